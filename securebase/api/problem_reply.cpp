#include "securebase/api/problem_reply.hpp"

#include <span>
#include <string_view>

#include "securebase/api/json_writer.hpp"

namespace securebase::api {

namespace {

struct Kind {
  int status;
  std::string_view slug, title;
};

Kind kind(Errc code) {
  switch (code) {
    case Errc::bad_input: return {400, "bad-input", "The request cannot be read"};
    case Errc::unknown_instrument:
      return {404, "unknown-instrument", "There is no such instrument here"};
    case Errc::unknown_relationship:
      return {404, "unknown-relationship", "There is no such kind of relationship here"};
    case Errc::unknown_item: return {422, "unknown-item", "There is no such statement"};
    case Errc::bad_answer: return {422, "bad-answer", "An answer does not fit its statement"};
    case Errc::unknown_code: return {404, "unknown-code", "Nothing is kept under this code"};
    case Errc::too_large: return {413, "too-large", "The request is too large"};
    case Errc::busy: return {503, "busy", "The server is busy"};
    case Errc::storage_failed: return {503, "storage", "The store does not answer"};
    case Errc::bad_content: break;  // found at the start, never by a request
  }
  return {500, "internal", "The server made a mistake"};
}

http::Response document(const Kind& kind, std::span<const Problem> problems) {
  JsonWriter json;
  json.begin_object().member("type", "/problems/" + std::string(kind.slug));
  json.member("title", kind.title).member("status", kind.status);
  std::string detail;
  for (const Problem& problem : problems) {
    if (&problem != problems.data()) detail += ' ';
    detail += problem.what + ' ' + problem.mend;
    if (detail.size() > 400) break;  // the rest is in the list
  }
  json.member("detail", detail).key("problems").begin_array();
  for (const Problem& problem : problems) {
    json.begin_object().member("what", problem.what).member("where", problem.where);
    json.member("mend", problem.mend).end_object();
  }
  json.end_array().end_object();
  http::Response response;
  response.status = kind.status;
  response.content_type = "application/problem+json";
  response.body = json.take();
  return response;
}

}  // namespace

http::Response code_problem_reply(const Error& error) {
  if (error.code != Errc::bad_answer) return problem_reply(error);
  return document({422, "bad-code", "This is not a code of six words"}, error.problems);
}

int http_status(Errc code) { return kind(code).status; }

http::Response problem_reply(const Error& error) {
  http::Response response = document(kind(error.code), error.problems);
  if (response.status == 503) response.header_lines = "Retry-After: 2\r\n";
  return response;
}

http::Response refusal_reply(const http::Refusal& refusal) {
  http::Response response =
      document({refusal.status, refusal.slug, refusal.title}, {&refusal.problem, 1});
  response.header_lines = refusal.header_lines;
  return response;
}

}  // namespace securebase::api

#include "securebase/contract/problem_document.hpp"

#include "securebase/json/writer.hpp"

namespace securebase::contract {

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
    case Errc::wrong_key: return {401, "wrong-key", "This needs the link of an operator"};
    case Errc::does_not_match:
      return {422, "does-not-match", "The questionnaire does not match the recipe"};
    case Errc::bad_content: break;  // found at the start, never by a request
  }
  return {500, "internal", "The server made a mistake"};
}

}  // namespace

ProblemDocument problem_document(int status, std::string_view slug, std::string_view title,
                                 std::span<const Problem> problems) {
  json::Writer json;
  json.begin_object().member("type", "/problems/" + std::string(slug));
  json.member("title", title).member("status", status);
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
  return {status, json.take()};
}

ProblemDocument problem_document(const Error& error) {
  const auto [status, slug, title] = kind(error.code);
  return problem_document(status, slug, title, error.problems);
}

ProblemDocument code_problem_document(const Error& error) {
  if (error.code != Errc::bad_answer) return problem_document(error);
  return problem_document(422, "bad-code", "This is not a code of six words", error.problems);
}

}  // namespace securebase::contract

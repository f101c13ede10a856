#include "securebase/api/problem_reply.hpp"

#include <utility>

#include "securebase/contract/problem_document.hpp"

namespace securebase::api {

namespace {

http::Response response_of(contract::ProblemDocument document) {
  http::Response response;
  response.status = document.status;
  response.content_type = "application/problem+json";
  response.body = std::move(document.body);
  return response;
}

}  // namespace

http::Response code_problem_reply(const Error& error) {
  if (error.code != Errc::bad_answer) return problem_reply(error);
  return response_of(contract::code_problem_document(error));
}

http::Response problem_reply(const Error& error) {
  http::Response response = response_of(contract::problem_document(error));
  if (response.status == 503) response.header_lines = "Retry-After: 2\r\n";
  return response;
}

http::Response refusal_reply(const http::Refusal& refusal) {
  http::Response response = response_of(contract::problem_document(
      refusal.status, refusal.slug, refusal.title, {&refusal.problem, 1}));
  response.header_lines = refusal.header_lines;
  return response;
}

}  // namespace securebase::api

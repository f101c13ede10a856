// Fears: a client cannot tell what is wrong from a reply, or gets the wrong status for it.
#include "securebase/api/problem_reply.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <utility>

using namespace securebase;
using namespace securebase::api;

namespace {

boost::json::object document(const http::Response& response) {
  CHECK(response.content_type == "application/problem+json");
  return boost::json::parse(response.body).as_object();
}

}  // namespace

TEST_CASE("each reason has its status") {
  const std::pair<Errc, int> table[] = {
      {Errc::bad_input, 400},   {Errc::unknown_instrument, 404}, {Errc::unknown_relationship, 404},
      {Errc::unknown_item, 422}, {Errc::bad_answer, 422},         {Errc::unknown_code, 404},
      {Errc::too_large, 413},   {Errc::busy, 503},               {Errc::storage_failed, 503},
      {Errc::bad_content, 500}};
  for (const auto& [code, status] : table) {
    const auto response = problem_reply({code, {{"What.", "/where", "Mend."}}});
    CHECK(response.status == status);
    CHECK(document(response).at("status") == status);
    CHECK((response.header_lines.find("Retry-After") != std::string::npos) == (status == 503));
  }
}

TEST_CASE("a problem document holds every problem, whatever its text") {
  const auto response = problem_reply(
      {Errc::bad_answer, {{"A \"quote\"\n\x01.", "/a", "Do\\this."}, {"B.", "/b", "C."}}});
  const auto made = document(response);
  CHECK(made.at("type") == "/problems/bad-answer");
  CHECK(made.at("detail") == "A \"quote\"\n\x01. Do\\this. B. C.");
  REQUIRE(made.at("problems").as_array().size() == 2);
  CHECK(made.at("problems").at(0).at("what") == "A \"quote\"\n\x01.");
  CHECK(made.at("problems").at(1).at("where") == "/b");
}

TEST_CASE("a refusal of the server and a code that is none have documents of the same shape") {
  const auto refused = refusal_reply({405, "wrong-method", "T", {"W.", "method", "M."}, "Allow: X\r\n"});
  CHECK(refused.status == 405);
  CHECK(refused.header_lines == "Allow: X\r\n");
  CHECK(document(refused).at("type") == "/problems/wrong-method");
  const auto code = code_problem_reply({Errc::bad_answer, {{"W.", "/code", "M."}}});
  CHECK(document(code).at("type") == "/problems/bad-code");
  CHECK(code_problem_reply({Errc::unknown_code, {{"W.", "/code", "M."}}}).status == 404);
}

// Fears: a wrong address or method gets silence, or the answer of another.
#include "securebase/http/router.hpp"

#include <doctest/doctest.h>

#include <optional>

using namespace securebase::http;

namespace {

struct Kept final : Exchange {
  std::optional<Response> response;
  int replies = 0;
  bool abandoned = false;
  void reply(Response given) override {
    response = std::move(given);
    ++replies;
  }
  void abandon() override { abandoned = true; }
};

Response refused(const Refusal& refusal) {
  Response response;
  response.status = refusal.status;
  response.header_lines = refusal.header_lines;
  return response;
}

Router router() {
  Router made(refused);
  const auto saying = [](std::string text) {
    return [text](const Request&, Responder responder) {
      Response response;
      response.body = text;
      responder(std::move(response));
    };
  };
  made.add("GET", "/api/thing", saying("got"));
  made.add("POST", "/api/thing", saying("posted"));
  made.otherwise(saying("page"), "/api/");
  return made;
}

Response ask(std::string_view method, std::string_view path) {
  const auto kept = std::make_shared<Kept>();
  Request request;
  request.method = method;
  request.path = path;
  router()(request, Responder(kept));
  REQUIRE(kept->replies == 1);
  CHECK_FALSE(kept->abandoned);
  return *kept->response;
}

}  // namespace

TEST_CASE("each method of a path has its handler, and HEAD is GET") {
  CHECK(ask("GET", "/api/thing").body == "got");
  CHECK(ask("HEAD", "/api/thing").body == "got");
  CHECK(ask("POST", "/api/thing").body == "posted");
}

TEST_CASE("a wrong method is told which there are") {
  const Response wrong = ask("DELETE", "/api/thing");
  CHECK(wrong.status == 405);
  CHECK(wrong.header_lines == "Allow: GET, HEAD, POST, OPTIONS\r\n");
  CHECK(ask("POST", "/page").status == 405);
  CHECK(ask("POST", "/page").header_lines == "Allow: GET, HEAD, OPTIONS\r\n");
}

TEST_CASE("OPTIONS answers what a path takes") {
  CHECK(ask("OPTIONS", "/api/thing").status == 204);
  CHECK(ask("OPTIONS", "/api/thing").header_lines == "Allow: GET, HEAD, POST, OPTIONS\r\n");
  CHECK(ask("OPTIONS", "*").status == 204);
}

TEST_CASE("what is not in the interface is a page, except below its prefix") {
  CHECK(ask("GET", "/anything").body == "page");
  CHECK(ask("GET", "/api/none").status == 404);
  CHECK(ask("POST", "/api/none").status == 404);
  CHECK(ask("GET", "/api/thing/").status == 404);
}

TEST_CASE("a responder that nobody used tells so; one that moved on does not") {
  const auto kept = std::make_shared<Kept>();
  { Responder dropped(kept); }
  CHECK(kept->abandoned);
  const auto other = std::make_shared<Kept>();
  {
    Responder first(other);
    Responder second(std::move(first));
    second({});
    second({});
  }
  CHECK(other->replies == 1);
  CHECK_FALSE(other->abandoned);
}

// Fear: the engine of a browser answers otherwise than the server's own calls.
#include "securebase/engine/engine.hpp"

#include <doctest/doctest.h>

#include "securebase/content/catalogue.hpp"

using namespace securebase;
using namespace securebase::engine;

namespace {

EngineContent shipped() {
  auto catalogue = content::load(SECUREBASE_SOURCE_DIR "/content");
  REQUIRE(catalogue);
  return {{std::move(catalogue->instruments), std::move(catalogue->kinds),
           std::move(catalogue->patterns), std::move(catalogue->change),
           std::move(catalogue->answer_quality)},
          own_measures(catalogue->questionnaires)};
}

}  // namespace

TEST_CASE("each call answers from packed content as it does from the files, byte by byte") {
  const care::Assessments assessments(shipped().assessments);
  const auto all = std::make_shared<std::vector<care::QuestionnaireHere>>();
  for (auto& measure : shipped().measures) all->push_back({std::move(measure), std::nullopt});
  const auto calls = contract::pure_calls({assessments, [all] { return all; }});
  const auto engine = Engine::load(pack(shipped()).bytes);
  REQUIRE(engine);
  REQUIRE(calls.size() >= 7);
  const std::string begun =
      R"({"instrument":"attachment","version":")" + [&] {
        for (const auto& one : assessments.content().instruments) {
          if (one.has_wording) return one.version;
        }
        return std::string();
      }() + R"(","relationship":"partner","answers":[]})";
  for (const contract::Call& call : calls) {
    for (const std::string& body : {begun, std::string("{}"), std::string()}) {
      const auto reply = engine->call(call.method, call.path, body);
      const auto native = call.fixed ? contract::CallReply{200, *call.fixed} : call.answer(body);
      CHECK(reply.status == native.status);
      CHECK(reply.body == native.body);
    }
  }
  CHECK(engine->call("POST", "/api/v1/assessments/next", begun).status == 200);
  CHECK(engine->call("POST", "/api/v1/assessments/next", "{}").status == 400);
}

TEST_CASE("what is not there, and content that cannot be read, are problems and not silence") {
  const auto engine = Engine::load(pack(shipped()).bytes);
  REQUIRE(engine);
  CHECK(engine->call("POST", "/api/v1/kept-maps", "{}").status == 404);
  CHECK(engine->call("POST", "/api/v1/instruments", "").status == 404);
  const auto none = Engine::load("nothing");
  REQUIRE_FALSE(none);
  CHECK(none.error().code == Errc::bad_content);
  CHECK_FALSE(none.error().problems.empty());
}

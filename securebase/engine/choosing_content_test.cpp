// Fears: the content of a browser is not the content of the server; spoiled bytes are used.
#include "securebase/engine/choosing_content.hpp"

#include <doctest/doctest.h>

#include <random>

#include "securebase/content/guidance.hpp"
#include "securebase/engine/choosing_engine.hpp"

using namespace securebase;
using namespace securebase::engine;

namespace {

const PackedContent& packed() {
  static const PackedContent made = [] {
    auto guidance = content::load_guidance(SECUREBASE_SOURCE_DIR "/content");
    REQUIRE(guidance);
    return pack(ChoosingContent{std::move(guidance->therapy), std::move(guidance->safety)});
  }();
  return made;
}

}  // namespace

TEST_CASE("the guidance that ships is packed, unpacked and packed again without a difference") {
  const auto back = unpack_choosing(packed().bytes);
  REQUIRE(back);
  CHECK(pack(*back).bytes == packed().bytes);
  CHECK(back->guidance.ways.size() == 18);
  CHECK(back->guidance.indications.needs.size() == 54);
  CHECK(back->guidance.checks.size() == 2);
}

TEST_CASE("bytes of the choosing module that were changed anywhere are refused") {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::string bytes = packed().bytes;
    bytes[random() % bytes.size()] ^= static_cast<char>(1U << (random() % 8));
    CHECK_FALSE(unpack_choosing(bytes));
  }
  CHECK_FALSE(unpack_choosing(""));
  CHECK_FALSE(unpack_choosing(packed().bytes.substr(0, packed().bytes.size() - 1)));
}

TEST_CASE("content that contradicts itself is refused, whole as it is") {
  const auto spoil = [](auto how) {
    auto content = unpack_choosing(packed().bytes);
    REQUIRE(content);
    how(content->guidance);
    return unpack_choosing(pack(*content).bytes).has_value();
  };
  CHECK(spoil([](therapy::Guidance&) {}));
  CHECK_FALSE(spoil([](therapy::Guidance& all) { all.ways.pop_back(); }));
  CHECK_FALSE(spoil([](therapy::Guidance& all) { all.indications.needs[3].row.cells.pop_back(); }));
  CHECK_FALSE(spoil([](therapy::Guidance& all) { all.indications.needs[3].group = 99; }));
  CHECK_FALSE(spoil([](therapy::Guidance& all) { all.indications.gates[0].row.reasons.clear(); }));
  CHECK_FALSE(spoil([](therapy::Guidance& all) {
    all.checks[0].questions[0].answers[0].weights = {{99, 1}};
  }));
}

TEST_CASE("a call that is not there is told, and the content of the other module is no content") {
  auto engine = ChoosingEngine::load(packed().bytes);
  REQUIRE(engine);
  CHECK(engine->call("GET", "/api/v1/match/needs", "").status == 200);
  CHECK(engine->call("GET", "/api/v1/safety/check", "").status == 200);
  CHECK(engine->call("POST", "/api/v1/assessments/next", "{}").status == 404);
  CHECK_FALSE(ChoosingEngine::load("SBEC" + packed().bytes.substr(4)));
}

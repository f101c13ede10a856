// Fear: the figures that tell how much the phrase check misses are wrong themselves.
#include "securebase/safety/phrase_measure.hpp"

#include <doctest/doctest.h>

namespace securebase::safety {

// The values of 81 of 100 were worked out from the formula apart from this program.
TEST_CASE("shares have Wilson's interval") {
  const auto most = share(81, 100);
  REQUIRE(most);
  CHECK(most->value == doctest::Approx(0.81));
  CHECK(most->low == doctest::Approx(0.7222).epsilon(1e-4));
  CHECK(most->high == doctest::Approx(0.8749).epsilon(1e-4));
  const auto none = share(0, 10);
  REQUIRE(none);
  CHECK(none->low == 0);
  // With no hit the upper end is z2/(n + z2).
  CHECK(none->high == doctest::Approx(3.841459 / 13.841459).epsilon(1e-6));
  const auto all = share(10, 10);
  REQUIRE(all);
  CHECK(all->high == doctest::Approx(1));
  CHECK(all->low == doctest::Approx(10 / 13.841459).epsilon(1e-6));
  CHECK_FALSE(share(0, 0));
  CHECK_FALSE(share(2, 1));
}

TEST_CASE("sentences are counted by half and by kind") {
  Phrases phrases;
  phrases.heavy = {{"dark", 2}};
  const std::vector<TestSentence> sentences{{"1", "b", "joke", "dark chocolate", false},
                                            {"2", "a", "joke", "light beer", false},
                                            {"3", "a", "direct", "all is dark", true},
                                            {"4", "a", "direct", "all is black", true},
                                            {"5", "a", "slang", "darkk", true}};
  const auto halves = measure(phrases, sentences);
  REQUIRE(halves.size() == 2);
  CHECK(halves[0].half == "a");
  CHECK(halves[0].counts.sentences() == 4);
  CHECK(halves[0].counts.recall()->value == doctest::Approx(1.0 / 3));
  CHECK(halves[0].counts.precision()->value == 1);
  CHECK(halves[0].counts.left_alone()->value == 1);
  REQUIRE(halves[0].kinds.size() == 3);
  CHECK(halves[0].kinds[0].kind == "direct");
  CHECK(halves[0].kinds[0].counts.true_positives == 1);
  CHECK(halves[0].kinds[2].kind == "joke");
  CHECK(halves[1].counts.false_positives == 1);
  CHECK_FALSE(halves[1].counts.recall());
}

}  // namespace securebase::safety

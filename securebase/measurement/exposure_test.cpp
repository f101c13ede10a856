// The fear: a draw that is not the same twice, or that leaves the chances of the content file.
#include "securebase/measurement/exposure.hpp"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>

#include "securebase/measurement/bank_for_test.hpp"

namespace securebase::measurement {

TEST_CASE(
    "each item is offered as often as its chance says, and the number offered hardly varies") {
  Instrument bank = bank_for_test();
  for (std::size_t i = 0; i < 40; ++i)
    bank.exposure.chances.push_back(0.2 + 0.02 * static_cast<double>(i % 20));
  constexpr int sittings = 20'000;
  std::vector<int> offered(40);
  for (std::uint64_t seed = 1; seed <= sittings; ++seed) {
    const std::vector<double> reluctant = reluctance(bank, seed);
    std::array<int, 2> size{};
    for (std::size_t i = 0; i < 40; ++i) {
      REQUIRE(reluctant[i] >= 0.0);
      if (reluctant[i] > 0.0) continue;
      ++offered[i];
      ++size[i / 20];
    }
    // The chances of a scale sum to 7.8: seven or eight are drawn, never another number.
    CHECK(size[0] >= 7);
    CHECK(size[0] <= 8);
    CHECK(size[1] >= 7);
    CHECK(size[1] <= 8);
  }
  for (std::size_t i = 0; i < 40; ++i) {
    const double chance = bank.exposure.chances[i];
    CHECK(std::abs(offered[i] / double{sittings} - chance) <
          4.5 * std::sqrt(chance * (1 - chance) / sittings));
  }
}

TEST_CASE("a seed always draws the same, another seed something else, and seed 0 offers all") {
  Instrument bank = bank_for_test();
  bank.exposure.chances.assign(40, 0.5);
  CHECK(reluctance(bank, 77) == reluctance(bank, 77));
  CHECK(reluctance(bank, 77) != reluctance(bank, 78));
  CHECK(reluctance(bank, 0) == std::vector<double>(40, 0.0));
  bank.exposure.chances.clear();
  CHECK(reluctance(bank, 77) == std::vector<double>(40, 0.0));
}

TEST_CASE("items that alternate between scales are drawn in any company, not always beside the same") {
  Instrument bank = bank_for_test();
  Instrument alternating = bank;
  alternating.items.clear();
  for (std::size_t i = 0; i < 20; ++i) {
    alternating.items.push_back(bank.items[i]);
    alternating.items.push_back(bank.items[20 + i]);
  }
  for (Item& item : alternating.items) item.facet.clear();
  alternating.exposure.chances.assign(40, 0.5);
  int together = 0;
  constexpr int sittings = 4000;
  for (std::uint64_t seed = 1; seed <= sittings; ++seed) {
    const std::vector<double> reluctant = reluctance(alternating, seed);
    together += reluctant[0] == 0.0 && reluctant[2] == 0.0 ? 1 : 0;
  }
  // Neighbours of one scale at a chance of one half: near a quarter, never all or none.
  CHECK(together > sittings / 6);
  CHECK(together < sittings / 3);
}

TEST_CASE("tuning offers less of what was shown too often and keeps every item in the bank") {
  const std::vector<double> chances{0.5, 0.5, 0.06};
  const std::vector<ItemUse> use{
      {.eligible = 50, .shown_eligible = 50, .other = 50, .shown_other = 30},
      {.eligible = 50, .shown_eligible = 5, .other = 50, .shown_other = 0},
      {.eligible = 10, .shown_eligible = 10, .other = 90, .shown_other = 90}};
  CHECK(use[0].rate() == doctest::Approx(0.8));
  const std::vector<double> tuned = tuned_chances(chances, use, 0.5);
  CHECK(tuned[0] == doctest::Approx(0.5 * std::sqrt(0.5 / 0.8)));
  CHECK(tuned[1] > 0.5);
  CHECK(tuned[1] <= 1.0);
  CHECK(tuned[2] >= 0.05);
}

}  // namespace securebase::measurement

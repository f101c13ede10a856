// The fear: figures about the test that are themselves computed wrongly.
#include "securebase/measurement/simulation_sittings.hpp"

#include <doctest/doctest.h>
#include <cmath>
#include <set>

#include "securebase/measurement/bank_for_test.hpp"
#include "securebase/measurement/random.hpp"
#include "securebase/measurement/simulation.hpp"

namespace securebase::measurement {

TEST_CASE("figures of three sittings agree with a computation by hand") {
  const std::vector<ScaleOutcome> outcomes{
      {.shown = 4, .answered = 4, .stop = Stop::precise, .found = {0.0, 0.3}, .reference = 0.5},
      {.shown = 6, .answered = 6, .stop = Stop::precise, .found = {1.0, 0.3}, .reference = 2.0},
      {.shown = 11,
       .answered = 9,
       .stop = Stop::most_items,
       .found = {2.0, 0.5},
       .reference = 2.0}};
  const ScaleFigures f = figures_of(outcomes, 0.35);
  CHECK(f.items_mean == doctest::Approx(7.0));
  CHECK(f.items_median == 6);
  CHECK(f.items_90 == 11);
  CHECK(f.bias == doctest::Approx(-0.5));
  CHECK(f.root_mean_square == doctest::Approx(std::sqrt(1.25 / 3)));
  CHECK(f.coverage == doctest::Approx(2.0 / 3));
  CHECK(f.never_reached == doctest::Approx(1.0 / 3));
  CHECK(f.correlation == doctest::Approx(std::sqrt(3.0) / 2));
}

TEST_CASE("one scale of a bank keeps its items, its enemies and nothing else") {
  const Instrument second = only_scale(bank_for_test(), 1);
  REQUIRE(second.items.size() == 20);
  CHECK(second.items[0].id == "item-20");
  CHECK(second.items[0].scale == 0);
  CHECK(second.items[0].enemies == std::vector<std::size_t>{1});
  CHECK(second.scales.size() == 1);
}

TEST_CASE("two scales without correlation ask and find what each alone would") {
  Instrument both = bank_for_test();
  const AdaptiveTest test(both);
  for (std::size_t p = 0; p < 60; ++p) {
    RandomStream random(8, p);
    const std::array<double, 2> theta{random.normal(), random.normal()};
    const auto answer = [&](std::size_t item) {
      return simulated_answer(both.items[item].model, theta[item / 20], 8, p, item);
    };
    const WholeSitting whole = whole_sitting(test, {}, answer);
    for (std::size_t s = 0; s < 2; ++s) {
      const Instrument one = only_scale(both, s);
      const WholeSitting alone = whole_sitting(
          AdaptiveTest(one), {}, [&](std::size_t item) { return answer(item + 20 * s); });
      const Estimate &a = alone.last.posterior.scales[0], &b = whole.last.posterior.scales[s];
      CHECK(a.theta == doctest::Approx(b.theta).epsilon(1e-10));
      CHECK(a.standard_error == doctest::Approx(b.standard_error).epsilon(1e-10));
      CHECK(alone.last.scales[0].answered == whole.last.scales[s].answered);
    }
  }
}

TEST_CASE("the same seed and answers give the same sitting, another seed other statements") {
  Instrument bank = bank_for_test();
  bank.exposure.chances.assign(40, 0.5);
  const AdaptiveTest test(bank);
  const auto items = [&](std::uint64_t seed) {
    Sitting start;
    start.seed = seed;
    std::vector<std::size_t> asked;
    for (const Given& given : whole_sitting(test, start, [](std::size_t) { return 2; }).given) {
      asked.push_back(given.item);
    }
    return asked;
  };
  CHECK(items(5) == items(5));
  std::set<std::vector<std::size_t>> different;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) different.insert(items(seed));
  CHECK(different.size() > 15);
}

TEST_CASE("under every selection rule a sitting reaches what its rules ask for") {
  const Instrument bank = bank_for_test();
  const AdaptiveTest test(bank);
  for (const Selection selection : {Selection::maximum_information, Selection::expected_information,
                                    Selection::expected_variance, Selection::determinant}) {
    AdaptiveRules rules{.least_facets = 4, .selection = selection};
    rules.stop_region_probability = 0.8;
    for (std::size_t p = 0; p < 40; ++p) {
      RandomStream random(21, p);
      const std::array<double, 2> theta{2 * random.normal(), 2 * random.normal()};
      Sitting start;
      start.rules = &rules;
      const WholeSitting whole = whole_sitting(test, start, [&](std::size_t item) {
        return simulated_answer(bank.items[item].model, theta[item / 20], 21, p, item);
      });
      std::array<std::set<std::string>, 2> facets;
      for (const Given& given : whole.given) {
        facets[given.item / 20].insert(bank.items[given.item].facet);
      }
      double highest = 0;
      for (const auto& row : whole.last.posterior.quadrants) {
        for (const double p_region : row) highest = std::max(highest, p_region);
      }
      for (std::size_t s = 0; s < 2; ++s) {
        CHECK(facets[s].size() >= 4);
        CHECK(whole.last.scales[s].answered >= rules.least_items);
        if (whole.last.scales[s].stop == Stop::region_known) CHECK(highest >= 0.8);
      }
    }
  }
}

}  // namespace securebase::measurement

#include "securebase/measurement/adaptive_testing.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <random>
#include <set>

#include "securebase/measurement/item_model.hpp"

namespace securebase::measurement {
namespace {

// Twenty items a scale with the spread of slopes that a new bank has; every third one is reversed,
// and the first two of each scale are enemies.
Instrument bank() {
  Instrument bank;
  for (int value = 1; value <= 5; ++value) bank.answers.push_back({value, ""});
  bank.scales = {{"anxiety", "", {}}, {"avoidance", "", {}}};
  bank.boundaries = {0.0, 0.0};
  for (std::size_t i = 0; i < 40; ++i) {
    Item item;
    item.id = "item-" + std::to_string(i);
    item.scale = i / 20;
    item.reversed = i % 3 == 0;
    const double shift = 0.13 * static_cast<double>(i * 5 % 9) - 0.5;
    item.model = {1.0 + 0.06 * static_cast<double>(i % 20),
                  {-1.5 + shift, -0.4 + shift, 0.4 + shift, 1.6 + shift}};
    if (i % 20 < 2) item.enemies = {i ^ 1U};
    bank.items.push_back(item);
  }
  return bank;
}

struct Person {
  std::array<double, 2> theta;
  double skips = 0.0;  // share of statements left out
};

std::optional<int> answer_of(const Person& person, const Item& item, std::mt19937_64& random) {
  std::uniform_real_distribution<double> unit(0, 1);
  if (unit(random) < person.skips) return std::nullopt;
  double left = unit(random);
  for (int k = 0; k < 4; ++k) {
    left -= probability(item.model, k, person.theta[item.scale]);
    if (left < 0) return k;
  }
  return 4;
}

struct Sitting {
  std::vector<Given> given;
  std::vector<int> forecasts;
  Step last;
};

Sitting sit(const AdaptiveTest& test, const Instrument& bank, const Person& person,
            std::mt19937_64& random) {
  Sitting sitting;
  for (;;) {
    sitting.last = test.next(sitting.given);
    if (!sitting.last.item) return sitting;
    REQUIRE(sitting.given.size() < bank.items.size());
    sitting.forecasts.push_back(sitting.last.about_remaining);
    const std::size_t item = *sitting.last.item;
    sitting.given.push_back({item, answer_of(person, bank.items[item], random)});
  }
}

TEST_CASE("no item is ever repeated, no two enemies meet, and every sitting ends as the rules say") {
  const Instrument instrument = bank();
  const AdaptiveTest test(instrument);
  std::mt19937_64 random(11);
  std::normal_distribution<double> normal;
  for (int person = 0; person < 300; ++person) {
    const Sitting sitting =
        sit(test, instrument, {{normal(random), normal(random)}, person % 3 * 0.15}, random);
    std::set<std::size_t> seen;
    std::array<std::array<int, 2>, 2> keyed{};
    for (const Given& given : sitting.given) {
      CHECK(seen.insert(given.item).second);
      for (const std::size_t enemy : instrument.items[given.item].enemies) {
        CHECK_FALSE(seen.contains(enemy));
      }
      const Item& item = instrument.items[given.item];
      if (given.category) ++keyed[item.scale][item.reversed ? 1 : 0];
    }
    for (std::size_t s = 0; s < 2; ++s) {
      const ScaleState& state = sitting.last.scales[s];
      CHECK(state.stop != Stop::going_on);
      if (state.stop == Stop::too_few_answers) continue;
      CHECK(state.answered >= 4);
      CHECK(state.answered <= 12);
      CHECK(keyed[s][0] >= 1);
      CHECK(keyed[s][1] >= 1);
      const double error = sitting.last.posterior.scales[s].standard_error;
      if (state.stop == Stop::precise) CHECK(error <= 0.35);
      if (state.stop == Stop::most_items) CHECK(error > 0.35);
    }
  }
}

TEST_CASE("the order of the answers changes nothing, to the last digit") {
  const Instrument instrument = bank();
  const AdaptiveTest test(instrument);
  std::mt19937_64 random(5);
  Sitting sitting = sit(test, instrument, {{0.8, -1.1}, 0.1}, random);
  sitting.given.resize(sitting.given.size() / 2);
  const Step before = test.next(sitting.given);
  for (int turn = 0; turn < 20; ++turn) {
    std::ranges::shuffle(sitting.given, random);
    const Step after = test.next(sitting.given);
    CHECK(after.item == before.item);
    CHECK(after.posterior.scales[0].theta == before.posterior.scales[0].theta);
    CHECK(after.posterior.scales[1].standard_error == before.posterior.scales[1].standard_error);
    CHECK(after.about_remaining == before.about_remaining);
  }
}

TEST_CASE("simulated people are found again, with errors as large as they claim") {
  Instrument instrument = bank();
  instrument.prior_correlation = 0.3;
  const AdaptiveTest test(instrument);
  std::mt19937_64 random(2024);
  std::normal_distribution<double> normal;
  int covered = 0, values = 0;
  double squares = 0, claimed = 0, cross = 0, theta_squares = 0, estimate_squares = 0;
  for (int person = 0; person < 1000; ++person) {
    const double x = normal(random);
    const double y = 0.3 * x + std::sqrt(1 - 0.09) * normal(random);
    const Sitting sitting = sit(test, instrument, {{x, y}}, random);
    for (std::size_t s = 0; s < 2; ++s) {
      const Estimate& found = sitting.last.posterior.scales[s];
      const double truth = s == 0 ? x : y;
      const double off = found.theta - truth;
      covered += std::abs(off) <= 1.96 * found.standard_error;
      ++values;
      squares += off * off;
      claimed += found.standard_error * found.standard_error;
      cross += found.theta * truth;
      theta_squares += truth * truth;
      estimate_squares += found.theta * found.theta;
    }
  }
  const double coverage = static_cast<double>(covered) / values;
  MESSAGE("coverage of the 95 % interval ", coverage, ", root mean square error ",
          std::sqrt(squares / values), ", claimed ", std::sqrt(claimed / values));
  CHECK(coverage > 0.94);
  CHECK(coverage < 0.96);
  CHECK(squares / claimed == doctest::Approx(1.0).epsilon(0.08));
  CHECK(cross / std::sqrt(theta_squares * estimate_squares) > 0.93);
}

TEST_CASE("the forecast of further statements is about right from the start on") {
  const Instrument instrument = bank();
  const AdaptiveTest test(instrument);
  std::mt19937_64 random(77);
  std::normal_distribution<double> normal;
  double off = 0, away = 0;
  int forecasts = 0;
  for (int person = 0; person < 300; ++person) {
    const Sitting sitting = sit(test, instrument, {{normal(random), normal(random)}}, random);
    const int total = static_cast<int>(sitting.given.size());
    for (int step = 0; step < total; ++step, ++forecasts) {
      const int difference = sitting.forecasts[static_cast<std::size_t>(step)] - (total - step);
      off += difference;
      away += std::abs(difference);
    }
  }
  MESSAGE("forecast minus truth ", off / forecasts, ", mean absolute ", away / forecasts);
  CHECK(std::abs(off / forecasts) < 1.0);
  CHECK(away / forecasts < 2.0);
}

TEST_CASE("whoever skips everything reaches an end that says there are too few answers") {
  const Instrument instrument = bank();
  const AdaptiveTest test(instrument);
  std::mt19937_64 random(3);
  const Sitting sitting = sit(test, instrument, {{0, 0}, 1.0}, random);
  CHECK(sitting.last.scales[0].stop == Stop::too_few_answers);
  CHECK(sitting.last.scales[1].stop == Stop::too_few_answers);
  CHECK_FALSE(sitting.last.enough());
  CHECK(sitting.last.posterior.scales[0].standard_error == doctest::Approx(1.0).epsilon(1e-9));
}

TEST_CASE("when items tell next to nothing the test stops instead of asking on") {
  Instrument instrument = bank();
  for (Item& item : instrument.items) item.model.slope = 0.12;
  std::mt19937_64 random(3);
  const Sitting sitting = sit(AdaptiveTest(instrument), instrument, {{0, 0}}, random);
  for (const ScaleState& scale : sitting.last.scales) {
    CHECK(scale.stop == Stop::little_to_gain);
    CHECK(scale.answered == 4);
  }
  CHECK(sitting.last.enough());
}

TEST_CASE("a correlated prior lets one scale inform the other") {
  Instrument instrument = bank();
  instrument.prior_correlation = 0.5;
  const AdaptiveTest test(instrument);
  std::vector<Given> given;
  for (std::size_t i = 2; i < 10; ++i) given.push_back({i, 4});
  const Step step = test.next(given);
  CHECK(step.posterior.scales[0].theta > 1.0);
  CHECK(step.posterior.scales[1].theta ==
        doctest::Approx(0.5 * step.posterior.scales[0].theta).epsilon(1e-9));
}

}  // namespace
}  // namespace securebase::measurement

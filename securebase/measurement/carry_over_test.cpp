// The fear: an old or a wrong map that speaks louder than the answers of today.
#include "securebase/measurement/carry_over.hpp"

#include <doctest/doctest.h>
#include <cmath>
#include <vector>

#include "securebase/measurement/bank_for_test.hpp"
#include "securebase/measurement/random.hpp"
#include "securebase/measurement/simulation.hpp"
#include "securebase/measurement/simulation_sittings.hpp"

namespace securebase::measurement {
namespace {

const Stability stability{.across = 0.35, .floor = 0.45, .fading_days = 270};

Carried one(bool same, double days, Estimate own) {
  const std::vector<EarlierValue> earlier{{same, days, own}};
  return carry_over(earlier, stability);
}

// What a sitting with one earlier value of the same relationship finds.
struct Found {
  double covered = 0, error = 0, items = 0;
};
Found sittings_after(double days, int people) {
  const Instrument bank = bank_for_test(1);
  const AdaptiveTest test(bank);
  Found found;
  for (int p = 0; p < people; ++p) {
    const auto person = static_cast<std::size_t>(p);
    RandomStream random(4711, person);
    const double k = stability.over_time(days);
    const double before = random.normal();
    const double now = k * before + std::sqrt(1 - k * k) * random.normal();
    const auto sit = [&](double theta, std::uint64_t seed, const Carried& carried) {
      Sitting start;
      start.carried[0] = carried;
      return whole_sitting(test, start, [&](std::size_t item) {
        return simulated_answer(bank.items[item].model, theta, seed, person, item);
      });
    };
    const std::vector<EarlierValue> earlier{{true, days, sit(before, 1, {}).last.own[0]}};
    const WholeSitting sitting = sit(now, 2, carry_over(earlier, stability));
    const Estimate& value = sitting.last.posterior.scales[0];
    found.covered += std::abs(value.theta - now) <= 1.959964 * value.standard_error ? 1 : 0;
    found.error += (value.theta - now) * (value.theta - now);
    found.items += static_cast<double>(sitting.given.size());
  }
  return {found.covered / people, std::sqrt(found.error / people), found.items / people};
}

}  // namespace

TEST_CASE("one earlier value follows the closed form of two normals") {
  // Seen through an error: likelihood precision 1/se^2 - 1, mean value / (se^2 * precision).
  const Estimate own{0.8, 0.4};
  const double precision = 1 / 0.16 - 1, mean = 0.8 / (0.16 * precision);
  for (const bool same : {true, false}) {
    for (const double days : {0.0, 30.0, 2000.0}) {
      const double r = stability.correlation(same, days);
      const Carried carried = one(same, days, own);
      CHECK(carried.mean == doctest::Approx(r / (1 + 1 / precision) * mean).epsilon(1e-12));
      CHECK(carried.sd ==
            doctest::Approx(std::sqrt(1 - r * r / (1 + 1 / precision))).epsilon(1e-12));
    }
  }
  // Today, of the same relationship: what was known then is known now.
  CHECK(one(true, 0, own).mean == doctest::Approx(0.8).epsilon(1e-12));
  CHECK(one(true, 0, own).sd == doctest::Approx(0.4).epsilon(1e-12));
}

TEST_CASE(
    "an earlier map tells less with time, and of another relationship less than of this one") {
  double before = 0.0;
  for (const double days : {0.0, 10.0, 90.0, 365.0, 3650.0}) {
    const Carried same = one(true, days, {1.0, 0.35});
    CHECK(same.sd > before);
    CHECK(one(false, days, {1.0, 0.35}).sd > same.sd);
    before = same.sd;
  }
  CHECK(before > 0.88);  // ten years: little is left
  CHECK(one(false, 3650, {1.0, 0.35}).sd > 0.98);
}

TEST_CASE("a value that told nothing is left out, and the order of earlier maps does not matter") {
  CHECK(one(true, 3, {0.0, 1.0}).used == 0);
  CHECK(one(true, 3, {0.0, 1.0}).sd == 1.0);
  CHECK(carry_over({}, stability).used == 0);
  const std::vector<EarlierValue> a{
      {true, 5, {1.0, 0.4}}, {false, 50, {-0.5, 0.3}}, {true, 90, {0, 0.5}}};
  const std::vector<EarlierValue> b{a[2], a[0], a[1]};
  CHECK(carry_over(a, stability).mean ==
        doctest::Approx(carry_over(b, stability).mean).epsilon(1e-12));
  CHECK(carry_over(a, stability).sd == doctest::Approx(carry_over(b, stability).sd).epsilon(1e-12));
  CHECK(carry_over(a, stability).sd < one(true, 5, {1.0, 0.4}).sd);
}

TEST_CASE("without anything carried over not a digit changes") {
  OnGrid likelihood = standard_normal_weights();
  const OnGrid before = likelihood;
  multiply_in(likelihood, Carried{});
  CHECK(likelihood.at == before.at);
}

TEST_CASE("a wrong earlier map is overruled by enough answers") {
  const Instrument bank = bank_for_test(1);
  const AdaptiveTest test(bank);
  const Carried wrong = one(true, 30, {2.0, 0.35});
  REQUIRE(wrong.mean > 1.5);
  std::vector<Given> given;
  double before = 10.0;
  for (std::size_t i = 2; i < 20; ++i) {
    given.push_back({i, 0});  // the lowest answer, again and again
    const double value =
        test.next({.given = given, .carried = {wrong, {}}}).posterior.scales[0].theta;
    CHECK(value < before);
    before = value;
  }
  const double alone = test.next(given).posterior.scales[0].theta;
  CHECK(alone < -1.5);
  CHECK(before < -0.5);
  CHECK(test.next({.given = given, .carried = {wrong, {}}}).own[0].theta ==
        doctest::Approx(alone).epsilon(1e-12));
}

TEST_CASE("intervals with a carried prior hold the truth for people who change as the model says") {
  constexpr int people = 3000;
  const Found soon = sittings_after(14, people), late = sittings_after(400, people);
  MESSAGE("coverage after 14 days ", soon.covered, " with ", soon.items, " items, after 400 days ",
          late.covered, " with ", late.items);
  for (const Found& found : {soon, late}) {
    CHECK(found.covered > 0.94);
    CHECK(found.covered < 0.96);
  }
  CHECK(soon.items < late.items);
  CHECK(soon.error < late.error);
}

}  // namespace securebase::measurement

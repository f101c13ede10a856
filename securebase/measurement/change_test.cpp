// Fear: chance is told as change, or a change of a person's life is explained away.
#include "securebase/measurement/change.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "securebase/measurement/random.hpp"
#include "securebase/measurement/scale_scorer.hpp"
#include "securebase/measurement/simulation.hpp"

using namespace securebase::measurement;

namespace {

const Stability half{0.35, 0.5, 1e-9};  // correlation .5 after any wait

// The posterior of the difference by brute force: both true values on a fine grid.
struct ByGrid {
  double mean = 0, sd = 0, lower = 0;
};
ByGrid by_grid(const Estimate& a, const Estimate& b, double r) {
  constexpr double step = 0.02;
  const auto density = [](const Estimate& e, double x) {  // likelihood: posterior over N(0, 1)
    const double z = (x - e.theta) / e.standard_error;
    return std::exp(-0.5 * z * z + 0.5 * x * x);
  };
  double total = 0, first = 0, second = 0, lower = 0;
  for (double x = -6; x <= 6; x += step) {
    for (double y = -6; y <= 6; y += step) {
      const double prior = std::exp(-(x * x - 2 * r * x * y + y * y) / (2 * (1 - r * r)));
      const double weight = prior * density(a, x) * density(b, y);
      total += weight;
      first += weight * (y - x);
      second += weight * (y - x) * (y - x);
      lower += weight * (y < x - step / 2 ? 1.0 : y < x + step / 2 ? 0.5 : 0.0);
    }
  }
  const double mean = first / total;
  return {mean, std::sqrt(second / total - mean * mean), lower / total};
}

}  // namespace

TEST_CASE("the closed form is the posterior of two tied values") {
  for (const double days : {20.0, 200.0, 2000.0}) {
    const Stability stability;
    for (const auto& [a, b] : {std::pair{Estimate{1.2, 0.35}, Estimate{0.1, 0.31}},
                               std::pair{Estimate{-0.4, 0.6}, Estimate{0.5, 0.25}}}) {
      const Change change = change_between(a, b, days, stability);
      const ByGrid grid = by_grid(a, b, stability.over_time(days));
      CHECK(change.difference.value == doctest::Approx(grid.mean).epsilon(1e-4));
      CHECK(change.difference.standard_error == doctest::Approx(grid.sd).epsilon(1e-3));
      CHECK(std::abs(change.probability_lower - grid.lower) < 5e-4);
      CHECK(change.probability_lower + change.probability_higher == doctest::Approx(1.0));
    }
  }
}

TEST_CASE("the plain difference undoes the pull of the prior") {
  // Two likelihoods of precision 8 (posterior 9), at 0.9 and -0.45: EAP 0.8 and -0.4.
  const Change change = change_between({0.8, 1.0 / 3}, {-0.4, 1.0 / 3}, 30);
  CHECK(change.plain.value == doctest::Approx(-1.35));
  CHECK(change.plain.standard_error == doctest::Approx(0.5));
  CHECK(change.z == doctest::Approx(-2.7));
}

TEST_CASE("values that time leaves untied give the plain difference, pulled by each own prior") {
  const Stability none{0, 0, 1};
  const Change change = change_between({0.8, 0.3}, {-0.4, 0.4}, 1e6, none);
  CHECK(change.difference.value == doctest::Approx(-1.2));
  CHECK(change.difference.standard_error == doctest::Approx(0.5));
}

TEST_CASE("smallest detectable change for two short and for two full sittings") {
  CHECK(smallest_detectable_change(0.35, 0.35) == doctest::Approx(0.97).epsilon(0.005));
  CHECK(smallest_detectable_change(0.23, 0.23) == doctest::Approx(0.64).epsilon(0.005));
}

TEST_CASE("sittings that say nothing, and sittings of one day, leave both directions open") {
  const Change blank = change_between({0, 1}, {0, 1}, 100);
  CHECK(blank.probability_lower == doctest::Approx(0.5));
  CHECK(blank.z == 0);
  CHECK(std::isinf(blank.plain.standard_error));
  const Change same_day = change_between({1, 0.3}, {-1, 0.3}, 0);
  CHECK(same_day.difference.value == 0);
  CHECK(same_day.probability_lower == 0.5);
  CHECK(verdict(same_day).direction == Direction::not_certain);
  const Change soon = change_between({1, 0.3}, {0.8, 0.3}, 0.001);
  CHECK(std::abs(soon.probability_lower - 0.5) < 0.05);
}

TEST_CASE("turning time or the scale around turns the answer around") {
  const Estimate a{0.9, 0.33}, b{0.2, 0.41};
  const Change there = change_between(a, b, 150);
  const Change back = change_between(b, a, 150);
  CHECK(back.difference.value == doctest::Approx(-there.difference.value));
  CHECK(back.probability_lower == doctest::Approx(there.probability_higher));
  const Change mirrored =
      change_between({-a.theta, a.standard_error}, {-b.theta, b.standard_error}, 150);
  CHECK(mirrored.probability_higher == doctest::Approx(there.probability_lower));
  CHECK(mirrored.plain.value == doctest::Approx(-there.plain.value));
}

TEST_CASE("narrower sittings and longer waits make the same difference surer") {
  const auto sure = [](double error, double days) {
    return change_between({0.6, error}, {-0.2, error}, days).probability_lower;
  };
  CHECK(sure(0.23, 100) > sure(0.35, 100));
  CHECK(sure(0.35, 400) > sure(0.35, 100));
  CHECK(sure(0.35, 100) > sure(0.35, 10));
}

TEST_CASE("verdicts begin at .80 and .95") {
  const auto of = [](double lower) {
    Change change;
    change.probability_lower = lower;
    change.probability_higher = 1 - lower;
    return verdict(change);
  };
  CHECK(of(0.79).certainty == Certainty::not_certain);
  CHECK(of(0.79).direction == Direction::not_certain);
  CHECK(of(0.80).certainty == Certainty::probable);
  CHECK(of(0.80).direction == Direction::lower);
  CHECK(of(0.95).certainty == Certainty::real);
  CHECK(of(0.04).direction == Direction::higher);
  CHECK(of(0.04).certainty == Certainty::real);
}

TEST_CASE("both dimensions falling a little are surer together than each alone") {
  const Change one = change_between({0.5, 0.35}, {0.1, 0.35}, 200);
  const double together = probability_toward_security({one, one});
  CHECK(together > one.probability_lower);
  CHECK(probability_toward_security({one, one}, 0.999) ==
        doctest::Approx(one.probability_lower).epsilon(1e-3));
  const Change back = change_between({0.1, 0.35}, {0.5, 0.35}, 200);
  CHECK(probability_toward_security({one, back}) == doctest::Approx(0.5));
}

TEST_CASE("fear: a change called 90 % likely is real in fewer than 90 of 100 people") {
  // People whose two true values hang together as the prior says, answering eight items each time.
  const double r = half.over_time(100);
  std::vector<ItemModel> items;
  for (int i = 0; i < 8; ++i) {
    const double at = -1.4 + 0.4 * i;
    items.push_back({1.4 + 0.15 * i, {at - 1.2, at - 0.4, at + 0.4, at + 1.2}});
  }
  const ScaleScorer scorer(items);
  RandomStream draw(20261121, 7);
  const auto sit = [&](double theta) {
    std::array<std::int8_t, 8> answers{};
    for (std::size_t i = 0; i < items.size(); ++i) {
      answers[i] = static_cast<std::int8_t>(simulated_answer(items[i], theta, draw.unit()));
    }
    return scorer.eap(answers);
  };
  constexpr int people = 20'000, bins = 10;
  std::array<double, bins> claimed{}, found{}, count{};
  int covered = 0;
  for (int person = 0; person < people; ++person) {
    const double before = draw.normal();
    const double after = r * before + std::sqrt(1 - r * r) * draw.normal();
    const Change change = change_between(sit(before), sit(after), 100, half);
    const auto bin =
        std::min<std::size_t>(bins - 1, static_cast<std::size_t>(change.probability_lower * bins));
    claimed[bin] += change.probability_lower;
    found[bin] += after < before ? 1 : 0;
    count[bin] += 1;
    covered += change.low <= after - before && after - before <= change.high ? 1 : 0;
  }
  for (std::size_t bin = 0; bin < bins; ++bin) {
    REQUIRE(count[bin] > 300);
    const double expected = claimed[bin] / count[bin], share = found[bin] / count[bin];
    const double chance = std::sqrt(expected * (1 - expected) / count[bin]);
    INFO("claimed ", expected, " found ", share, " of ", count[bin]);
    CHECK(std::abs(share - expected) < 4 * chance + 0.01);  // .01: likelihoods are not quite normal
  }
  const double coverage = static_cast<double>(covered) / people;
  CHECK(coverage > 0.94);
  CHECK(coverage < 0.96);
}

TEST_CASE("a series says of each sitting what the pair alone would say") {
  const Stability stability;
  const std::vector<Occasion> people{
      {{1.0, 0.35}, 0},  {{0.8, 0.3}, 14}, {{0.2, 0.33}, 90},
      {{-0.5, 0.25}, 0}, {{0.1, 0.4}, 7},  {{-0.6, 0.35}, 400},
  };
  std::vector<SeriesChange> changes(4);
  changes_of_many(people, 3, stability, changes);
  const auto same = [](const Change& a, const Change& b) {
    return a.probability_lower == b.probability_lower && a.difference.value == b.difference.value &&
           a.z == b.z;
  };
  CHECK(same(changes[0].since_first,
             change_between(people[0].estimate, people[1].estimate, 14, stability)));
  CHECK(same(changes[0].since_previous, changes[0].since_first));
  CHECK(same(changes[1].since_first,
             change_between(people[0].estimate, people[2].estimate, 90, stability)));
  CHECK(same(changes[3].since_previous,
             change_between(people[4].estimate, people[5].estimate, 393, stability)));
}

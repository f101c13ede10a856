// The fear: simulated people who do not answer as the model says would make every proof that
// rests on them worthless.
#include "securebase/measurement/simulation.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "securebase/measurement/item_model.hpp"

namespace securebase::measurement {
namespace {

const ItemModel graded{1.7, {-1.2, -0.1, 0.6, 1.9}, ModelKind::graded};

}  // namespace

TEST_CASE("answers come as often as the model says") {
  constexpr int draws = 100'000;
  for (const ItemModel& item : {graded, ItemModel{0.8, {0.0}, ModelKind::graded}}) {
    for (const double theta : {-1.5, 0.2, 2.0}) {
      std::vector<int> seen(item.categories());
      for (int i = 0; i < draws; ++i) {
        ++seen.at(static_cast<std::size_t>(
            simulated_answer(item, theta, 9, static_cast<std::size_t>(i), 3)));
      }
      for (std::size_t k = 0; k < seen.size(); ++k) {
        const double p = probability(item, static_cast<int>(k), theta);
        const double error = std::sqrt(p * (1 - p) / draws) + 1e-9;
        CHECK(std::abs(seen[k] / static_cast<double>(draws) - p) < 4.5 * error);
      }
    }
  }
}

TEST_CASE("the ends of the unit interval give the ends of the answers, never more") {
  CHECK(simulated_answer(graded, 0.0, 0.0) == 4);
  CHECK(simulated_answer(graded, 0.0, 1.0 - 0x1.0p-53) == 0);
}

TEST_CASE("true values are standard normal and go together as asked") {
  for (const double correlation : {0.0, 0.4, -0.6}) {
    const SimulatedGroup group{
        .seed = 5, .people = 50'000, .scales = 2, .correlation = correlation};
    const std::vector<double> levels = simulated_levels(group);
    double xx = 0, yy = 0, xy = 0;
    for (std::size_t p = 0; p < group.people; ++p) {
      const double x = levels[2 * p], y = levels[2 * p + 1];
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    const auto n = static_cast<double>(group.people);
    CHECK(xx / n == doctest::Approx(1.0).epsilon(0.03));
    CHECK(yy / n == doctest::Approx(1.0).epsilon(0.03));
    CHECK(std::abs(xy / n - correlation) < 0.02);
  }
}

TEST_CASE("person 7 is the same whoever else is there, and gaps do not change other answers") {
  const std::vector<ItemModel> items{graded, graded, graded};
  const std::vector<std::size_t> scales{0, 1, 1};
  SimulatedGroup few{.seed = 3, .people = 8, .scales = 2, .correlation = 0.2};
  SimulatedGroup many = few;
  many.people = 100;
  const AnswerTable a = simulated_answers(items, scales, simulated_levels(few), few);
  AnswerTable b = simulated_answers(items, scales, simulated_levels(many), many);
  CHECK(std::ranges::equal(a.person(7), b.person(7)));
  CHECK(b.people() == 100);
  CHECK(b.row_of[99] == 100);
  const AnswerTable whole = b;
  leave_out(b, 0.25, 8);
  int gaps = 0;
  for (std::size_t i = 0; i < b.categories.size(); ++i) {
    gaps += b.categories[i] == no_answer;
    if (b.categories[i] != no_answer) CHECK(b.categories[i] == whole.categories[i]);
  }
  CHECK(gaps > 45);
  CHECK(gaps < 105);
}

}  // namespace securebase::measurement

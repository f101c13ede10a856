// The fear: a start that is no curve at all, or one far from where the answers are.
#include "securebase/calibration/starting_values.hpp"

#include <doctest/doctest.h>

#include "securebase/calibration/people_for_test.hpp"

namespace securebase::calibration {

TEST_CASE("starting curves lie near the truth and are in order") {
  const auto items = items_for_test(10);
  const auto tasks = tasks_for_test(patterns_of(answers_for_test(items, 4000, 9)), items);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Curve truth = curve_of(items[i]);
    CHECK(tasks[i].start.slope == doctest::Approx(truth.slope).epsilon(0.6));
    for (std::size_t b = 0; b < 4; ++b) {
      CHECK(std::abs(tasks[i].start.intercepts[b] - truth.intercepts[b]) < 1.0);
      if (b > 0) CHECK(tasks[i].start.intercepts[b] < tasks[i].start.intercepts[b - 1]);
    }
  }
}

TEST_CASE("shares of people and the correlation with the rest are those of the closed form") {
  // Two items that are each other's rest: correlation .6 of two 0/1 answers with shares 1/2.
  const measurement::AnswerTable table{2, {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1},
                                       {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}};
  const auto found = summaries(patterns_of(table), std::vector<std::size_t>{0, 1},
                               std::vector<std::size_t>{2, 2});
  CHECK(found[0].people == std::vector<double>{5, 5});
  CHECK(found[0].with_rest == doctest::Approx(0.6));
  CHECK(found[1].with_rest == doctest::Approx(0.6));
  CHECK(starting_curve(measurement::ModelKind::graded, found[0]).intercepts[0] ==
        doctest::Approx(0));
}

TEST_CASE("an item against the scale starts at the lowest slope") {
  ItemSummary summary{{10, 20, 30}, -0.5};
  CHECK(starting_curve(measurement::ModelKind::graded, summary).slope == 0.3);
}

}  // namespace securebase::calibration

// Fear: a derivative with a wrong sign or index takes the wrong directions out of C2, which then
// still looks like a chi-square. Compared with differences of the curves themselves.
#include "securebase/calibration/fit/scale_curves.hpp"

#include <doctest/doctest.h>
#include <cmath>

#include "securebase/measurement/item_model.hpp"

namespace securebase::calibration {
namespace {

using measurement::ItemModel;
using measurement::ModelKind;

std::vector<ItemModel> both_kinds() {
  return {{1.7, {-1.2, 0.1, 0.9}, ModelKind::graded},
          {0.9, {0.4, -0.3, 1.1}, ModelKind::partial_credit},
          {2.2, {0.3}, ModelKind::graded}};
}

TEST_CASE("curves sum to 1 at each node, for each item") {
  const ScaleCurves curves(both_kinds());
  CHECK(curves.items() == 3);
  CHECK(curves.top_score() == 7);
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t q = 0; q < measurement::node_count; ++q) {
      double sum = 0;
      for (std::size_t k = 0; k < curves.categories(i); ++k) sum += curves.at(i, k)[q];
      REQUIRE(sum == doctest::Approx(1.0).epsilon(1e-12));
    }
  }
}

TEST_CASE("the gradient agrees with central differences, for both models and all parameters") {
  constexpr double step = 1e-5;
  for (const ItemModel& item : both_kinds()) {
    for (const double theta : {-2.5, 0.2, 1.9}) {
      const auto gradient = category_gradient(item, theta);
      for (std::size_t v = 0; v < item.categories(); ++v) {
        auto up = item, down = item;
        (v == 0 ? up.slope : up.thresholds[v - 1]) += step;
        (v == 0 ? down.slope : down.thresholds[v - 1]) -= step;
        for (std::size_t k = 0; k < item.categories(); ++k) {
          const auto category = static_cast<int>(k);
          const double slope = (measurement::probability(up, category, theta) -
                                measurement::probability(down, category, theta)) /
                               (2 * step);
          CHECK(std::abs(gradient[v][k] - slope) < 1e-8);
        }
      }
    }
  }
}

TEST_CASE("the expected category is the mean of the curves") {
  for (const ItemModel& item : both_kinds()) {
    double sum = 0;
    for (std::size_t k = 0; k < item.categories(); ++k) {
      sum += static_cast<double>(k) * measurement::probability(item, static_cast<int>(k), 0.7);
    }
    CHECK(expected_category(item, 0.7) == doctest::Approx(sum).epsilon(1e-12));
  }
}

TEST_CASE("standardised items answer the same at the same place of the people") {
  const auto items = both_kinds();
  const auto turned = standardised(items, 0.5, 1.3);
  for (std::size_t i = 0; i < items.size(); ++i) {
    CHECK(measurement::probability(turned[i], 1, -0.8) ==
          doctest::Approx(measurement::probability(items[i], 1, 0.5 + 1.3 * -0.8)).epsilon(1e-12));
  }
}

TEST_CASE("complete cases keep their rows") {
  const measurement::AnswerTable table{2, {0, 1, measurement::no_answer, 2, 3, 0}, {4, 5, 9}};
  const auto complete = complete_cases(table);
  CHECK(complete.categories == std::vector<std::int8_t>{0, 1, 3, 0});
  CHECK(complete.row_of == std::vector<std::size_t>{4, 9});
}

}  // namespace
}  // namespace securebase::calibration

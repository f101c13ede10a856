#include "securebase/measurement/item_model.hpp"

#include <cmath>
#include <doctest/doctest.h>

#include "test/reference_data.hpp"

namespace securebase::measurement {
namespace {

const ItemModel item{1.9, {-1.2, -0.1, 0.6, 1.7}};

TEST_CASE("probabilities of the answers sum to one, far out as well") {
  for (double theta = -8; theta <= 8; theta += 0.37) {
    double sum = 0;
    for (int k = 0; k < 5; ++k) sum += probability(item, k, theta);
    CHECK(sum == doctest::Approx(1.0).epsilon(1e-14));
  }
}

TEST_CASE("a middle answer keeps its digits where two curves nearly cancel") {
  // Far below the thresholds the curves are exponentials: P_2 = e^{a(t-b2)} (1 - e^{a(b2-b3)}),
  // up to terms of the order of P_2 itself. Plain subtraction at theta = +12 would leave noise.
  const double theta = 12.0;
  const double reached = std::exp(-1.9 * (theta - item.thresholds[1]));
  const double passed = std::exp(-1.9 * (theta - item.thresholds[2]));
  CHECK(probability(item, 2, theta) == doctest::Approx(passed - reached).epsilon(1e-8));
}

TEST_CASE("information is the curvature that the probabilities have") {
  for (double theta = -4; theta <= 4; theta += 0.5) {
    const double h = 1e-5;
    double expected = 0;
    for (int k = 0; k < 5; ++k) {
      const double slope =
          (probability(item, k, theta + h) - probability(item, k, theta - h)) / (2 * h);
      expected += slope * slope / probability(item, k, theta);
    }
    CHECK(information(item, theta) == doctest::Approx(expected).epsilon(1e-7));
  }
}

TEST_CASE("an item with two answers is the two-parameter logistic model") {
  const ItemModel two{1.3, {0.4}};
  const double p = 1 / (1 + std::exp(-1.3 * (1.0 - 0.4)));
  CHECK(probability(two, 1, 1.0) == doctest::Approx(p));
  CHECK(information(two, 1.0) == doctest::Approx(1.69 * p * (1 - p)));
}

TEST_CASE("item information agrees with the reference program to 1e-6") {
  for (const std::string scale : {"avoid", "anx"}) {
    const auto parameters = test::reference("reference-outputs/ecr_grm_mirt.csv");
    const auto expected = test::reference("reference-outputs/ecr_iteminfo_" + scale + ".csv");
    if (!parameters || !expected) return;
    const auto items = test::read_table(*parameters);
    const auto table = test::read_table(*expected);
    int compared = 0;
    for (std::size_t column = 1; column < table[0].size(); ++column) {
      for (const auto& row : items) {
        if (row[0] != table[0][column]) continue;
        const ItemModel model{std::stod(row[3]),
                               {std::stod(row[4]), std::stod(row[5]), std::stod(row[6]),
                                std::stod(row[7])}};
        for (std::size_t r = 1; r < table.size(); ++r, ++compared) {
          const double theta = std::stod(table[r][0]);
          CHECK(std::abs(information(model, theta) - std::stod(table[r][column])) < 1e-6);
        }
      }
    }
    CHECK(compared == 18 * 13);
  }
}

}  // namespace
}  // namespace securebase::measurement

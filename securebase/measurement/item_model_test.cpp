// Fear: a formula that is right in the middle and noise in the tails, or right for one of the two
// models only. Everything is held against differences, closed forms and the reference program.
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

const std::vector<ItemModel> some_items{
    {1.9, {-1.2, -0.1, 0.6, 1.7}},
    {0.7, {0.3}},
    {3.1, {-0.5, 0.5}},
    {1.1, {-3, -2, -1, -0.5, 0, 0.4, 1, 2, 3}},
    {1.4, {-0.9, 0.4, 0.1, 1.5}, ModelKind::partial_credit},
    {0.6, {0.8}, ModelKind::partial_credit},
    {2.2, {1.0, -1.0, 0.3, 0.2, -0.4, 0.9, 1.2, -2, 2}, ModelKind::partial_credit},
};

TEST_CASE("the derivatives are those of the probabilities, under both models") {
  const double h = 1e-5;
  for (const ItemModel& model : some_items) {
    for (double theta = -5; theta <= 5; theta += 0.7) {
      double all = 0;
      for (int k = 0; k < static_cast<int>(model.categories()); ++k) {
        const auto log_p = [&](double at) { return std::log(probability(model, k, at)); };
        const LogSlope slope = log_slope(model, k, theta);
        CHECK(std::abs(slope.first - (log_p(theta + h) - log_p(theta - h)) / (2 * h)) < 1e-6);
        const double bend = (log_slope(model, k, theta + h).first -
                             log_slope(model, k, theta - h).first) / (2 * h);
        CHECK(std::abs(slope.second - bend) < 1e-6);
        CHECK(slope.second <= 0);
        all += probability(model, k, theta);
      }
      CHECK(all == doctest::Approx(1.0).epsilon(1e-13));
      const InformationCurve curve = information_curve(model, theta);
      const InformationCurve after = information_curve(model, theta + h);
      const InformationCurve before = information_curve(model, theta - h);
      CHECK(std::abs(curve.first - (after.value - before.value) / (2 * h)) < 1e-6);
      CHECK(std::abs(curve.second - (after.first - before.first) / (2 * h)) < 1e-5);
    }
  }
}

TEST_CASE("the first derivative of information is the J of Warm") {
  for (const ItemModel& model : some_items) {
    for (double theta = -4; theta <= 4; theta += 0.9) {
      double j = 0;
      for (int k = 0; k < static_cast<int>(model.categories()); ++k) {
        const auto [first, second] = log_slope(model, k, theta);
        j += probability(model, k, theta) * first * (second + first * first);
      }
      CHECK(std::abs(information_curve(model, theta).first - j) < 1e-10);
    }
  }
}

TEST_CASE("all probabilities at once are the single ones, and stay finite far out") {
  for (const ItemModel& model : some_items) {
    std::vector<double> row(model.categories());
    for (const double theta : {-700.0, -30.0, -1.0, 0.0, 2.5, 40.0, 700.0}) {
      probabilities(model, theta, row);
      for (int k = 0; k < static_cast<int>(model.categories()); ++k) {
        CHECK(row[static_cast<std::size_t>(k)] == probability(model, k, theta));
        CHECK(std::isfinite(log_slope(model, k, theta).first));
      }
      CHECK(std::isfinite(information(model, theta)));
    }
    CHECK(probability(model, 0, -HUGE_VAL) == 1.0);
    CHECK(probability(model, 0, HUGE_VAL) == 0.0);
  }
}

TEST_CASE("partial credit with two answers is the two-parameter logistic model") {
  const ItemModel credit{1.3, {0.4}, ModelKind::partial_credit};
  const ItemModel graded{1.3, {0.4}};
  for (double theta = -6; theta <= 6; theta += 0.5) {
    CHECK(probability(credit, 1, theta) ==
          doctest::Approx(probability(graded, 1, theta)).epsilon(1e-13));
    CHECK(information(credit, theta) == doctest::Approx(information(graded, theta)).epsilon(1e-12));
  }
}

TEST_CASE("partial credit answers by the odds of neighbouring answers") {
  const ItemModel& credit = some_items[4];
  for (std::size_t v = 0; v < credit.thresholds.size(); ++v) {
    const double odds = probability(credit, static_cast<int>(v) + 1, 0.7) /
                        probability(credit, static_cast<int>(v), 0.7);
    CHECK(std::log(odds) == doctest::Approx(1.4 * (0.7 - credit.thresholds[v])));
  }
}

TEST_CASE("numbers that are no item model are told, all of them") {
  CHECK(problems_of(item).empty());
  for (const ItemModel& model : some_items) CHECK(problems_of(model).empty());
  const double nan = std::nan("");
  CHECK(problems_of({1, {0.5, 0.2}}).size() == 1);
  CHECK(problems_of({1, {0.5, 0.5}}).size() == 1);
  CHECK(problems_of({1, {0.5, 0.2}, ModelKind::partial_credit}).empty());
  CHECK(problems_of({-1, {1, 0, nan}}).size() == 3);
  CHECK(problems_of({nan, {}}).size() == 2);
  CHECK(problems_of({1, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}}).size() == 1);
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

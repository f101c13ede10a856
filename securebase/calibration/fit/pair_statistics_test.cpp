// Fear: one wrong entry of the covariance and C2 is no chi-square any more. Compared with adding
// up all patterns of answers of a small scale.
#include "securebase/calibration/fit/pair_statistics.hpp"

#include <doctest/doctest.h>
#include <cmath>

#include "securebase/calibration/fit/scale_curves.hpp"

namespace securebase::calibration {
namespace {

using measurement::ItemModel;

std::vector<ItemModel> four_items() {
  return {{1.3, {-0.6, 0.7}}, {2.1, {0.1}}, {0.8, {-1.1, 0.2, 1.0}}, {1.6, {-0.2, 0.9}}};
}

// One person's statistics for a pattern of answers, laid out as in the header.
Eigen::VectorXd statistics_of(const PairStatistics& layout,
                              const std::vector<std::size_t>& answers) {
  Eigen::VectorXd one = Eigen::VectorXd::Zero(layout.count());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] > 0) one[layout.share(i, answers[i])] = 1;
    for (std::size_t j = i + 1; j < answers.size(); ++j) {
      one[layout.product(i, j)] = static_cast<double>(answers[i] * answers[j]);
    }
  }
  return one;
}

struct ByPatterns {
  Eigen::VectorXd mean;
  Eigen::MatrixXd covariance;
};

ByPatterns by_patterns(const std::vector<ItemModel>& items, const PairStatistics& layout) {
  const ScaleCurves curves(items);
  ByPatterns sum{Eigen::VectorXd::Zero(layout.count()),
                 Eigen::MatrixXd::Zero(layout.count(), layout.count())};
  for (std::size_t pattern = 0; pattern < 3 * 2 * 4 * 3; ++pattern) {
    const std::vector<std::size_t> answers{pattern % 3, pattern / 3 % 2, pattern / 6 % 4,
                                           pattern / 24};
    double chance = 0;
    for (std::size_t q = 0; q < measurement::node_count; ++q) {
      double product = curves.weights()[q];
      for (std::size_t i = 0; i < 4; ++i) product *= curves.at(i, answers[i])[q];
      chance += product;
    }
    const Eigen::VectorXd one = statistics_of(layout, answers);
    sum.mean += chance * one;
    sum.covariance += chance * one * one.transpose();
  }
  sum.covariance -= sum.mean * sum.mean.transpose();
  return sum;
}

TEST_CASE("expectations and covariance are those over all patterns") {
  const auto items = four_items();
  const auto statistics = expected_under_model(items);
  REQUIRE(statistics.count() == 8 + 6);
  const auto exact = by_patterns(items, statistics);
  CHECK((statistics.expected() - exact.mean).cwiseAbs().maxCoeff() < 1e-13);
  CHECK((statistics.covariance() - exact.covariance).cwiseAbs().maxCoeff() < 1e-12);
}

TEST_CASE("the derivative agrees with central differences in each parameter") {
  const auto items = four_items();
  const auto statistics = expected_under_model(items);
  constexpr double step = 1e-5;
  Eigen::Index column = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t v = 0; v < items[i].categories(); ++v, ++column) {
      auto up = items, down = items;
      (v == 0 ? up[i].slope : up[i].thresholds[v - 1]) += step;
      (v == 0 ? down[i].slope : down[i].thresholds[v - 1]) -= step;
      const Eigen::VectorXd slope =
          (expected_under_model(up).expected() - expected_under_model(down).expected()) /
          (2 * step);
      CHECK((statistics.derivative().col(column) - slope).cwiseAbs().maxCoeff() < 1e-8);
    }
  }
  CHECK(column == statistics.derivative().cols());
}

TEST_CASE("independent items keep their shares, and their pairs multiply") {
  const auto model = expected_under_model(four_items());
  const auto apart = expected_if_independent(model, model.expected());
  CHECK(apart.expected()[apart.share(2, 3)] ==
        doctest::Approx(model.expected()[model.share(2, 3)]));
  CHECK(apart.expected()[apart.product(0, 2)] ==
        doctest::Approx(apart.means()[0] * apart.means()[2]).epsilon(1e-12));
  CHECK(apart.derivative().cols() == 8);
}

}  // namespace
}  // namespace securebase::calibration

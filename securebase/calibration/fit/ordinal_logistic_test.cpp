// Fear: a maximum that is none, so that likelihood ratios mean nothing. Compared with closed forms
// and with the likelihood around the maximum found.
#include "securebase/calibration/fit/ordinal_logistic.hpp"

#include <doctest/doctest.h>
#include <cmath>

namespace securebase::calibration {
namespace {

OrdinalData two_predictors() {
  OrdinalData data{4, 2, {}, {}};
  for (int r = 0; r < 30; ++r) {
    data.x.push_back(0.1 * r - 1.5);
    data.x.push_back(r % 3 == 0 ? 1.0 : 0.0);
    for (int k = 0; k < 4; ++k) data.counts.push_back((r * 7 + k * 5 + (r / 8 == k ? 9 : 0)) % 11);
  }
  return data;
}

TEST_CASE("two answers and two groups: the slope is the log odds ratio") {
  const OrdinalData data{2, 1, {0, 1}, {30, 20, 10, 40}};
  const auto fit = fit_ordinal(data, 1);
  REQUIRE(fit.converged);
  CHECK(fit.slopes[0] == doctest::Approx(std::log((40.0 / 10) / (20.0 / 30))).epsilon(1e-7));
  CHECK(fit.intercepts[0] == doctest::Approx(std::log(20.0 / 30)).epsilon(1e-7));
  const double exact =
      30 * std::log(0.6) + 20 * std::log(0.4) + 10 * std::log(0.2) + 40 * std::log(0.8);
  CHECK(fit.log_likelihood == doctest::Approx(exact).epsilon(1e-12));
}

TEST_CASE("without predictors the intercepts are the logits of the cumulative shares") {
  const OrdinalData data{3, 0, {}, {10, 30, 60}};
  const auto fit = fit_ordinal(data, 0);
  REQUIRE(fit.converged);
  CHECK(fit.intercepts[0] == doctest::Approx(std::log(90.0 / 10)).epsilon(1e-9));
  CHECK(fit.intercepts[1] == doctest::Approx(std::log(60.0 / 40)).epsilon(1e-9));
  CHECK(fit.log_likelihood ==
        doctest::Approx(log_likelihood_without_predictors(data)).epsilon(1e-12));
}

TEST_CASE("at the maximum every direction is flat, and every step away loses") {
  const auto data = two_predictors();
  const auto fit = fit_ordinal(data, 2);
  REQUIRE(fit.converged);
  constexpr double step = 1e-4;
  for (std::size_t v = 0; v < 5; ++v) {
    double around[2];
    for (int side = 0; side < 2; ++side) {
      auto a = fit.intercepts, b = fit.slopes;
      (v < 3 ? a[v] : b[v - 3]) += side == 0 ? -step : step;
      around[side] = ordinal_log_likelihood(data, a, b);
      CHECK(around[side] < fit.log_likelihood);
    }
    CHECK(std::abs(around[1] - around[0]) / (2 * step) < 1e-2);
  }
}

TEST_CASE("more predictors never lose, whatever the start") {
  const auto data = two_predictors();
  const auto none = fit_ordinal(data, 0), one = fit_ordinal(data, 1), both = fit_ordinal(data, 2);
  CHECK(one.log_likelihood >= none.log_likelihood);
  CHECK(both.log_likelihood >= one.log_likelihood);
  const std::vector<double> far{30.0, -30.0};
  const auto again = fit_ordinal(data, 2, far);
  REQUIRE(again.converged);
  CHECK(again.log_likelihood == doctest::Approx(both.log_likelihood).epsilon(1e-9));
}

TEST_CASE("separated answers have no maximum, and that is said") {
  const OrdinalData data{2, 1, {-1, 1}, {50, 0, 0, 50}};
  CHECK_FALSE(fit_ordinal(data, 1).converged);
}

TEST_CASE("intercepts out of order are impossible") {
  const std::vector<double> wrong{0.0, 1.0};
  CHECK(std::isinf(ordinal_log_likelihood({3, 0, {}, {1, 1, 1}}, wrong, {})));
}

}  // namespace
}  // namespace securebase::calibration

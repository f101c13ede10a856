// Fear: an effect that is not the one the publication reports: a sign, a logarithm, a correction.
#include "securebase/statistics/effect_size.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace securebase::statistics {
namespace {

TEST_CASE("ratios of the trial of Aronson (1948), as in the metafor manual") {
  // 4 of 123 and 11 of 139: dat.bcg, log risk ratio -0.8893 with variance 0.3256.
  const Effect risk = log_risk_ratio({4, 119, 11, 128});
  CHECK(risk.value == doctest::Approx(-0.8893113339).epsilon(1e-9));
  CHECK(risk.variance == doctest::Approx(0.3255847650).epsilon(1e-9));
  const Effect odds = log_odds_ratio({4, 119, 11, 128});
  CHECK(odds.value == doctest::Approx(std::log(4.0 * 128 / (119.0 * 11))).epsilon(1e-12));
  CHECK(odds.variance == doctest::Approx(1 / 4.0 + 1 / 119.0 + 1 / 11.0 + 1 / 128.0));
}

TEST_CASE("half a person is added to all four cells where one is 0, and nowhere else") {
  const Effect zero = log_odds_ratio({0, 10, 5, 5});
  CHECK(zero.value == doctest::Approx(std::log(0.5 / 10.5)));
  CHECK(zero.variance == doctest::Approx(1 / 0.5 + 1 / 10.5 + 2 / 5.5));
  CHECK(log_risk_ratio({0, 10, 0, 10}).value == doctest::Approx(0));
  CHECK(log_risk_ratio({1, 9, 2, 8}).value == doctest::Approx(std::log(0.5)));
}

TEST_CASE("a swap of the groups turns the sign and leaves the variance") {
  const GroupMean a{14.98, 3.29, 90}, b{15.54, 4.41, 95};
  CHECK(hedges_g(a, b).value == -hedges_g(b, a).value);
  CHECK(hedges_g(a, b).variance == doctest::Approx(hedges_g(b, a).variance).epsilon(1e-14));
  CHECK(log_risk_ratio({3, 7, 1, 9}).value == doctest::Approx(-log_risk_ratio({1, 9, 3, 7}).value));
}

TEST_CASE("Hedges g shrinks d by J, which for 2 degrees of freedom is 1 / sqrt(pi)") {
  // m = 2: G(1) / (sqrt(1) G(1/2)) = 1 / sqrt(pi).
  const double pi = std::acos(-1.0);
  const Effect g = hedges_g({3, 2, 2}, {1, 2, 2});
  CHECK(g.value == doctest::Approx(1 / std::sqrt(pi)).epsilon(1e-12));
  CHECK(g.variance == doctest::Approx(1 + 1 / (8 * pi)).epsilon(1e-12));
  // Many people: J is about 1 - 3 / (4 m - 1).
  const double j = hedges_g({1, 1, 100}, {0, 1, 100}).value;
  CHECK(j == doctest::Approx(1 - 3 / (4.0 * 198 - 1)).epsilon(1e-6));
  const Effect raw = mean_difference({5, 2, 4}, {3, 3, 9});
  CHECK(raw.value == 2);
  CHECK(raw.variance == doctest::Approx(2));
}

TEST_CASE("correlations by Fisher's z, and errors from intervals of any level") {
  CHECK(fisher_z(0.5, 28).value == doctest::Approx(0.5 * std::log(3.0)));
  CHECK(fisher_z(0.5, 28).variance == 0.04);
  const double z90 = 1.6448536269514722;
  const Effect effect = effect_of_interval(0.4, {0.4 - z90 * 0.1, 0.4 + z90 * 0.1}, 0.90);
  CHECK(effect.variance == doctest::Approx(0.01));
}

}  // namespace
}  // namespace securebase::statistics

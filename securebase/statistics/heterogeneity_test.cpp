// Fear: effects that differ pass for alike, or the other way round.
#include "securebase/statistics/heterogeneity.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "securebase/statistics/effects_for_test.hpp"

namespace securebase::statistics {
namespace {

TEST_CASE("Q of two effects is the square of their difference over the sum of variances") {
  const std::vector<Effect> two{{0.1, 0.2}, {0.9, 0.05}};
  const QTest test = q_test(two);
  CHECK(test.q == doctest::Approx(0.64 / 0.25));
  CHECK(test.df == 1);
  CHECK(test.p == doctest::Approx(std::erfc(std::sqrt(2.56 / 2))));
  CHECK(q_test(std::vector<Effect>{{1, 1}}).p == 1);
}

TEST_CASE("with one sampling variance the estimates have closed forms") {
  const double v = 0.02;
  const auto sample = test_data::balanced(10, 1, v, 0.5, 0.1);
  const double s2 = test_data::mean_squares(sample, 1).all;
  CHECK(typical_variance(sample.effects) == doctest::Approx(v));
  CHECK(dersimonian_laird(sample.effects) == doctest::Approx(s2 - v));
  CHECK(paule_mandel(sample.effects) == doctest::Approx(s2 - v).epsilon(1e-12));
  const Interval interval = q_profile(sample.effects, 0.95);
  CHECK(interval.low == doctest::Approx(9 * s2 / chi_square_quantile(0.975, 9) - v));
  CHECK(interval.high == doctest::Approx(9 * s2 / chi_square_quantile(0.025, 9) - v));
}

TEST_CASE("effects that are more alike than chance makes them have tau2 0 to 0") {
  const std::vector<Effect> same{{0.3, 0.1}, {0.3, 0.2}, {0.3, 0.1}};
  CHECK(dersimonian_laird(same) == 0);
  CHECK(paule_mandel(same) == 0);
  CHECK(q_profile(same, 0.95).high == 0);
}

TEST_CASE("groups differ by the Q of their estimates") {
  const std::vector<Estimate> groups{estimate_of(0.2, 0.1, 4, 0.95),
                                     estimate_of(0.7, 0.2, 7, 0.95)};
  const auto test = difference_of(groups);
  REQUIRE(test.has_value());
  CHECK(test->q == doctest::Approx(0.25 / 0.05));
  CHECK_FALSE(difference_of(std::span(groups).first(1)).has_value());
  const std::vector<Estimate> certain{groups[0], estimate_of(1, 0, 4, 0.95)};
  CHECK_FALSE(difference_of(certain).has_value());
}

}  // namespace
}  // namespace securebase::statistics

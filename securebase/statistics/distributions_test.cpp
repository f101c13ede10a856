// Fear: a wrong tail or interval makes a bad fit look good. Compared with closed forms.
#include "securebase/statistics/distributions.hpp"

#include <doctest/doctest.h>
#include <cmath>
#include <initializer_list>

namespace securebase::statistics {
namespace {

TEST_CASE("the chi-square tail with two degrees of freedom is exp(-x / 2)") {
  for (const double x : {0.0, 0.5, 3.0, 40.0}) {
    CHECK(chi_square_tail(x, 2) == doctest::Approx(std::exp(-x / 2)).epsilon(1e-12));
  }
}

TEST_CASE(
    "with one degree of freedom it is erfc(sqrt(x / 2)), and far out it is 0 without a throw") {
  CHECK(chi_square_tail(3.84, 1) == doctest::Approx(std::erfc(std::sqrt(1.92))).epsilon(1e-12));
  CHECK(chi_square_tail(116485.9, 135) == 0.0);
}

TEST_CASE("an F quantile with two and two degrees of freedom is p / (1 - p)") {
  CHECK(f_quantile(0.975, 2, 2) == doctest::Approx(39.0).epsilon(1e-9));
  CHECK(f_quantile(0.025, 2, 2) == doctest::Approx(1 / 39.0).epsilon(1e-9));
}

TEST_CASE(
    "noncentrality is 0 where the central chi-square suffices, and else solves for its share") {
  CHECK(noncentrality(1.0, 2, 0.95) == 0.0);
  // One degree of freedom: P = Phi(sqrt x - d) - Phi(-sqrt x - d) with d = sqrt(noncentrality).
  const double found = noncentrality(9.0, 1, 0.05), d = std::sqrt(found);
  const auto phi = [](double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); };
  CHECK(phi(3 - d) - phi(-3 - d) == doctest::Approx(0.05).epsilon(1e-6));
}

TEST_CASE("noncentrality of a huge statistic follows the normal approximation") {
  const double x = 116485.9, df = 135, l = noncentrality(x, df, 0.5);
  CHECK(l == doctest::Approx(x - df).epsilon(1e-4));
}

TEST_CASE("Student's t: one degree of freedom is Cauchy's, many are the normal distribution") {
  const double pi = std::acos(-1.0);
  CHECK(t_two_sided(1.0, 1) == doctest::Approx(0.5).epsilon(1e-12));
  CHECK(t_quantile(0.975, 1) == doctest::Approx(std::tan(pi * 0.475)).epsilon(1e-10));
  CHECK(t_quantile(0.975, 2) == doctest::Approx(4.302652729911275).epsilon(1e-10));
  CHECK(t_quantile(0.975, normal_df) == doctest::Approx(1.959963984540054).epsilon(1e-12));
  CHECK(t_two_sided(-1.959963984540054, normal_df) == doctest::Approx(0.05).epsilon(1e-12));
  CHECK(t_two_sided(2, 1e7) == doctest::Approx(t_two_sided(2, normal_df)).epsilon(1e-6));
  CHECK(t_two_sided(normal_df, 3) == 0);
  CHECK(t_two_sided(0, 3) == 1);
}

TEST_CASE("the chi-square quantile turns its tail round") {
  CHECK(chi_square_quantile(0.95, 2) == doctest::Approx(-2 * std::log(0.05)).epsilon(1e-10));
  CHECK(chi_square_tail(chi_square_quantile(0.3, 7), 7) == doctest::Approx(0.7).epsilon(1e-10));
}

}  // namespace
}  // namespace securebase::statistics

// The fear: a standard error where the answers settle nothing, or NaN where one is asked for.
#include "securebase/calibration/covariance.hpp"

#include <cmath>
#include <doctest/doctest.h>

namespace securebase::calibration {

TEST_CASE("a positive definite matrix is inverted, whatever the scale of its parameters") {
  SquareMatrix m(2);
  m.at(0, 0) = 4e8;
  m.at(0, 1) = m.at(1, 0) = 1;
  m.at(1, 1) = 1e-8;
  const Covariance c = covariance_from(m);
  CHECK(c.unsettled.empty());
  const double determinant = 4e8 * 1e-8 - 1;
  CHECK(c.of.at(0, 0) == doctest::Approx(1e-8 / determinant));
  CHECK(c.of.at(1, 1) == doctest::Approx(4e8 / determinant));
  CHECK(c.of.at(0, 1) == doctest::Approx(-1 / determinant));
}

TEST_CASE("what the answers do not settle is named, and the rest still inverted") {
  SquareMatrix m(3);  // the first two only settle their sum
  m.at(0, 0) = m.at(1, 1) = m.at(0, 1) = m.at(1, 0) = 2;
  m.at(2, 2) = 4;
  const Covariance c = covariance_from(m);
  REQUIRE(c.unsettled.size() == 1);
  CHECK(c.unsettled[0] < 2);
  CHECK(c.of.at(2, 2) == doctest::Approx(0.25));
  for (const double cell : c.of.cells) CHECK(std::isfinite(cell));

  SquareMatrix negative(1);
  negative.at(0, 0) = -3;
  CHECK(covariance_from(negative).unsettled == std::vector<std::size_t>{0});
}

TEST_CASE("errors of thresholds follow the delta method") {
  // threshold = -d / a at a = 2, d = 1 with variances .04 and .09 and covariance .01.
  SquareMatrix covariance(2);
  covariance.at(0, 0) = 0.04;
  covariance.at(1, 1) = 0.09;
  covariance.at(0, 1) = covariance.at(1, 0) = 0.01;
  const Curve curve{measurement::ModelKind::graded, 2, {1}};
  const auto errors = item_errors(curve, covariance, 0);
  CHECK(errors[0] == doctest::Approx(0.2));
  CHECK(errors[1] ==
        doctest::Approx(std::sqrt(0.0625 * 0.04 + 0.25 * 0.09 - 2 * 0.25 * 0.5 * 0.01)));
}

}  // namespace securebase::calibration

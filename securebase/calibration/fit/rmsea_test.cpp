// Fear: a wrong interval makes a bad fit look good.
#include "securebase/calibration/fit/rmsea.hpp"

#include <doctest/doctest.h>
#include <cmath>

namespace securebase::calibration {
namespace {

TEST_CASE("RMSEA is 0 below its degrees of freedom and lies inside its interval above") {
  const Rmsea good = rmsea(100, 135, 1000);
  CHECK(good.value == 0);
  CHECK(good.low == 0);
  const Rmsea poor = rmsea(800, 135, 1000);
  CHECK(poor.value == doctest::Approx(std::sqrt(665.0 / (135 * 999))));
  CHECK(poor.low < poor.value);
  CHECK(poor.value < poor.high);
}

}  // namespace
}  // namespace securebase::calibration

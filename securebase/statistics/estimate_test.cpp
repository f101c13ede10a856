// Fear: an interval of the wrong distribution, or a test that breaks where the error is 0.
#include "securebase/statistics/estimate.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace securebase::statistics {
namespace {

TEST_CASE("an estimate with normal errors has the familiar 1.96") {
  const Estimate made = estimate_of(1, 0.5, normal_df, 0.95);
  CHECK(made.statistic == 2);
  CHECK(made.p == doctest::Approx(0.04550026389635842).epsilon(1e-10));
  CHECK(made.interval.low == doctest::Approx(1 - 0.5 * 1.959963984540054));
  CHECK(made.interval.high == doctest::Approx(1 + 0.5 * 1.959963984540054));
}

TEST_CASE("few degrees of freedom widen the interval, and a variance of new studies widens it") {
  const Estimate made = estimate_of(-1, 0.3, 2, 0.95);
  CHECK(made.interval.high == doctest::Approx(-1 + 0.3 * 4.302652729911275));
  const Interval prediction = prediction_of(made, 0.16, 0.95);
  CHECK(prediction.low == doctest::Approx(-1 - 0.5 * 4.302652729911275));
}

TEST_CASE("without any error the test is certain, and about nothing it says nothing") {
  CHECK(std::isinf(estimate_of(-0.1, 0, 3, 0.95).statistic));
  CHECK(estimate_of(-0.1, 0, 3, 0.95).p == 0);
  CHECK(estimate_of(0, 0, normal_df, 0.95).p == 1);
  CHECK(estimate_of(0.2, 0, 5, 0.95).interval.low == 0.2);
}

}  // namespace
}  // namespace securebase::statistics

// Fear: what was known long ago counts as much as what was said today.
#include "securebase/measurement/stability.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace securebase::measurement;

TEST_CASE("values are less alike with time and between relationships") {
  const Stability stability{0.4, 0.5, 100};
  CHECK(stability.correlation(true, 0) == 1.0);
  CHECK(stability.correlation(false, 0) == 0.4);
  CHECK(stability.correlation(true, 100) == doctest::Approx(0.5 + 0.5 * std::exp(-1.0)));
  CHECK(stability.correlation(true, 1e9) == doctest::Approx(0.5));
  CHECK(stability.correlation(false, 30) < stability.correlation(false, 3));
}

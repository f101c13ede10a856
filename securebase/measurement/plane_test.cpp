#include "securebase/measurement/plane.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <numbers>

namespace securebase::measurement {
namespace {

OnGrid flat() {
  OnGrid likelihood;
  likelihood.at.fill(1.0);
  return likelihood;
}

OnGrid normal_likelihood(double centre, double sd) {
  OnGrid likelihood;
  for (std::size_t q = 0; q < node_count; ++q) {
    const double z = (node(q) - centre) / sd;
    likelihood[q] = std::exp(-0.5 * z * z);
  }
  return likelihood;
}

TEST_CASE("before any answer the four regions have the masses of the prior") {
  // Orthant probability of a bivariate normal (Sheppard 1899): 1/4 + asin(r) / (2 pi).
  for (const double r : {0.0, 0.3, -0.45, 0.7}) {
    Marginals marginals;
    const auto posterior = Plane(r, {0.0, 0.0}).posterior({flat(), flat()}, marginals);
    const double same = 0.25 + std::asin(r) / (2 * std::numbers::pi);
    CHECK(posterior.quadrants[0][0] == doctest::Approx(same).epsilon(1e-5));
    CHECK(posterior.quadrants[1][1] == doctest::Approx(same).epsilon(1e-5));
    CHECK(posterior.quadrants[1][0] == doctest::Approx(0.5 - same).epsilon(1e-5));
    CHECK(posterior.correlation == doctest::Approx(r).epsilon(1e-9));
    CHECK(posterior.scales[0].standard_error == doctest::Approx(1.0).epsilon(1e-9));
  }
}

TEST_CASE("with normal likelihoods the posterior is the one of the textbook") {
  const double r = 0.4, cx = 1.1, sx = 0.5, cy = -0.7, sy = 0.8;
  Marginals marginals;
  const auto posterior = Plane(r, {0.0, 0.0})
                             .posterior({normal_likelihood(cx, sx), normal_likelihood(cy, sy)},
                                        marginals);
  // Precision of the prior plus that of the likelihoods.
  const double d = 1 - r * r;
  const double a = 1 / d + 1 / (sx * sx), b = -r / d, c = 1 / d + 1 / (sy * sy);
  const double det = a * c - b * b;
  const double hx = cx / (sx * sx), hy = cy / (sy * sy);
  CHECK(posterior.scales[0].theta == doctest::Approx((c * hx - b * hy) / det).epsilon(1e-9));
  CHECK(posterior.scales[1].theta == doctest::Approx((a * hy - b * hx) / det).epsilon(1e-9));
  CHECK(posterior.scales[0].standard_error == doctest::Approx(std::sqrt(c / det)).epsilon(1e-9));
  CHECK(posterior.scales[1].standard_error == doctest::Approx(std::sqrt(a / det)).epsilon(1e-9));
  CHECK(posterior.correlation == doctest::Approx(-b / std::sqrt(a * c)).epsilon(1e-9));
}

TEST_CASE("without a correlation the regions are products of the two scales") {
  Marginals marginals;
  const auto posterior =
      Plane(0.0, {0.25, -0.5})
          .posterior({normal_likelihood(0.6, 0.45), normal_likelihood(-0.9, 0.5)}, marginals);
  const auto below = [](double likelihood_centre, double sd, double bound) {
    const double precision = 1 + 1 / (sd * sd);
    const double mean = likelihood_centre / (sd * sd) / precision;
    return 0.5 * std::erfc(-(bound - mean) * std::sqrt(precision) / std::numbers::sqrt2);
  };
  const double x = below(0.6, 0.45, 0.25), y = below(-0.9, 0.5, -0.5);
  CHECK(std::abs(posterior.quadrants[0][0] - x * y) < 1e-4);
  CHECK(std::abs(posterior.quadrants[1][0] - (1 - x) * y) < 1e-4);
  CHECK(std::abs(posterior.quadrants[0][1] - x * (1 - y)) < 1e-4);
  CHECK(std::abs(posterior.quadrants[1][1] - (1 - x) * (1 - y)) < 1e-4);
}

}  // namespace
}  // namespace securebase::measurement

#include "securebase/attachment/place.hpp"

#include <cmath>
#include <doctest/doctest.h>

namespace securebase::attachment {
namespace {

measurement::PlanePosterior posterior_with(double secure, double anxious, double avoidant,
                                           double fearful) {
  measurement::PlanePosterior posterior;
  posterior.quadrants = {{{secure, avoidant}, {anxious, fearful}}};
  return posterior;
}

TEST_CASE("a style is named from .80 on and not a hair below") {
  CHECK(place(posterior_with(0.8, 0.1, 0.06, 0.04)).named == std::vector{Region::secure});
  const Place between = place(posterior_with(0.1, 0.799, 0.05, 0.051));
  CHECK(between.named == std::vector{Region::secure, Region::anxious});
  const Place other = place(posterior_with(0.1, 0.2, 0.3, 0.4));
  CHECK(other.named == std::vector{Region::avoidant, Region::fearful});
}

TEST_CASE("probabilities of the regions add up to one") {
  const Place found = place(posterior_with(0.25, 0.2500001, 0.25, 0.2500001));
  double sum = 0;
  for (const double p : found.probabilities) sum += p;
  CHECK(sum == doctest::Approx(1.0).epsilon(1e-15));
}

TEST_CASE("the ellipse follows the errors and their correlation") {
  auto posterior = posterior_with(0.25, 0.25, 0.25, 0.25);
  posterior.scales = {{{0.4, 0.5}, {-0.2, 0.3}}};
  const double radius = std::sqrt(-2 * std::log(0.2));  // chi-square quantile, 2 degrees, .80
  Ellipse ellipse = place(posterior).ellipse;
  CHECK(ellipse.semi_major == doctest::Approx(radius * 0.5));
  CHECK(ellipse.semi_minor == doctest::Approx(radius * 0.3));
  CHECK(ellipse.angle_degrees == doctest::Approx(0.0));
  CHECK(ellipse.x == 0.4);

  posterior.scales = {{{0, 0.3}, {0, 0.5}}};
  for (const double rounding_error : {1e-17, -1e-17, 0.0, -0.0}) {
    posterior.correlation = rounding_error;
    CHECK(place(posterior).ellipse.angle_degrees == doctest::Approx(90.0));
  }

  posterior.scales = {{{0, 0.5}, {0, 0.5}}};
  posterior.correlation = 0.6;
  ellipse = place(posterior).ellipse;
  CHECK(ellipse.angle_degrees == doctest::Approx(45.0));
  CHECK(ellipse.semi_major / ellipse.semi_minor == doctest::Approx(2.0));  // sqrt(1.6 / 0.4)
}

}  // namespace
}  // namespace securebase::attachment

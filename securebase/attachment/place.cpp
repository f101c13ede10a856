#include "securebase/attachment/place.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace securebase::attachment {
namespace {

// The contour of a bivariate normal that holds `probability`: its squared radius in units of the
// standard deviation is the chi-square quantile with two degrees of freedom, -2 ln(1 - p).
Ellipse ellipse_of(const measurement::PlanePosterior& posterior, double probability) {
  const double sx = posterior.scales[0].standard_error;
  const double sy = posterior.scales[1].standard_error;
  // A correlation of a rounding error has no sign: without this the axis would turn by 180 degrees
  // from one machine to the next.
  const bool upright = std::abs(posterior.correlation) < 1e-12;
  const double cross = upright ? 0.0 : posterior.correlation * sx * sy;
  const double middle = 0.5 * (sx * sx + sy * sy);
  const double half_gap = 0.5 * (sx * sx - sy * sy);
  const double spread = std::hypot(half_gap, cross);
  const double radius = std::sqrt(-2.0 * std::log1p(-probability));

  Ellipse ellipse;
  ellipse.probability = probability;
  ellipse.x = posterior.scales[0].theta;
  ellipse.y = posterior.scales[1].theta;
  ellipse.semi_major = radius * std::sqrt(middle + spread);
  ellipse.semi_minor = radius * std::sqrt(std::max(0.0, middle - spread));
  ellipse.angle_degrees = 0.5 * std::atan2(cross, half_gap) * 180.0 / std::numbers::pi;
  return ellipse;
}

}  // namespace

std::string_view id(Region region) {
  switch (region) {
    case Region::secure: return "secure";
    case Region::anxious: return "anxious";
    case Region::avoidant: return "avoidant";
    case Region::fearful: return "fearful";
  }
  return "";
}

Place place(const measurement::PlanePosterior& posterior) {
  const auto& quadrants = posterior.quadrants;  // [anxiety high][avoidance high]
  Place found;
  found.probabilities = {quadrants[0][0], quadrants[1][0], quadrants[0][1], quadrants[1][1]};
  double sum = 0.0;
  for (const double p : found.probabilities) sum += p;
  for (double& p : found.probabilities) p /= sum;

  std::array<Region, 4> order = all_regions;
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](Region region) {
    return found.probabilities[static_cast<std::size_t>(region)];
  });
  found.named = {order[0]};
  if (found.probabilities[static_cast<std::size_t>(order[0])] < naming_probability) {
    found.named = {std::min(order[0], order[1]), std::max(order[0], order[1])};
  }
  found.ellipse = ellipse_of(posterior, Ellipse{}.probability);
  return found;
}

}  // namespace securebase::attachment

#include "securebase/measurement/plane.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "securebase/measurement/grid_sums.hpp"

namespace securebase::measurement {
namespace {

OnGrid times(const OnGrid& f, const OnGrid& g) {
  OnGrid product;
  for (std::size_t q = 0; q < node_count; ++q) product[q] = f[q] * g[q];
  return product;
}

OnGrid times_node(const OnGrid& f) {
  OnGrid product;
  for (std::size_t q = 0; q < node_count; ++q) product[q] = f[q] * node(q);
  return product;
}

Estimate moments_of(const OnGrid& marginal) {
  double mean = 0.0, square = 0.0;
  for (std::size_t q = 0; q < node_count; ++q) {
    mean += marginal[q] * node(q);
    square += marginal[q] * node(q) * node(q);
  }
  return {mean, std::sqrt(std::max(0.0, square - mean * mean))};
}

double clamped(double probability) { return std::clamp(probability, 0.0, 1.0); }

}  // namespace

Plane::Plane(double correlation, std::array<double, 2> boundaries)
    : share_below_{weights_below(boundaries[0]), weights_below(boundaries[1])} {
  assert(std::abs(correlation) < 0.95);
  for (std::size_t q = 0; q < node_count; ++q) alone_[q] = std::exp(-0.5 * node(q) * node(q));
  if (correlation == 0.0) return;
  tied_.resize(node_count);
  const double narrow = 1.0 - correlation * correlation;
  for (std::size_t r = 0; r < node_count; ++r) {
    for (std::size_t q = 0; q < node_count; ++q) {
      const double x = node(q), y = node(r);
      tied_[r][q] = std::exp(-0.5 * (x * x - 2.0 * correlation * x * y + y * y) / narrow);
    }
  }
}

OnGrid Plane::through_prior(const OnGrid& f) const {
  OnGrid sum;
  if (tied_.empty()) {
    const double mass = sum_of_products(alone_, f);
    for (std::size_t q = 0; q < node_count; ++q) sum[q] = mass * alone_[q];
    return sum;
  }
  for (std::size_t r = 0; r < node_count; ++r) {
    const double weight = f[r];
    const OnGrid& row = tied_[r];
    for (std::size_t q = 0; q < node_count; ++q) sum[q] += weight * row[q];
  }
  return sum;
}

PlanePosterior Plane::posterior(const std::array<OnGrid, 2>& likelihoods,
                                Marginals& marginals) const {
  const OnGrid& along = likelihoods[0];
  const OnGrid& across = likelihoods[1];
  marginals[0] = times(along, through_prior(across));
  marginals[1] = times(across, through_prior(along));
  double mass = 0.0;
  for (std::size_t q = 0; q < node_count; ++q) mass += marginals[0][q];
  assert(mass > 0.0);
  for (OnGrid& marginal : marginals) {
    for (double& p : marginal.at) p /= mass;
  }

  PlanePosterior posterior;
  posterior.scales = {moments_of(marginals[0]), moments_of(marginals[1])};
  const Estimate& x = posterior.scales[0];
  const Estimate& y = posterior.scales[1];
  const double product =
      sum_of_products(times_node(along), through_prior(times_node(across))) / mass;
  posterior.correlation = (product - x.theta * y.theta) / (x.standard_error * y.standard_error);

  const OnGrid across_below = through_prior(times(across, share_below_[1]));
  const double both_below = sum_of_products(times(along, share_below_[0]), across_below) / mass;
  const double x_below = sum_of_products(marginals[0], share_below_[0]);
  const double y_below = sum_of_products(marginals[1], share_below_[1]);
  auto& quadrants = posterior.quadrants;
  quadrants[0][0] = clamped(both_below);
  quadrants[1][0] = clamped(y_below - both_below);
  quadrants[0][1] = clamped(x_below - both_below);
  quadrants[1][1] = clamped(1.0 - x_below - y_below + both_below);
  return posterior;
}

}  // namespace securebase::measurement

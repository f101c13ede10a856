#include "securebase/calibration/grid.hpp"

#include <cassert>
#include <cmath>

namespace securebase::calibration {

std::vector<double> even_nodes(std::size_t count, double range) {
  assert(count >= 3 && range > 0);
  std::vector<double> nodes(count);
  const double step = 2 * range / static_cast<double>(count - 1);
  // From the middle outwards, so that the nodes are mirror images to the last digit.
  for (std::size_t q = 0; q < count; ++q) {
    nodes[q] = step * (static_cast<double>(q) - static_cast<double>(count - 1) / 2);
  }
  return nodes;
}

std::vector<double> normal_weights(std::span<const double> nodes, Spread spread) {
  std::vector<double> weights(nodes.size());
  double sum = 0;
  for (std::size_t q = 0; q < nodes.size(); ++q) {
    const double z = (nodes[q] - spread.mean) / spread.sd;
    sum += weights[q] = std::exp(-0.5 * z * z);
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

Spread spread_of(std::span<const double> nodes, std::span<const double> weights) {
  double mass = 0, first = 0, second = 0;
  for (std::size_t q = 0; q < nodes.size(); ++q) {
    mass += weights[q];
    first += weights[q] * nodes[q];
  }
  const double mean = first / mass;
  for (std::size_t q = 0; q < nodes.size(); ++q) {
    second += weights[q] * (nodes[q] - mean) * (nodes[q] - mean);
  }
  return {mean, std::sqrt(second / mass)};
}

}  // namespace securebase::calibration

// The nodes at which the latent value is summed over, and the weight of each.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace securebase::calibration {

// How people are spread on a scale: normal with this mean and standard deviation.
struct Spread {
  double mean = 0;
  double sd = 1;  // > 0
};

// `count` nodes from -range to range in even steps. Requires: count >= 3, range > 0.
[[nodiscard]] std::vector<double> even_nodes(std::size_t count, double range);

// The normal density at each node, divided by the sum over the nodes.
[[nodiscard]] std::vector<double> normal_weights(std::span<const double> nodes, Spread spread);

// Mean and standard deviation of weights over the nodes, which need not add to one.
[[nodiscard]] Spread spread_of(std::span<const double> nodes, std::span<const double> weights);

}  // namespace securebase::calibration

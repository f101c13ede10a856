// Sums over the nodes of the grid, in eight lanes that are added up at the end. The compiler may
// not reorder sums of floating-point numbers, so the lanes are written out: the processor fills
// its registers, and the digits are the same on every machine.
#pragma once

#include <array>
#include <cstddef>

#include "securebase/measurement/quadrature.hpp"

namespace securebase::measurement {

inline constexpr std::size_t sum_lanes = 8;
static_assert(node_count % sum_lanes == 0);

[[nodiscard]] inline double total(const std::array<double, sum_lanes>& lane) {
  return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

[[nodiscard]] inline double sum_of(const OnGrid& f) {
  std::array<double, sum_lanes> lane{};
  for (std::size_t q = 0; q < node_count; q += sum_lanes) {
    for (std::size_t l = 0; l < sum_lanes; ++l) lane[l] += f[q + l];
  }
  return total(lane);
}

[[nodiscard]] inline double sum_of_products(const OnGrid& f, const OnGrid& g) {
  std::array<double, sum_lanes> lane{};
  for (std::size_t q = 0; q < node_count; q += sum_lanes) {
    for (std::size_t l = 0; l < sum_lanes; ++l) lane[l] += f[q + l] * g[q + l];
  }
  return total(lane);
}

}  // namespace securebase::measurement

#include "securebase/measurement/quadrature.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace securebase::measurement {
namespace {

constexpr std::size_t points = 6;  // of the interpolating polynomial

// Adds to `weights` those of the integral of the local polynomial over [from, to], both in units
// of the step from node `first`, the first of six neighbouring nodes.
void add_piece(OnGrid& weights, std::size_t first, double from, double to) {
  // Gauss-Legendre with 4 points is exact up to degree 7; the polynomial has degree 5.
  constexpr std::array<double, 4> abscissa{-0.8611363115940526, -0.3399810435848563,
                                           0.3399810435848563, 0.8611363115940526};
  constexpr std::array<double, 4> mass{0.3478548451374538, 0.6521451548625461, 0.6521451548625461,
                                       0.3478548451374538};
  for (std::size_t g = 0; g < abscissa.size(); ++g) {
    const double at = 0.5 * (from + to) + 0.5 * (to - from) * abscissa[g];
    for (std::size_t i = 0; i < points; ++i) {
      double basis = 1.0;
      for (std::size_t j = 0; j < points; ++j) {
        if (j == i) continue;
        const auto xi = static_cast<double>(i);
        const auto xj = static_cast<double>(j);
        basis *= (at - xj) / (xi - xj);
      }
      weights[first + i] += 0.5 * (to - from) * mass[g] * basis;
    }
  }
}

}  // namespace

OnGrid standard_normal_weights() {
  OnGrid weights;
  for (std::size_t q = 0; q < node_count; ++q) {
    const double x = node(q);
    weights[q] = node_step * std::exp(-0.5 * x * x) * std::numbers::inv_sqrtpi /
                 std::numbers::sqrt2;
  }
  return weights;
}

OnGrid weights_below(double bound) {
  assert(std::abs(bound) < grid_edge - 1.0);
  // In units of the step, counted from node 0. Whatever lies left of node 0 is nothing.
  const double end = (bound - node(0)) / node_step;
  OnGrid weights;
  const auto whole = static_cast<std::size_t>(end);
  for (std::size_t left = 0; left <= whole; ++left) {
    const std::size_t first =
        std::min(left < points / 2 - 1 ? std::size_t{0} : left - (points / 2 - 1), node_count - points);
    const double from = static_cast<double>(left) - static_cast<double>(first);
    const double to = (left < whole ? from + 1.0 : end - static_cast<double>(first));
    add_piece(weights, first, from, to);
  }
  return weights;
}

}  // namespace securebase::measurement

#include "securebase/measurement/quadrature.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <numbers>

namespace securebase::measurement {
namespace {

double normal_below(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

TEST_CASE("the prior's weights sum to one and have unit variance") {
  const OnGrid weights = standard_normal_weights();
  double mass = 0, square = 0;
  for (std::size_t q = 0; q < node_count; ++q) {
    mass += weights[q];
    square += weights[q] * node(q) * node(q);
  }
  CHECK(std::abs(mass - 1) < 1e-14);
  CHECK(std::abs(square - 1) < 1e-12);
}

TEST_CASE("the mass below a bound is right between the nodes too") {
  // A posterior as narrow as the tests make them, about centres on and off the nodes.
  for (const double bound : {0.0, 0.1, 0.13, -1.7, 2.31}) {
    const OnGrid below = weights_below(bound);
    for (const double centre : {-0.4, 0.0, 0.07, 0.9}) {
      for (const double sd : {0.3, 0.5, 1.0}) {
        double mass = 0;
        for (std::size_t q = 0; q < node_count; ++q) {
          const double z = (node(q) - centre) / sd;
          mass += below[q] * node_step * std::exp(-0.5 * z * z) /
                  (sd * std::sqrt(2 * std::numbers::pi));
        }
        CHECK(std::abs(mass - normal_below((bound - centre) / sd)) < 5e-4);
      }
    }
  }
}

}  // namespace
}  // namespace securebase::measurement

// The fear: weights that are not the distribution they stand for.
#include "securebase/calibration/grid.hpp"

#include <doctest/doctest.h>

namespace securebase::calibration {

TEST_CASE("nodes are even and mirror images") {
  const auto nodes = even_nodes(61, 6);
  CHECK(nodes.front() == -6);
  CHECK(nodes.back() == 6);
  CHECK(nodes[30] == 0);
  for (std::size_t q = 0; q < 61; ++q) CHECK(nodes[q] == -nodes[60 - q]);
}

TEST_CASE("normal weights add to one and give back mean and standard deviation") {
  const auto nodes = even_nodes(61, 6);
  for (const Spread spread : {Spread{0, 1}, Spread{0.7, 1.3}, Spread{-1, 0.6}}) {
    const auto weights = normal_weights(nodes, spread);
    double sum = 0;
    for (const double weight : weights) sum += weight;
    CHECK(sum == doctest::Approx(1).epsilon(1e-14));
    const Spread back = spread_of(nodes, weights);
    CHECK(back.mean == doctest::Approx(spread.mean).epsilon(1e-3));
    CHECK(back.sd == doctest::Approx(spread.sd).epsilon(1e-3));
  }
}

}  // namespace securebase::calibration

// The fear: the fast loops and the plain meaning of product and sum part ways at the padding.
#include "securebase/calibration/node_tiles.hpp"

#include <doctest/doctest.h>

namespace securebase::calibration {

TEST_CASE("products, sums and scaling are what the plain loops give, padding included") {
  constexpr std::size_t nodes = 21, rows = 5, patterns = 3, each = 2;
  NodeTable table(rows, nodes);
  CHECK(table.tiles() == 2);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t q = 0; q < nodes; ++q) {
      table.at(r, q) = 1.0 / static_cast<double>(1 + r) + 0.01 * static_cast<double>(q);
    }
  }
  const std::vector<RowCode> codes{0, 2, 1, 4, 0, 4};
  std::vector<NodeTile> start(table.tiles());
  for (std::size_t q = 0; q < nodes; ++q) start[q / tile_nodes].at[q % tile_nodes] = 0.5;
  BlockRows block(patterns * table.tiles());
  multiply_rows(table, codes, each, start, patterns, block);
  for (std::size_t p = 0; p < patterns; ++p) {
    double sum = 0;
    for (std::size_t q = 0; q < nodes; ++q) {
      const double product = 0.5 * table.at(codes[2 * p], q) * table.at(codes[2 * p + 1], q);
      CHECK(block[p * 2 + q / tile_nodes].at[q % tile_nodes] == product);
      sum += product;
    }
    CHECK(row_sum(block, 2, p) == doctest::Approx(sum).epsilon(1e-14));
  }
  NodeTable sums(rows, nodes), more(rows, nodes);
  add_rows(block, codes, each, patterns, sums);
  more.add(sums);
  more.add(sums);
  scale_row(block, 2, 0, 3.0);
  double by_hand = 0;
  for (std::size_t q = 0; q < nodes; ++q) {
    const double first = 0.5 * table.at(0, q) * table.at(2, q);
    const double third = 0.5 * table.at(0, q) * table.at(4, q);
    CHECK(sums.at(0, q) == doctest::Approx(first + third).epsilon(1e-14));
    CHECK(more.at(2, q) == doctest::Approx(2 * first).epsilon(1e-14));
    CHECK(sums.at(3, q) == 0);
    by_hand += 3 * first * table.at(1, q);
  }
  CHECK(row_product(block, 0, table, 1) == doctest::Approx(by_hand).epsilon(1e-13));
}

}  // namespace securebase::calibration

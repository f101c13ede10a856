// The two inner loops of fitting: products of probabilities over the nodes, and sums of posterior
// weights. Nodes lie in tiles of sixteen, a tile of every row beside each other, so that a pass
// over many people touches one tile of the tables only and stays in the first cache.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace securebase::calibration {

inline constexpr std::size_t tile_nodes = 16;

struct alignas(64) NodeTile {
  double at[tile_nodes] = {};
};

// Rows of numbers over the nodes; nodes beyond the last are padding.
class NodeTable {
 public:
  NodeTable(std::size_t rows, std::size_t nodes)
      : rows_(rows), tiles_((nodes + tile_nodes - 1) / tile_nodes), cells_(rows * tiles_) {}

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t tiles() const { return tiles_; }
  [[nodiscard]] double& at(std::size_t row, std::size_t node) {
    return cells_[(node / tile_nodes) * rows_ + row].at[node % tile_nodes];
  }
  [[nodiscard]] double at(std::size_t row, std::size_t node) const {
    return cells_[(node / tile_nodes) * rows_ + row].at[node % tile_nodes];
  }
  [[nodiscard]] NodeTile* tile(std::size_t t) { return cells_.data() + t * rows_; }
  [[nodiscard]] const NodeTile* tile(std::size_t t) const { return cells_.data() + t * rows_; }
  void add(const NodeTable& other);

 private:
  std::size_t rows_, tiles_;
  std::vector<NodeTile> cells_;
};

using RowCode = std::uint16_t;  // a row of a table

// One row of tiles for each pattern of a block, pattern after pattern.
using BlockRows = std::vector<NodeTile>;

// rows[p] = start * product over c of the table's row codes[p * codes_each + c], for every node.
void multiply_rows(const NodeTable& table, std::span<const RowCode> codes, std::size_t codes_each,
                   std::span<const NodeTile> start, std::size_t patterns, BlockRows& rows);

// Adds rows[p] to each of the table's rows codes[p * codes_each + c].
void add_rows(const BlockRows& rows, std::span<const RowCode> codes, std::size_t codes_each,
              std::size_t patterns, NodeTable& table);

// The sum over all nodes of row p, always added in the same order.
[[nodiscard]] double row_sum(const BlockRows& rows, std::size_t tiles, std::size_t p);
void scale_row(BlockRows& rows, std::size_t tiles, std::size_t p, double factor);
// The sum over all nodes of row p times a row of the table.
[[nodiscard]] double row_product(const BlockRows& rows, std::size_t p, const NodeTable& table,
                                 std::size_t row);

}  // namespace securebase::calibration

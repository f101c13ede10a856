#include "securebase/calibration/node_tiles.hpp"

#include <cassert>

// One body, compiled for the plain processor and for the one with AVX2; the loader picks. Both give
// the same digits, because every lane does the same operations in the same order and multiply-add
// is not contracted.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define SECUREBASE_FOR_EACH_PROCESSOR __attribute__((target_clones("default", "arch=x86-64-v3")))
#else
#define SECUREBASE_FOR_EACH_PROCESSOR
#endif

namespace securebase::calibration {
namespace {

constexpr std::size_t lanes = 4;
typedef double Lanes __attribute__((vector_size(lanes * sizeof(double)), may_alias));
static_assert(tile_nodes == 4 * lanes);

SECUREBASE_FOR_EACH_PROCESSOR
void multiply_tile(const NodeTile* table, const RowCode* codes, std::size_t codes_each,
                   const NodeTile& start, std::size_t patterns, NodeTile* out, std::size_t stride) {
  const auto* first = reinterpret_cast<const Lanes*>(start.at);
  for (std::size_t p = 0; p < patterns; ++p) {
    Lanes a = first[0], b = first[1], c = first[2], d = first[3];
    for (std::size_t i = 0; i < codes_each; ++i) {
      const auto* row = reinterpret_cast<const Lanes*>(table[codes[p * codes_each + i]].at);
      a *= row[0];
      b *= row[1];
      c *= row[2];
      d *= row[3];
    }
    auto* to = reinterpret_cast<Lanes*>(out[p * stride].at);
    to[0] = a;
    to[1] = b;
    to[2] = c;
    to[3] = d;
  }
}

SECUREBASE_FOR_EACH_PROCESSOR
void add_tile(NodeTile* table, const RowCode* codes, std::size_t codes_each, std::size_t patterns,
              const NodeTile* from, std::size_t stride) {
  for (std::size_t p = 0; p < patterns; ++p) {
    const auto* row = reinterpret_cast<const Lanes*>(from[p * stride].at);
    const Lanes a = row[0], b = row[1], c = row[2], d = row[3];
    for (std::size_t i = 0; i < codes_each; ++i) {
      auto* to = reinterpret_cast<Lanes*>(table[codes[p * codes_each + i]].at);
      to[0] += a;
      to[1] += b;
      to[2] += c;
      to[3] += d;
    }
  }
}

}  // namespace

void NodeTable::add(const NodeTable& other) {
  assert(cells_.size() == other.cells_.size());
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    for (std::size_t n = 0; n < tile_nodes; ++n) cells_[c].at[n] += other.cells_[c].at[n];
  }
}

void multiply_rows(const NodeTable& table, std::span<const RowCode> codes, std::size_t codes_each,
                   std::span<const NodeTile> start, std::size_t patterns, BlockRows& rows) {
  const std::size_t tiles = table.tiles();
  assert(rows.size() >= patterns * tiles && codes.size() >= patterns * codes_each);
  for (std::size_t t = 0; t < tiles; ++t) {
    multiply_tile(table.tile(t), codes.data(), codes_each, start[t], patterns, rows.data() + t,
                  tiles);
  }
}

void add_rows(const BlockRows& rows, std::span<const RowCode> codes, std::size_t codes_each,
              std::size_t patterns, NodeTable& table) {
  const std::size_t tiles = table.tiles();
  assert(rows.size() >= patterns * tiles && codes.size() >= patterns * codes_each);
  for (std::size_t t = 0; t < tiles; ++t) {
    add_tile(table.tile(t), codes.data(), codes_each, patterns, rows.data() + t, tiles);
  }
}

double row_sum(const BlockRows& rows, std::size_t tiles, std::size_t p) {
  Lanes sum{};
  for (std::size_t t = 0; t < tiles; ++t) {
    const auto* at = reinterpret_cast<const Lanes*>(rows[p * tiles + t].at);
    sum += (at[0] + at[1]) + (at[2] + at[3]);
  }
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

double row_product(const BlockRows& rows, std::size_t p, const NodeTable& table, std::size_t row) {
  Lanes sum{};
  for (std::size_t t = 0; t < table.tiles(); ++t) {
    const auto* at = reinterpret_cast<const Lanes*>(rows[p * table.tiles() + t].at);
    const auto* by = reinterpret_cast<const Lanes*>(table.tile(t)[row].at);
    sum += (at[0] * by[0] + at[1] * by[1]) + (at[2] * by[2] + at[3] * by[3]);
  }
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

void scale_row(BlockRows& rows, std::size_t tiles, std::size_t p, double factor) {
  for (std::size_t t = 0; t < tiles; ++t) {
    for (double& value : rows[p * tiles + t].at) value *= factor;
  }
}

}  // namespace securebase::calibration

// The patterns of one scale, two items at a time: the answers to a pair of items name one row of a
// table, which halves the work of every product and every sum. "Not answered" is a choice of its
// own with probability one.
#pragma once

#include <span>
#include <vector>

#include "securebase/calibration/curve.hpp"
#include "securebase/calibration/node_tiles.hpp"
#include "securebase/calibration/patterns.hpp"

namespace securebase::calibration {

// How many people are expected at each node for each answer to one item: categories * nodes.
using ItemCounts = std::vector<double>;

class PackedAnswers {
 public:
  // Of the patterns' items those at `columns`; `categories` counts the answer choices of each.
  // Requires: the rows of all pairs fit a RowCode, which 500 items of ten answers do.
  PackedAnswers(const Patterns& patterns, std::span<const std::size_t> columns,
                std::span<const std::size_t> categories);

  [[nodiscard]] std::size_t patterns() const { return patterns_; }
  [[nodiscard]] std::size_t items() const { return categories_.size(); }
  [[nodiscard]] std::size_t pairs() const { return first_row_.size(); }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::span<const RowCode> codes(std::size_t first, std::size_t count) const {
    return std::span(codes_).subspan(first * pairs(), count * pairs());
  }

  // The probability of each pair of answers at each node.
  [[nodiscard]] NodeTable likelihoods(std::span<const Curve> curves,
                                      std::span<const double> nodes) const;
  // From sums for each pair of answers, those for each answer to each item.
  [[nodiscard]] std::vector<ItemCounts> item_counts(const NodeTable& sums, std::size_t nodes) const;

 private:
  // Of the pair's second item, or 1 where the number of items is odd and the pair has one only.
  [[nodiscard]] std::size_t second_choices(std::size_t pair) const;

  std::size_t patterns_ = 0, rows_ = 0;
  std::vector<std::size_t> categories_;
  std::vector<std::size_t> first_row_;
  std::vector<RowCode> codes_;
};

}  // namespace securebase::calibration

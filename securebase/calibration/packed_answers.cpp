#include "securebase/calibration/packed_answers.hpp"

#include <cassert>
#include <limits>

namespace securebase::calibration {

PackedAnswers::PackedAnswers(const Patterns& patterns, std::span<const std::size_t> columns,
                             std::span<const std::size_t> categories)
    : patterns_(patterns.count()), categories_(categories.begin(), categories.end()) {
  assert(columns.size() == categories.size());
  for (std::size_t i = 0; i < categories_.size(); i += 2) {
    first_row_.push_back(rows_);
    rows_ += (categories_[i] + 1) * second_choices(i / 2);
  }
  assert(rows_ <= std::numeric_limits<RowCode>::max());
  codes_.reserve(patterns_ * pairs());
  for (std::size_t p = 0; p < patterns_; ++p) {
    const auto row = patterns.pattern(p);
    const auto choice = [&](std::size_t i) {
      const std::int8_t answer = row[columns[i]];
      return answer == measurement::no_answer ? categories_[i] : static_cast<std::size_t>(answer);
    };
    for (std::size_t pair = 0; pair < pairs(); ++pair) {
      const std::size_t i = 2 * pair;
      const std::size_t second = i + 1 < items() ? choice(i + 1) : 0;
      codes_.push_back(
          static_cast<RowCode>(first_row_[pair] + choice(i) * second_choices(pair) + second));
    }
  }
}

std::size_t PackedAnswers::second_choices(std::size_t pair) const {
  const std::size_t second = 2 * pair + 1;
  return second < categories_.size() ? categories_[second] + 1 : 1;
}

NodeTable PackedAnswers::likelihoods(std::span<const Curve> curves,
                                     std::span<const double> nodes) const {
  assert(curves.size() == items());
  NodeTable table(rows_, nodes.size());
  std::vector<double> one, two;
  for (std::size_t pair = 0; pair < pairs(); ++pair) {
    const std::size_t i = 2 * pair, width = second_choices(pair);
    one.assign(categories_[i] + 1, 1.0);
    two.assign(width, 1.0);
    for (std::size_t q = 0; q < nodes.size(); ++q) {
      probabilities(curves[i], nodes[q], one);
      if (width > 1) probabilities(curves[i + 1], nodes[q], two);
      for (std::size_t k = 0; k < one.size(); ++k) {
        for (std::size_t l = 0; l < width; ++l) {
          table.at(first_row_[pair] + k * width + l, q) = one[k] * two[l];
        }
      }
    }
  }
  return table;
}

std::vector<ItemCounts> PackedAnswers::item_counts(const NodeTable& sums, std::size_t nodes) const {
  std::vector<ItemCounts> counts(items());
  for (std::size_t i = 0; i < items(); ++i) counts[i].assign(categories_[i] * nodes, 0.0);
  for (std::size_t pair = 0; pair < pairs(); ++pair) {
    const std::size_t i = 2 * pair, width = second_choices(pair);
    for (std::size_t k = 0; k <= categories_[i]; ++k) {
      for (std::size_t l = 0; l < width; ++l) {
        const std::size_t row = first_row_[pair] + k * width + l;
        for (std::size_t q = 0; q < nodes; ++q) {
          const double people = sums.at(row, q);
          if (k < categories_[i]) counts[i][k * nodes + q] += people;
          if (i + 1 < items() && l < categories_[i + 1]) counts[i + 1][l * nodes + q] += people;
        }
      }
    }
  }
  return counts;
}

}  // namespace securebase::calibration

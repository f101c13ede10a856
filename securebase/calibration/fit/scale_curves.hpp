// The response curves of one scale at the nodes of the grid: how likely each answer is, what it
// scores, and how that moves with the parameters. All of model fit starts from these.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"
#include "securebase/measurement/quadrature.hpp"

namespace securebase::calibration {

// People are spread as a standard normal; parameters must be on that scale.
class ScaleCurves {
 public:
  explicit ScaleCurves(std::span<const measurement::ItemModel> items);

  [[nodiscard]] std::size_t items() const { return first_row_.size(); }
  [[nodiscard]] std::size_t categories(std::size_t item) const;
  [[nodiscard]] std::size_t top_score() const { return rows_.size() - items(); }

  // P(answer of `item` is in `category` | theta) at each node.
  [[nodiscard]] const measurement::OnGrid& at(std::size_t item, std::size_t category) const {
    return rows_[first_row_[item] + category];
  }
  // Density of people at the nodes, times the step: sums to 1.
  [[nodiscard]] const measurement::OnGrid& weights() const { return weights_; }

 private:
  std::vector<measurement::OnGrid> rows_;
  std::vector<std::size_t> first_row_;
  measurement::OnGrid weights_;
};

// E(category | theta): for the graded model the sum of its cumulative curves.
[[nodiscard]] double expected_category(const measurement::ItemModel& item, double theta);

// dP(category | theta) / dparameter, [parameter][category]: slope first, then the thresholds.
[[nodiscard]] std::vector<std::vector<double>> category_gradient(const measurement::ItemModel& item,
                                                                 double theta);

// Those who answered everything.
[[nodiscard]] measurement::AnswerTable complete_cases(const measurement::AnswerTable& table);

// The same items on a scale where people with this mean and standard deviation are standard
// normal: slope * sd, (threshold - mean) / sd. Requires: sd > 0.
[[nodiscard]] std::vector<measurement::ItemModel> standardised(
    std::span<const measurement::ItemModel> items, double mean, double sd);

}  // namespace securebase::calibration

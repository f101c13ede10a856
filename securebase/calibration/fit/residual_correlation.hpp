// Pairs of items that go together more than the scale explains: Q3 (Yen 1984, Applied
// Psychological Measurement 8:125-145), the correlation of the residuals x_i - E(x_i | theta) at
// each person's theta. Residuals correlate slightly below zero even where the model holds, so a
// pair is judged by Q3* = Q3 - mean of Q3 (Christensen, Makransky & Horton 2017, ibid. 41:178-194).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "securebase/calibration/workers.hpp"
#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::calibration {

// The usual line above which a pair counts as dependent.
inline constexpr double dependent_above = 0.2;

struct ItemPair {
  std::size_t first = 0, second = 0;  // first < second
  double q3 = 0;
  double above_mean = 0;  // Q3*
};

struct ResidualCorrelation {
  std::size_t items = 0;
  std::vector<std::optional<double>> q3;  // items x items; nothing where it cannot be formed
  double mean = 0;                        // over the pairs
  std::vector<ItemPair> dependent;        // Q3* above dependent_above, the largest first

  [[nodiscard]] std::optional<double> at(std::size_t i, std::size_t j) const {
    return q3[i * items + j];
  }
};

// Theta is the EAP under a standard normal prior, from all answers a person gave. Each pair rests
// on the people who answered both; a pair with fewer than three such people, or without any spread
// in a residual, has no correlation.
[[nodiscard]] ResidualCorrelation residual_correlation(
    std::span<const measurement::ItemModel> items, const measurement::AnswerTable& answers,
    const RunJobs& run = one_after_another);

}  // namespace securebase::calibration

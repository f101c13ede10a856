// Whether the answers to the items of a scale can be fitted at all, before anything is: items that
// everyone answered alike, answers that nobody chose, too few items.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/measurement/answer_table.hpp"

namespace securebase::calibration {

struct ReviewedItem {
  std::size_t column = 0;  // of the answers
  std::string id;
  std::size_t choices = 2;  // the answer choices there are
  bool fixed = false;       // parameters are known: needs no answers of its own
};

struct ItemReview {
  long people = 0;                // who answered
  std::vector<std::size_t> used;  // the choices that were given, ascending; all where fixed
  [[nodiscard]] bool joined(std::size_t choices) const { return used.size() < choices; }
};

struct ScaleReview {
  std::vector<ItemReview> items;
  std::vector<std::string> warnings;  // sentences that name item and answer
};

// `lowest_answer` is what choice 0 is called in what is said. `helped`: priors or fixed items make
// two items enough; else a scale needs three, because one correlation cannot settle two slopes.
// Errors: bad_input with every problem of the scale.
[[nodiscard]] Result<ScaleReview> review_scale(const measurement::AnswerTable& table,
                                               const std::string& scale,
                                               std::span<const ReviewedItem> items, bool helped);

// Numbers the choices of each item that were given anew, from 0 without gaps.
void join_unused(measurement::AnswerTable& table, std::span<const ReviewedItem> items,
                 const ScaleReview& review);

}  // namespace securebase::calibration

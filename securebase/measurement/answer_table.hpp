// The answers of many people to the items of an instrument, as scoring, calibration and fit take
// them: one row a person, one column an item, recoded so that higher means more of the scale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace securebase::measurement {

// What stands in a row of answers where none was given.
inline constexpr std::int8_t no_answer = -1;

struct AnswerTable {
  std::size_t items = 0;
  std::vector<std::int8_t> categories;  // people * items, row after row: 0-based, or no_answer
  std::vector<std::size_t> row_of;      // each person's record in the source, 1-based

  [[nodiscard]] std::size_t people() const { return items == 0 ? 0 : categories.size() / items; }
  [[nodiscard]] std::span<const std::int8_t> person(std::size_t p) const {
    return std::span(categories).subspan(p * items, items);
  }
};

// The same people, and of the items only those at `columns`, in that order.
[[nodiscard]] AnswerTable columns_of(const AnswerTable& table, std::span<const std::size_t> columns);

}  // namespace securebase::measurement

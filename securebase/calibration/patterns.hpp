// The different rows of answers there are, and how many people gave each: equal rows have equal
// posteriors, so they are counted once. Patterns are sorted, so that neither the order of the
// people nor that of their file changes a digit of what follows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "securebase/measurement/answer_table.hpp"

namespace securebase::calibration {

struct Patterns {
  std::size_t items = 0;
  std::vector<std::int8_t> answers;  // patterns * items
  std::vector<double> people;        // how many gave each

  [[nodiscard]] std::size_t count() const { return people.size(); }
  [[nodiscard]] std::span<const std::int8_t> pattern(std::size_t p) const {
    return std::span(answers).subspan(p * items, items);
  }
};

// People who answered nothing tell nothing and are left out.
[[nodiscard]] Patterns patterns_of(const measurement::AnswerTable& table);

}  // namespace securebase::calibration

// Made-up people who answer exactly as item models say: the ground on which a test of people can
// be tested, because here the truth is known.
//
// Person p is the same for any number of people, and the answer to an item does not hang on which
// other items were asked, or in which order: each number has its own place in a random stream.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::measurement {

struct SimulatedGroup {
  std::uint64_t seed = 1;
  std::size_t people = 0;
  std::size_t scales = 1;    // 1 or more; each standard normal
  double correlation = 0.0;  // between each two scales, 0 <= correlation < 1; of two scales > -1
};

// The true values, people * scales, row after row.
[[nodiscard]] std::vector<double> simulated_levels(const SimulatedGroup& group);

// What answer (0-based, recoded) the person with this value gives, for `unit` drawn evenly from
// [0, 1): the higher the unit, the lower the answer.
[[nodiscard]] int simulated_answer(const ItemModel& item, double theta, double unit);

// The answer of person `person` to the item at `item`.
[[nodiscard]] int simulated_answer(const ItemModel& model, double theta, std::uint64_t seed,
                                   std::size_t person, std::size_t item);

// Answers of all to all items. `scale_of` names each item's scale; empty: all on the first.
// Requires: as many levels as group.people * group.scales.
[[nodiscard]] AnswerTable simulated_answers(std::span<const ItemModel> items,
                                            std::span<const std::size_t> scale_of,
                                            std::span<const double> levels,
                                            const SimulatedGroup& group);

// Leaves out each answer with the given chance.
void leave_out(AnswerTable& table, double chance, std::uint64_t seed);

}  // namespace securebase::measurement

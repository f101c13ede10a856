#include "securebase/measurement/instrument.hpp"

#include <algorithm>

namespace securebase::measurement {

std::optional<int> Instrument::category(const Item& item, int answer) const {
  if (answer < lowest_answer() || answer > highest_answer()) return std::nullopt;
  return item.reversed ? highest_answer() - answer : answer - lowest_answer();
}

std::optional<std::size_t> Instrument::find_item(std::string_view wanted) const {
  const auto found = std::ranges::find(items, wanted, &Item::id);
  if (found == items.end()) return std::nullopt;
  return static_cast<std::size_t>(found - items.begin());
}

const AdaptiveRules* Instrument::find_mode(std::string_view mode) const {
  for (const AdaptiveMode& one : modes) {
    if (one.id == mode) return &one.rules;
  }
  return mode == "full" ? &adaptive : nullptr;
}

}  // namespace securebase::measurement

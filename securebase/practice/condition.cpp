#include "securebase/practice/condition.hpp"

#include <algorithm>

namespace securebase::practice {
namespace {

bool holds_alone(const Condition& condition, const Answer* answer) {
  using Test = Condition::Test;
  if (condition.test == Test::answered) return (answer != nullptr) == condition.wanted;
  if (!answer) return false;
  if (const auto* number = std::get_if<double>(answer)) {
    if (condition.test == Test::at_least) return *number >= condition.number;
    if (condition.test == Test::at_most) return *number <= condition.number;
    return false;
  }
  if (const auto* text = std::get_if<std::string>(answer)) {
    return condition.test == Test::is && *text == condition.option;
  }
  if (const auto* chosen = std::get_if<std::vector<std::string>>(answer)) {
    return condition.test == Test::has &&
           std::ranges::find(*chosen, condition.option) != chosen->end();
  }
  return false;
}

}  // namespace

bool holds(const Condition& condition, const Lookup& lookup) {
  using Test = Condition::Test;
  const auto part_holds = [&lookup](const Condition& part) { return holds(part, lookup); };
  switch (condition.test) {
    case Test::any: return std::ranges::any_of(condition.parts, part_holds);
    case Test::all: return std::ranges::all_of(condition.parts, part_holds);
    case Test::none: return std::ranges::none_of(condition.parts, part_holds);
    default: return holds_alone(condition, lookup(condition.field));
  }
}

void collect_fields(const Condition& condition, std::vector<std::string_view>& fields) {
  if (!condition.field.empty()) fields.push_back(condition.field);
  for (const Condition& part : condition.parts) collect_fields(part, fields);
}

}  // namespace securebase::practice

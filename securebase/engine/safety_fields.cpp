#include "securebase/engine/safety_fields.hpp"

#include <algorithm>

namespace securebase::engine {
namespace {

template <class Question>
bool conditions_hold(const std::vector<Question>& questions) {
  for (std::size_t q = 0; q < questions.size(); ++q) {
    for (const safety::Given& one : questions[q].only_if) {
      if (one.question >= q || one.answer >= questions[one.question].answers.size()) return false;
    }
  }
  return true;
}

}  // namespace

bool sound(const safety::Rules& rules) {
  const std::size_t flags = rules.relationship.flags.size();
  const bool flags_hold = std::ranges::all_of(rules.relationship.questions, [&](const auto& one) {
    return std::ranges::all_of(one.answers, [&](const safety::RelationshipAnswer& answer) {
      return !answer.flag || *answer.flag < flags;
    });
  });
  const bool kinds_hold = std::ranges::all_of(rules.phrases.light, [](const auto& one) {
    return one.kind < safety::light_kind_ids.size();
  });
  return flags_hold && kinds_hold && conditions_hold(rules.check.questions) &&
         conditions_hold(rules.relationship.questions) && rules.states.settling_checks > 0 &&
         rules.states.settling_hours >= 0;
}

}  // namespace securebase::engine

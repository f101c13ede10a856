#include "securebase/safety/safety_check.hpp"

namespace securebase::safety {

Event outcome(const SafetyCheck& check, const Answers& answers) {
  bool raised = check.questions.empty();  // nothing was asked, so nothing was denied
  for (std::size_t q = 0; q < check.questions.size(); ++q) {
    const SafetyAnswer* given = given_answer(check.questions, answers, q);
    // An answer counts even if its question need not have been asked.
    if (given != nullptr && given->event == Event::acute) return Event::acute;
    if (given != nullptr ? given->event.has_value() : is_asked(check.questions, answers, q)) {
      raised = true;
    }
  }
  return raised ? Event::positive : Event::negative;
}

std::optional<std::size_t> next_question(const SafetyCheck& check, const Answers& answers) {
  if (outcome(check, answers) == Event::acute) return std::nullopt;
  return first_open(check.questions, answers);
}

}  // namespace securebase::safety

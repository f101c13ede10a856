#include "securebase/safety/relationship_check.hpp"

#include <algorithm>

namespace securebase::safety {
namespace {

// Whether it is known that nobody else could see this.
bool is_private(const RelationshipCheck& check, const Answers& answers) {
  for (std::size_t q = 0; q < check.questions.size(); ++q) {
    if (!std::ranges::any_of(check.questions[q].answers, &RelationshipAnswer::stop)) continue;
    const RelationshipAnswer* given = given_answer(check.questions, answers, q);
    if (given == nullptr || given->stop) return false;
  }
  return true;
}

bool told_to_stop(const RelationshipCheck& check, const Answers& answers) {
  for (std::size_t q = 0; q < check.questions.size(); ++q) {
    const RelationshipAnswer* given = given_answer(check.questions, answers, q);
    if (given != nullptr && given->stop) return true;
  }
  return false;
}

}  // namespace

RelationshipResult look_at(const RelationshipCheck& check, const Answers& answers) {
  RelationshipResult result;
  if (!told_to_stop(check, answers)) result.next = first_open(check.questions, answers);
  if (!is_private(check, answers)) return result;
  result.outcome = RelationshipOutcome::none;
  std::vector<bool> shown(check.flags.size());
  for (std::size_t q = 0; q < check.questions.size(); ++q) {
    const RelationshipAnswer* given = given_answer(check.questions, answers, q);
    if (given == nullptr) continue;
    if (given->counts) result.outcome = std::max(result.outcome, RelationshipOutcome::some);
    if (given->danger) result.outcome = RelationshipOutcome::danger;
    if (given->danger && given->flag && *given->flag < shown.size()) shown[*given->flag] = true;
  }
  for (std::size_t flag = 0; flag < shown.size(); ++flag) {
    if (shown[flag]) result.flags.push_back(flag);
  }
  return result;
}

const Words& words(const RelationshipCheck& check, RelationshipOutcome outcome) {
  switch (outcome) {
    case RelationshipOutcome::none: return check.none;
    case RelationshipOutcome::some: return check.some;
    case RelationshipOutcome::danger: return check.danger;
    case RelationshipOutcome::stopped: break;
  }
  return check.stopped;
}

}  // namespace securebase::safety

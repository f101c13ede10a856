// The JSON of the calls about safety; see safety_calls.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/safety/answers.hpp"
#include "securebase/safety/relationship_check.hpp"
#include "securebase/safety/state.hpp"

namespace securebase::contract {

// Errors of the readers: bad_input; members that are not named are problems too. A question or an
// answer that the check does not have: bad_answer.
[[nodiscard]] Result<safety::Answers> read_answers(std::string_view body,
                                                   const safety::SafetyCheck& check);
[[nodiscard]] Result<safety::Answers> read_answers(std::string_view body,
                                                   const safety::RelationshipCheck& check);
[[nodiscard]] Result<std::string> read_text(std::string_view body);

struct GivenStep {
  std::vector<safety::Happened> history;
  std::optional<safety::Event> event;
  Instant at;
};
[[nodiscard]] Result<GivenStep> read_step(std::string_view body);

// "2026-11-24T16:00:00Z", of the years 1970 to 9999; parts of a second are left out.
[[nodiscard]] std::optional<Instant> read_time(std::string_view text);

[[nodiscard]] std::string check_json(const safety::SafetyCheck& check);
[[nodiscard]] std::string check_outcome_json(const safety::SafetyCheck& check,
                                             const safety::Answers& answers);
[[nodiscard]] std::string standing_json(const safety::Standing& standing,
                                        const safety::States& states);
[[nodiscard]] std::string relationship_json(const safety::RelationshipCheck& check);
[[nodiscard]] std::string relationship_outcome_json(const safety::RelationshipCheck& check,
                                                    const safety::Answers& answers);
[[nodiscard]] std::string offer_json(const safety::Phrases& phrases, bool offers);
[[nodiscard]] std::string coercion_json(const safety::Coercion& rules, std::string_view text);

}  // namespace securebase::contract

// The check about fear and control in a relationship, asked of one person alone.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "securebase/safety/answers.hpp"

namespace securebase::safety {

enum class RelationshipOutcome { stopped, none, some, danger };
inline constexpr std::array<std::string_view, 4> relationship_outcome_ids{"stopped", "none", "some",
                                                                          "danger"};

struct RelationshipResult {
  RelationshipOutcome outcome = RelationshipOutcome::stopped;
  std::vector<std::size_t> flags;  // signs of high danger, in the order of the file
  std::optional<std::size_t> next;
};

// Where someone else could see the screen or open the device, nothing is asked and nothing else that
// was answered is looked at. The same holds as long as that is not known: a question with an answer
// that stops must be answered otherwise first. A question that was skipped does not count.
[[nodiscard]] RelationshipResult look_at(const RelationshipCheck& check, const Answers& answers);

[[nodiscard]] const Words& words(const RelationshipCheck& check, RelationshipOutcome outcome);

}  // namespace securebase::safety

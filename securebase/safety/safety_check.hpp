// The safety check: asks directly about ending one's life, and decides what is shown next.
#pragma once

#include <optional>

#include "securebase/safety/answers.hpp"

namespace securebase::safety {

// Event::negative, positive or acute. Acute if any answer raised it; else positive if any did, or if
// a question that was to be asked has no answer; negative needs an answer to each that raises
// nothing.
[[nodiscard]] Event outcome(const SafetyCheck& check, const Answers& answers);

// The question to ask next. Nothing: all are answered, or an answer told of danger now, and the
// questions stop.
[[nodiscard]] std::optional<std::size_t> next_question(const SafetyCheck& check,
                                                       const Answers& answers);

}  // namespace securebase::safety

// What a page asks about a form: JSON in, JSON out. No address on a server: what a person writes
// into a form stays on their device.
#pragma once

#include <string>
#include <string_view>

#include "securebase/base/result.hpp"

namespace securebase::forms {

// {form, answers, smaller} -> {shown, missing, computed, gate, rows, problems}
[[nodiscard]] Result<std::string> decide(std::string_view body);
// {phase, event, before, now, settling} -> {phase, because, rests}; distress is {value, unreal}
[[nodiscard]] Result<std::string> next_phase(std::string_view body);
// {form, open_levels, rests_until, now, screened} -> {closed}: null, or why it does not open
[[nodiscard]] Result<std::string> whether_open(std::string_view body);

}  // namespace securebase::forms

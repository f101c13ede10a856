// The guard against coercive "attachment therapy": words that lead to its warning. They prove
// nothing, and a person looks before anything follows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "securebase/safety/rules.hpp"

namespace securebase::safety {

// Whether a search for these words should show the warning first.
[[nodiscard]] bool is_coercion_search(const Coercion& rules, std::string_view words);

// The places of the red flags whose words stand in the text, in the order of the file.
[[nodiscard]] std::vector<std::size_t> red_flags_in(const Coercion& rules, std::string_view text);

}  // namespace securebase::safety

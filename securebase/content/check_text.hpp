// One entry for whatever bytes: for the fuzz program and for tests that spoil files.
#pragma once

#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"

namespace securebase::content {

// Takes the text as each kind of file in turn: YAML, the rules of that kind, and the worked cases
// where the text turns out to be a sound instrument.
[[nodiscard]] std::vector<Problem> check_text(std::string_view yaml);

}  // namespace securebase::content

#pragma once

#include "securebase/cli/command_line.hpp"

namespace securebase::cli {

// securebase content phrases [--content DIR]: how much the phrase check finds and misses.
int content_phrases(Arguments arguments);

}  // namespace securebase::cli

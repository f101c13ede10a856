// The commands that need no network. Each takes the words after its name and returns the exit
// status: 0 done, 1 the input was refused or the check found problems, 2 the command line is wrong.
#pragma once

#include "securebase/cli/command_line.hpp"

namespace securebase::cli {

int score(Arguments arguments);    // securebase score --instrument ecr --responses FILE ...
int content(Arguments arguments);  // securebase content check [--content DIR]

}  // namespace securebase::cli

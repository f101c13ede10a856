// The commands that need no network. Each takes the words after its name and returns the exit
// status: 0 done, 1 the input was refused or the check found problems, 2 the command line is wrong.
#pragma once

#include "securebase/cli/command_line.hpp"

namespace securebase::cli {

int score(Arguments arguments);    // securebase score --instrument ecr --responses FILE ...
int replay(Arguments arguments);   // securebase replay --instrument ecr --responses FILE ...
int simulate(Arguments arguments);  // securebase simulate --instrument attachment --people N ...
int calibrate(Arguments arguments);  // securebase calibrate --instrument ecr --responses FILE ...
int instrument(Arguments arguments);     // securebase instrument add FILE --licence NOTE ...
int operator_link(Arguments arguments);  // securebase operator link [--data DIR]
int fit(Arguments arguments);      // securebase fit --instrument ecr --responses FILE --report DIR
int evidence(Arguments arguments);  // securebase evidence FILE.csv [options]
int form(Arguments arguments);     // securebase form check | render ID ...
int content(Arguments arguments);  // securebase content check [--content DIR]

}  // namespace securebase::cli

// Worked cases: answers with the values that a computation apart from this program gave for them.
#pragma once

#include <cstddef>

#include "securebase/content/instrument_reader.hpp"

namespace securebase::content {

// Runs each case of the file through the engine; a difference beyond the tolerance is a problem at
// the line of the case. Requires: the draft keeps all rules. Returns the number of cases.
std::size_t run_worked_cases(const InstrumentDraft& draft);

}  // namespace securebase::content

// The parts of an instrument file that the adaptive test follows: rules of each mode, exposure,
// and how alike values are over time.
#pragma once

#include "securebase/content/reading.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::content {

// `adaptive`, `modes` and `stability`. A recipe may do without: it is scored, not asked.
void read_adaptive_testing(const Reading& root, measurement::Instrument& instrument);

// `exposure`, which names items: after those are read.
void read_exposure(const Reading& root, measurement::Instrument& instrument);

}  // namespace securebase::content

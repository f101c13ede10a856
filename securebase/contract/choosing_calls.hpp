// The calls about understanding and choosing. Like those of calls.hpp they need no store: the same
// list answers over HTTP and, on the device, from the second module of the engine.
#pragma once

#include <vector>

#include "securebase/contract/calls.hpp"
#include "securebase/therapy/guidance.hpp"

namespace securebase::contract {

// The guidance must outlive the calls.
[[nodiscard]] std::vector<Call> choosing_calls(const therapy::Guidance& guidance);

}  // namespace securebase::contract

// content/checks/*.yaml -> guided checks, their rules and their worked cases.
#pragma once

#include "securebase/content/reading.hpp"
#include "securebase/therapy/guided_check.hpp"

namespace securebase::content {

[[nodiscard]] therapy::GuidedCheck read_guided_check(const Reading& root);

// How many worked cases were run; what differs is a problem at its place.
std::size_t run_check_cases(const Reading& root, const therapy::GuidedCheck& check);

}  // namespace securebase::content

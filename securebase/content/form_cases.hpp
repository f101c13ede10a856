// Worked cases of a form: answers, and what must follow from them.
#pragma once

#include <cstddef>

#include "securebase/content/reading.hpp"
#include "securebase/practice/form.hpp"

namespace securebase::content {

// Runs the cases of a form that keeps its rules; what differs is told at the case. A gate that no
// case opens and a value that no case works out are told too. Returns how many cases ran.
std::size_t run_form_cases(const Reading& root, const practice::Form& form);

}  // namespace securebase::content

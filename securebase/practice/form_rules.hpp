// The rules that hold between the parts of a form: every name means something, and no condition
// hangs on itself.
#pragma once

#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/practice/form.hpp"

namespace securebase::practice {

// Every problem; `where` is a JSON pointer into the form ("/steps/0/fields/2/show_if").
[[nodiscard]] std::vector<Problem> problems_of(const Form& form);

}  // namespace securebase::practice

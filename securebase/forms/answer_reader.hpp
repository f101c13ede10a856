#pragma once

#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/json/document.hpp"
#include "securebase/practice/answers.hpp"

namespace securebase::forms {

// Answers by field: texts, numbers, lists of texts and rows, as docs/guide/forms.md has them. `null`
// is no answer. A row may have "_id", which says nothing to the rules.
[[nodiscard]] practice::Answers read_answers(const json::Object& object,
                                             std::vector<Problem>& problems);

}  // namespace securebase::forms

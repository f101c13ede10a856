// A form from its JSON, which is its file (docs/guide/forms.md) member by member.
#pragma once

#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/json/document.hpp"
#include "securebase/practice/form.hpp"

namespace securebase::forms {

// Problems of shape and of the rules between the parts (practice/form_rules.hpp) are added, with
// JSON pointers. Texts are not looked at. The form is whole only if nothing was added.
[[nodiscard]] practice::Form read_form(const json::Object& object, std::vector<Problem>& problems);

// Errors: bad_input with every problem.
[[nodiscard]] Result<practice::Form> read_form(std::string_view json);

}  // namespace securebase::forms

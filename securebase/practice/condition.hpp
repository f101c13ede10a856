#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "securebase/practice/answers.hpp"
#include "securebase/practice/form.hpp"

namespace securebase::practice {

// The answer that counts for a field: null when there is none, or when the field is not shown.
using Lookup = std::function<const Answer*(std::string_view field)>;

[[nodiscard]] bool holds(const Condition& condition, const Lookup& lookup);

// Every field that the condition asks about.
void collect_fields(const Condition& condition, std::vector<std::string_view>& fields);

}  // namespace securebase::practice

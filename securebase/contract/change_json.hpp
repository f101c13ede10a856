// The JSON of POST /api/v1/assessments/change.
#pragma once

#include <string>
#include <string_view>

#include "securebase/base/result.hpp"
#include "securebase/care/changes.hpp"

namespace securebase::contract {

// Errors: bad_input. Members that the contract does not name are problems too.
[[nodiscard]] Result<care::ChangeQuestion> read_change_question(std::string_view body);
[[nodiscard]] std::string change_json(const care::ChangeAnswer& answer);

}  // namespace securebase::contract

// The bodies of requests as values, or every problem of a body with its JSON pointer.
#pragma once

#include <string>
#include <string_view>

#include "securebase/base/private.hpp"
#include "securebase/base/result.hpp"
#include "securebase/care/assessments.hpp"

namespace securebase::contract {

// Errors of all: bad_input. Members that the contract does not name are problems too.
[[nodiscard]] Result<care::AssessmentSoFar> read_assessment(std::string_view body);

struct CodeAndMap {
  Private<std::string> code;
  Private<std::string> map;  // the bytes of its JSON, exactly as they were sent
};
[[nodiscard]] Result<Private<std::string>> read_map(std::string_view body);
[[nodiscard]] Result<Private<std::string>> read_code(std::string_view body);
[[nodiscard]] Result<CodeAndMap> read_code_and_map(std::string_view body);

}  // namespace securebase::contract

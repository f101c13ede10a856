// The JSON of the operator's calls in schema/openapi.yaml.
#pragma once

#include <string>
#include <string_view>

#include "securebase/base/instant.hpp"
#include "securebase/base/result.hpp"
#include "securebase/fhir/wordings.hpp"

namespace securebase::api {

struct WordingRequest {
  std::string_view questionnaire;  // its bytes, as they came
  std::string recipe;              // empty: not named
  std::string licence_note;
};

// Which members a body may have. Errors: bad_input, with every problem.
enum class WordingMembers { match, add };
[[nodiscard]] Result<WordingRequest> read_wording(std::string_view body, WordingMembers members);
[[nodiscard]] Result<std::string> read_recipe(std::string_view body);

[[nodiscard]] std::string match_json(const fhir::MatchReport& report);
[[nodiscard]] std::string operator_json(Instant valid_until);

}  // namespace securebase::api

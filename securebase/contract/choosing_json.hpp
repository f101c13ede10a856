// The JSON of the calls about choosing: /api/v1/match, /api/v1/checks, /api/v1/search.
#pragma once

#include <string>
#include <string_view>

#include "securebase/base/result.hpp"
#include "securebase/care/choosing.hpp"

namespace securebase::contract {

// Errors of the readers: bad_input. Members that the contract does not name are problems too.
[[nodiscard]] Result<care::GivenMatch> read_match(std::string_view body);
[[nodiscard]] Result<therapy::Told> read_told(std::string_view body);
[[nodiscard]] Result<care::GivenCheck> read_check_answers(std::string_view body);
[[nodiscard]] Result<std::string> read_search(std::string_view body);

[[nodiscard]] std::string needs_json(const therapy::Guidance& guidance);
[[nodiscard]] std::string suggested_json(const std::vector<therapy::SuggestedNeed>& all,
                                         const therapy::Indications& indications);
[[nodiscard]] std::string match_json(const care::Matched& matched, const therapy::Guidance& guidance);
[[nodiscard]] std::string checks_json(const std::vector<therapy::GuidedCheck>& checks);
[[nodiscard]] std::string check_result_json(const care::CheckedUp& checked);
[[nodiscard]] std::string found_json(const std::vector<std::size_t>& found,
                                     const std::vector<therapy::Findable>& pages);

}  // namespace securebase::contract

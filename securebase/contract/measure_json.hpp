// The JSON of the calls about fixed questionnaires: /api/v1/measures and below.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "securebase/base/result.hpp"
#include "securebase/care/measures.hpp"

namespace securebase::contract {

// Only the newest version of each, and only those whose wording may be shown.
[[nodiscard]] std::string measures_json(const std::vector<care::QuestionnaireHere>& all);

// Errors: bad_input. Members that the contract does not name are problems too.
[[nodiscard]] Result<care::MeasureAnswers> read_measure_answers(std::string_view body);
[[nodiscard]] std::string measure_scores_json(const care::MeasureScores& scores);

[[nodiscard]] Result<care::MeasureChangeQuestion> read_measure_change(std::string_view body);
// `texts`: one for each measurement::ScoreOutcome, in that order.
[[nodiscard]] std::string measure_change_json(const care::MeasureChange& change,
                                              const std::array<std::string, 4>& texts);

}  // namespace securebase::contract

// What can be answered to one item of a FHIR Questionnaire, wherever the item says it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/fhir/questionnaire.hpp"
#include "securebase/json/document.hpp"

namespace securebase::fhir {

// Value sets that the questionnaire contains, by id, each with its options in order.
using ContainedValueSets = std::map<std::string, std::vector<AnswerOption>, std::less<>>;

[[nodiscard]] ContainedValueSets read_value_sets(const json::Object& questionnaire,
                                                 std::vector<Problem>& problems);

// From answerOption, the value set that answerValueSet names, or the range of whole numbers that
// the extensions minValue and maxValue give.
[[nodiscard]] std::vector<AnswerOption> read_options(const json::Object& item,
                                                     std::string_view type,
                                                     const ContainedValueSets& value_sets,
                                                     std::vector<Problem>& problems);

void refuse_modifier(const json::Object& object, std::vector<Problem>& problems);

}  // namespace securebase::fhir

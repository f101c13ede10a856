// What the use cases answer, as the JSON of schema/openapi.yaml.
#pragma once

#include <string>
#include <vector>

#include "securebase/base/instant.hpp"
#include "securebase/care/assessments.hpp"
#include "securebase/care/kept_maps.hpp"

namespace securebase::contract {

[[nodiscard]] std::string instruments_json(const std::vector<measurement::Instrument>& instruments);
[[nodiscard]] std::string relationships_json(
    const std::vector<attachment::RelationshipKind>& kinds);
[[nodiscard]] std::string answers_json(const std::vector<measurement::AnswerChoice>& answers);

// `answers` is the JSON of the item's answer choices.
[[nodiscard]] std::string item_json(const care::NextItem& item, std::string_view answers);
[[nodiscard]] std::string result_json(const care::AssessmentResult& result,
                                      const attachment::PatternTexts& texts);

[[nodiscard]] std::string receipt_json(const care::KeptReceipt& receipt);
[[nodiscard]] std::string kept_map_json(const care::KeptMap& kept);
[[nodiscard]] std::string kept_until_json(Instant end);

[[nodiscard]] std::string date_time(Instant moment);  // RFC 3339: "2026-11-21T09:30:00Z"

}  // namespace securebase::contract

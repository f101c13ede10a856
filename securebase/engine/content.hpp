// The content that an engine answers from, as the bytes that the server hands out and a device
// keeps: everything that the calls without a store need.
#pragma once

#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/care/assessments.hpp"
#include "securebase/engine/packed.hpp"
#include "securebase/measurement/questionnaire.hpp"

namespace securebase::engine {

struct EngineContent {
  care::AssessmentContent assessments;
  // With our own wording. What an operator adds may change at any time and stays on the server.
  std::vector<measurement::Questionnaire> measures;
};

// Of all questionnaires of an installation those that an engine may have.
[[nodiscard]] std::vector<measurement::Questionnaire> own_measures(
    const std::vector<measurement::Questionnaire>& all);

[[nodiscard]] PackedContent pack(const EngineContent& content);

// Errors: bad_content, when the bytes are not whole or are laid out for another release.
[[nodiscard]] Result<EngineContent> unpack(std::string_view bytes);

// The values alone, without what protects them: for tests of the reader.
[[nodiscard]] Result<EngineContent> read_values(std::string_view values);

}  // namespace securebase::engine

// Reads the part of a FHIR R4 Questionnaire (https://hl7.org/fhir/R4/questionnaire.html) that a
// fixed questionnaire needs: the questions in order, and what can be answered to each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"

namespace securebase::fhir {

struct AnswerOption {
  std::string label;
  std::optional<std::int64_t> ordinal;  // from the extension ordinalValue or itemWeight
  std::optional<std::int64_t> integer;  // valueInteger
};

struct Question {
  std::string link_id;
  std::string loinc;  // from item.code, empty when absent
  std::string text;
  std::string where;  // its JSON pointer
  std::vector<AnswerOption> options;  // empty: answered freely
  bool conditional = false;  // shown only after certain answers (enableWhen)
};

// A question that the form computes or only shows, such as a total: it is left out, and named.
struct LeftOut {
  std::string link_id, text, why;
};

struct Questionnaire {
  std::string url, title, language, copyright;
  std::string instruction;  // what groups and displays say before the first question
  std::vector<Question> questions;  // groups are flattened in their order
  std::vector<LeftOut> left_out;
};

struct ReadingLimits {
  std::size_t bytes = 1 << 20;
  std::size_t questions = 500;
  std::size_t options = 100;    // of one question
  std::size_t text_bytes = 4000;
};

// Members that are not known are ignored, as FHIR asks; modifierExtension is refused, as it may
// turn the meaning of what is around it. Errors: bad_input, too_large, with every problem and its
// JSON pointer.
[[nodiscard]] Result<Questionnaire> read_questionnaire(std::string_view json,
                                                       const ReadingLimits& limits = {});

}  // namespace securebase::fhir

// Scores every person of an answer file by the keys of a fixed questionnaire, in constant memory.
#pragma once

#include <functional>
#include <string>

#include "securebase/base/result.hpp"
#include "securebase/cli/answer_file.hpp"
#include "securebase/measurement/questionnaire.hpp"

namespace securebase::cli {

struct QuestionnaireFileOptions {
  AnswerFileOptions answers;
  std::string columns;  // PREFIX of columns PREFIX1, PREFIX2 ...; empty: columns are item ids
  std::string output;   // path; empty: standard output
  std::function<void(long people)> progress;  // called now and then; may be empty
};

struct QuestionnaireFileReport {
  long people = 0;
  long with_missing = 0;  // people with at least one answer missing
  long not_scored = 0;    // scores that could not be worked out: too much was missing
  long help = 0;          // people with an answer that asks for help first
};

// Writes CSV: row; for each scale SCALE, its score, empty when too much is missing, and
// SCALE_answered; for each criterion 1, 0 or empty; help, 1 or 0, where the questionnaire has such
// a rule. On any problem nothing appears in the output; up to twenty problems are told.
[[nodiscard]] Result<QuestionnaireFileReport> score_questionnaire(
    const measurement::Questionnaire& questionnaire, const QuestionnaireFileOptions& options);

}  // namespace securebase::cli

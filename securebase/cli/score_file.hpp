// Scores every person of an answer file, one after another, in constant memory.
#pragma once

#include <functional>
#include <string>

#include "securebase/base/result.hpp"
#include "securebase/cli/answer_file.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::cli {

struct ScoreFileOptions {
  AnswerFileOptions answers;
  std::string output;  // path; empty: standard output
  std::function<void(long people)> progress;  // called now and then; may be empty
};

struct ScoreFileReport {
  long people = 0;
  long with_missing = 0;  // people with at least one answer missing
};

// Writes CSV: row, then for each scale its value, standard error and number of answers. Scales come
// in the order in which their first items stand in the instrument. On any problem nothing appears
// in the output; up to twenty problems are told.
[[nodiscard]] Result<ScoreFileReport> score_file(const measurement::Instrument& instrument,
                                                 const ScoreFileOptions& options);

}  // namespace securebase::cli

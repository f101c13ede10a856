// Scores every person of an answer file, one after another, in constant memory.
#pragma once

#include <functional>
#include <string>

#include "securebase/base/result.hpp"
#include "securebase/cli/answer_file.hpp"
#include "securebase/measurement/instrument.hpp"
#include "securebase/measurement/scoring.hpp"

namespace securebase::cli {

struct ScoreFileOptions {
  AnswerFileOptions answers;
  std::string output;  // path; empty: standard output
  std::function<void(long people)> progress;  // called now and then; may be empty
  measurement::Method method = measurement::Method::eap;
  bool information = false;  // also the information of the answers
  bool quality = false;      // also whether the answers can be read
};

struct ScoreFileReport {
  long people = 0;
  long with_missing = 0;      // people with at least one answer missing
  long nothing_answered = 0;  // values without a single answer: the prior's, or none
  long not_finite = 0;        // values that ML puts at infinity
  long hard_to_read = 0;      // people with a sign of quality, when that was asked for
};

// Writes CSV: row, then for each scale its value, standard error and number of answers, and what
// else the options ask for; `securebase score --help` names the columns. Where a method has no
// value, the cell is empty (nothing answered) or -Inf or Inf (ML of the lowest or highest answers
// throughout), and the cell of the error is empty. Scales come in the order in which their first
// items stand in the instrument. On any problem nothing appears in the output; up to twenty
// problems are told.
[[nodiscard]] Result<ScoreFileReport> score_file(const measurement::Instrument& instrument,
                                                 const ScoreFileOptions& options);

}  // namespace securebase::cli

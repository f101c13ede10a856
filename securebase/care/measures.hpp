// Scores of a fixed questionnaire, and what the difference between two of them says; both without
// memory.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/care/assessments.hpp"
#include "securebase/care/wordings.hpp"
#include "securebase/measurement/questionnaire_score.hpp"
#include "securebase/measurement/reliable_change.hpp"

namespace securebase::care {

// Every questionnaire of an installation at one moment: by id, then from the newest version down.
using QuestionnairesHere = std::shared_ptr<const std::vector<QuestionnaireHere>>;

struct MeasureAnswers {
  std::string measure, version;
  std::vector<GivenAnswer> answers;  // an item that is not named was skipped
};

struct MeasureScores {
  QuestionnairesHere all;  // keeps what `measure` refers to
  const measurement::Questionnaire* measure = nullptr;
  std::vector<measurement::ScaleScore> scales;  // one for each of the measure's
  std::vector<std::optional<bool>> criteria;    // likewise; nothing: missing answers decide
  bool help = false;                            // help comes before anything else
};

// Thread-safe. Errors, with every problem and its JSON pointer: unknown_instrument, unknown_item,
// bad_answer.
[[nodiscard]] Result<MeasureScores> score_measure(const MeasureAnswers& given,
                                                  const QuestionnairesHere& all);

struct GivenScore {
  std::string scale;
  double score = 0;
};

struct MeasureChangeQuestion {
  std::string measure, version;
  double days = 0;  // from the earlier sitting to the later one
  std::vector<GivenScore> earlier, later;
};

struct ScoreDifference {
  const measurement::QuestionnaireScale* scale = nullptr;
  double earlier = 0, later = 0;
  // Both or neither: without figures nobody knows what chance alone would do.
  std::optional<measurement::ReliableLimit> limit;
  std::optional<measurement::ScoreChange> change;
};

struct MeasureChange {
  QuestionnairesHere all;
  const measurement::Questionnaire* measure = nullptr;
  double days = 0;
  std::vector<ScoreDifference> scales;  // those that have both scores, in the measure's order
};

// Thread-safe. Errors likewise: unknown_instrument, bad_input.
[[nodiscard]] Result<MeasureChange> change_of_measure(const MeasureChangeQuestion& question,
                                                      const QuestionnairesHere& all);

}  // namespace securebase::care

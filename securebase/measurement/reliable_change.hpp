// Reliable change of a questionnaire score (Jacobson & Truax 1991): is a difference larger than
// two measurements of an unchanged person would show, and does it also cross a line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "securebase/measurement/questionnaire.hpp"

namespace securebase::measurement {

// What a limit of change was made from.
enum class ChangeBasis : std::uint8_t { published, retest, agreement, alpha, omega };

// A difference of scores must be larger than `limit` to count as reliable.
struct ReliableLimit {
  double limit = 0;  // in units of the score
  ChangeBasis basis = ChangeBasis::alpha;
  double value = 0;            // the published limit, or the reliability
  std::optional<double> days;  // between the two occasions of that figure, where known
  double sd = 0;               // of the group that was used; 0 for a published limit
  std::string source;          // of the figure
  std::string group;           // whose standard deviation it is; empty for a published limit
  Checked checked = Checked::not_checked;
};

// 1.96 SD sqrt(2 (1 - r)) (Jacobson & Truax 1991). Requires: sd > 0, 0 <= reliability < 1.
[[nodiscard]] double reliable_limit(double sd, double reliability);

// The limit for a wait of so many days: the published one where there is one; else from the retest
// correlation (or agreement) whose interval lies nearest to the wait, a known interval before an
// unknown one; else from alpha; else from omega. A figure that was read in its source goes before
// one that was not checked. Nothing when the recipe has no such figure, or no standard deviation.
[[nodiscard]] std::optional<ReliableLimit> reliable_limit(const QuestionnaireScale& scale,
                                                          double days);

// Where two groups part, c = (SD0 M1 + SD1 M0) / (SD0 + SD1): a score beyond it is likelier in the
// second group (Jacobson & Truax 1991, criterion c). Requires: both standard deviations > 0.
[[nodiscard]] double line_between(const QuestionnaireNorm& one, const QuestionnaireNorm& other);

enum class ScoreOutcome : std::uint8_t {
  gain,              // better by more than the limit
  gain_across_line,  // ... and from the worse side of the line to the better one
  loss,              // worse by more than the limit
  not_certain,       // two measurements of an unchanged person may differ by so much
};

struct ScoreChange {
  double difference = 0;  // later minus earlier, in units of the score
  double index = 0;       // difference over its standard error
  double probability_better = 0.5;
  ScoreOutcome outcome = ScoreOutcome::not_certain;
};

// A score lies on the better side of `line` when it is beyond it; a score on the line itself lies
// on the worse side, as cut-offs are written "at or above".
// Requires: limit > 0, all finite.
[[nodiscard]] ScoreChange score_change(double earlier, double later, double limit,
                                       bool higher_is_better, std::optional<double> line = {});

}  // namespace securebase::measurement

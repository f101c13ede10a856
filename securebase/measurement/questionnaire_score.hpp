// Classical scoring of a fixed questionnaire: recoding, adding up, missing answers, the interval
// around a score, and what the published lines and rules say about it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "securebase/measurement/questionnaire.hpp"

namespace securebase::measurement {

// One answer for each item in the order of the questionnaire, as it was given; nothing: skipped.
// Requires everywhere: as many as there are items, each one of the values of its item.
using GivenAnswers = std::span<const std::optional<int>>;

// The 95 % interval of a score, and what it was made from.
struct ScoreInterval {
  double low = 0, high = 0;  // within the range of the scale
  const Reliability* reliability = nullptr;
  const QuestionnaireNorm* norm = nullptr;
};

enum class WhyNot : std::uint8_t { nothing_answered, too_many_missing };

struct ScaleScore {
  std::optional<double> score;  // nothing: see why_not
  WhyNot why_not = WhyNot::nothing_answered;
  int answered = 0, missing = 0;
};

// What an answer adds to a scale: turned round as lowest + highest - answer where the item is
// reversed.
[[nodiscard]] int recoded(const Questionnaire& questionnaire, const QuestionnaireItem& item,
                          int answer);

// Sum or mean of the recoded answers, times the factor. Up to `most_missing` answers are stood for
// by the mean of those given (prorating); beyond that there is no score. No allocation.
[[nodiscard]] ScaleScore scale_score(const Questionnaire& questionnaire,
                                     const QuestionnaireScale& scale, GivenAnswers answers);

// score +- 1.96 SEM with SEM = SD sqrt(1 - reliability) (Gulliksen 1950), cut at the ends of the
// range. The reliability is alpha, else omega: how sure one sitting is. Figures that were not
// checked are not used. Where k of n items were answered the error of the prorated score is
// sqrt(n / k) times as large, as the errors of n equal items are independent (Lord and Novick
// 1968). Nothing without a score, such a reliability, or a standard deviation.
[[nodiscard]] std::optional<ScoreInterval> interval(const QuestionnaireScale& scale,
                                                    const ScaleScore& score);

// The last band that begins at or below the score; nothing when the scale has no bands.
[[nodiscard]] const Band* band_of(const QuestionnaireScale& scale, double score);

[[nodiscard]] bool reached(const Cutoff& cutoff, double score);

// One for each criterion: whether it is met, or nothing when missing answers leave it open (Kleene
// 1938: what depends on something open is open, unless it is settled without).
[[nodiscard]] std::vector<std::optional<bool>> criteria_met(const Questionnaire& questionnaire,
                                                            GivenAnswers answers);

// Whether an answer asks for help to be offered before anything else. A skipped item does not.
[[nodiscard]] bool help_first(const Questionnaire& questionnaire, GivenAnswers answers);

}  // namespace securebase::measurement

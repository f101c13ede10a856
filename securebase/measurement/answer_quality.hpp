// Whether a person's answers can be read as the model reads them: straight lines, contradictions,
// and a pattern that hardly anyone gives. A sign says that the answers are hard to read, never that
// someone did something wrong: a relationship that is one thing today and another tomorrow looks
// the same.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "securebase/measurement/adaptive_testing.hpp"
#include "securebase/measurement/instrument.hpp"
#include "securebase/measurement/scoring.hpp"

namespace securebase::measurement {

enum class QualitySign : std::uint8_t { straight_line, contradictions, unusual };

// Answers as they were given, not recoded, in the order they were given.
struct RawAnswer {
  int value = 0;
  bool reversed = false;  // the item is keyed the other way
};

// The longest run of one and the same answer that covers statements keyed both ways; 0 when there
// is none. A run over statements keyed one way says nothing: it is what a clear pattern looks like.
[[nodiscard]] int longest_run_across_keys(std::span<const RawAnswer> answers);

// For any questionnaire, also a fixed one without a model: at least six answers were given,
// statements are keyed both ways, and a run across keys has at least six answers and three quarters
// of them all.
[[nodiscard]] bool is_straight_line(std::span<const RawAnswer> answers);

struct AnswerQuality {
  std::vector<QualitySign> signs;  // in the order of the enumeration; empty: nothing stands out
  int answered = 0;
  int longest_run = 0;  // across keys

  // Answers to statements of one scale keyed opposite ways, each with each: how far apart they are
  // after recoding, beyond what the model expects at the person's values, in its own standard
  // deviations. Nothing: no such pair, or too few answers.
  std::optional<double> contradiction;

  // How likely the answers are beside what the model expects (Drasgow, Levine & Williams 1985),
  // corrected for values that were estimated from the same answers (Snijders 2001, for more than
  // two answers Sinharay 2016) and for skewness (Deviation::normal); about standard normal for
  // people who answer as the model says. Far below zero: an unusual pattern.
  std::optional<double> person_fit;

  [[nodiscard]] bool readable() const { return signs.empty(); }
};

// From where on each sign is given. Set so that among simulated people who answer as the model
// says, with 8 to 24 answers chosen adaptively, at most about one in a hundred sees any sign; see
// answer_quality_test.cpp for what they find. Real people fit no model exactly: of the first 6,000
// volunteers of the ECR file, with all 36 answers, 13 % see one.
struct QualityLimits {
  static constexpr int least_answers = 6;
  double contradiction = 2.9;
  double person_fit = -2.4;
};

// Thread-safe after construction. The instrument must outlive this object.
class QualityCheck {
 public:
  explicit QualityCheck(const Instrument& instrument, QualityLimits limits = {});

  // Requires: items in range, each at most once; categories in range.
  [[nodiscard]] AnswerQuality of(std::span<const Given> given) const;

 private:
  struct OneScale {
    std::vector<std::size_t> positions;
    Scorer scorer;
  };
  const Instrument* instrument_;
  QualityLimits limits_;
  std::vector<OneScale> scales_;
};

}  // namespace securebase::measurement

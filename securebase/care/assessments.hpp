// One assessment of one relationship, without memory: the answers so far go in, the next statement
// or the result comes out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "securebase/attachment/change_words.hpp"
#include "securebase/attachment/pattern_words.hpp"
#include "securebase/attachment/place.hpp"
#include "securebase/attachment/quality_words.hpp"
#include "securebase/attachment/relationship.hpp"
#include "securebase/base/result.hpp"
#include "securebase/measurement/adaptive_testing.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::care {

struct GivenAnswer {
  std::string item;
  std::optional<std::int64_t> answer;  // an answer or skipped, never both: next() checks it
  bool skipped = false;
};

// A dimension of an earlier result: what that sitting's answers alone said of it.
struct EarlierValueGiven {
  std::string dimension;
  double value = 0, standard_error = 1;
};

struct EarlierMap {
  bool same_relationship = false;
  double days = 0;  // before now
  std::vector<EarlierValueGiven> dimensions;
};

struct AssessmentSoFar {
  std::string instrument, version, relationship;
  std::vector<GivenAnswer> answers;
  std::string mode = "full";
  std::int64_t seed = 0;  // drawn once a sitting; 0: every statement may be offered
  std::vector<EarlierMap> earlier = {};
};

struct NextItem {
  std::string_view id;
  std::string text;  // worded for this relationship
  const std::vector<measurement::AnswerChoice>* answers = nullptr;
  int answered = 0, skipped = 0, about_remaining = 1;
};

struct DimensionResult {
  std::string_view id, title;
  double value = 0, standard_error = 0;
  double low = 0, high = 0;  // the 95 % interval
  int answered = 0;
  measurement::Stop stopped = measurement::Stop::precise;
  measurement::Estimate own{};  // from this sitting's answers alone
};

struct ShownSign {
  std::string_view kind, text;
};

struct AssessmentResult {
  const measurement::Instrument* instrument = nullptr;
  std::string relationship, mode;
  int earlier_used = 0;  // earlier maps that told something
  bool enough = false;   // false: place and words are absent
  std::vector<DimensionResult> dimensions;
  double correlation = 0;
  std::optional<attachment::Place> place;
  std::optional<attachment::PatternWords> words;
  std::vector<ShownSign> signs;  // that the answers are hard to read; empty: they can be read
};

using AssessmentStep = std::variant<NextItem, AssessmentResult>;

// What assessments are made from; the room `content` reads it, `server` hands it over.
struct AssessmentContent {
  std::vector<measurement::Instrument> instruments;
  std::vector<attachment::RelationshipKind> kinds;
  attachment::PatternTexts patterns;
  attachment::ChangeTexts changes{};
  attachment::QualityTexts quality{};
};

class Assessments {
 public:
  static constexpr std::size_t most_answers = 200;  // in one request
  static constexpr std::size_t most_earlier = 50;   // earlier maps

  explicit Assessments(AssessmentContent content);
  ~Assessments();
  Assessments(Assessments&&) noexcept;

  // Thread-safe. The reply refers to this object, which must outlive it. Errors, with every
  // problem and its JSON pointer: unknown_instrument, unknown_relationship, unknown_item,
  // bad_answer, bad_input.
  [[nodiscard]] Result<AssessmentStep> next(const AssessmentSoFar& so_far) const;

  [[nodiscard]] const AssessmentContent& content() const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace securebase::care

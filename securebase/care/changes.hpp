// What the difference between two maps of one relationship says: numbers and words, without memory.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/attachment/change_words.hpp"
#include "securebase/base/result.hpp"
#include "securebase/care/assessments.hpp"
#include "securebase/measurement/change.hpp"

namespace securebase::care {

// The `own` value of one dimension of a result, as a client kept it.
struct GivenEstimate {
  std::string dimension;
  double value = 0, standard_error = 1;
};

struct ChangeQuestion {
  std::string instrument, version;
  double days = 0;            // from the earlier sitting to the later one
  std::string mode = "full";  // "short" when one of the two was short
  std::vector<GivenEstimate> earlier, later;
};

struct DimensionChange {
  std::string_view id, title;
  measurement::Change change;
  std::string text;
};

struct ChangeAnswer {
  const measurement::Instrument* instrument = nullptr;
  double days = 0;
  std::array<DimensionChange, 2> dimensions;  // anxiety, avoidance
  double probability_toward_security = 0.5;
  attachment::Together together = attachment::Together::not_certain;
  attachment::ChangeWords words;
};

// Thread-safe. The reply refers to `content`. Errors, with every problem and its JSON pointer:
// unknown_instrument, bad_input.
[[nodiscard]] Result<ChangeAnswer> change_of(const ChangeQuestion& question,
                                             const AssessmentContent& content);

}  // namespace securebase::care

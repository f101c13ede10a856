// What a person sends to find ways of working that fit, with ids; resolved against the content,
// with every problem at once. The choice itself is made in the room `therapy`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/therapy/guidance.hpp"
#include "securebase/therapy/matcher.hpp"
#include "securebase/therapy/suggested_needs.hpp"

namespace securebase::care {

struct GivenNeed {
  std::string id;
  std::int64_t importance = 3;
};

struct GivenWeights {
  std::int64_t need = 0, preference = 0, evidence = 0;
};

struct GivenMatch {
  std::vector<GivenNeed> needs;  // in the person's own order
  std::vector<std::string> together, works_with, liked, helped;
  std::string time, homework;  // empty: no preference
  bool online = false;
  std::vector<std::string> possible, set_aside;
  std::optional<std::int64_t> most_meetings;
  std::vector<std::string> gates;
  std::optional<GivenWeights> weights;
  std::string pattern;  // a region, for words about pace; empty: none named
};

struct Matched {
  therapy::Match match;
  std::optional<std::size_t> pattern;  // into therapy::pattern_ids
  therapy::Weights weights;
};

// Errors: bad_input. The result points into the guidance.
[[nodiscard]] Result<Matched> match(const GivenMatch& given, const therapy::Guidance& guidance);

struct GivenCheckAnswer {
  std::string question, answer;
};

struct GivenCheck {
  std::string check;
  std::vector<GivenCheckAnswer> answers;
};

struct CheckedUp {
  const therapy::GuidedCheck* check = nullptr;
  therapy::CheckResult result;
};

// Errors: bad_input.
[[nodiscard]] Result<CheckedUp> add_up(const GivenCheck& given, const therapy::Guidance& guidance);

}  // namespace securebase::care

// A value and its error from one person's answers to one scale, by four methods. Which one: EAP for
// a person who is to be placed among others, WLE where two times are compared or the ends matter,
// MAP and ML for comparison with other programs.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "securebase/measurement/posterior.hpp"
#include "securebase/measurement/scale_scorer.hpp"

namespace securebase::measurement {

enum class Method : std::uint8_t {
  eap,  // mean of the posterior under a standard normal prior (Bock & Mislevy 1982)
  map,  // its peak; error from its curvature there
  ml,   // greatest likelihood; error from its curvature there
  wle,  // greatest likelihood weighted by the root of the information (Warm 1989, equation 12 and
        // what follows); error from the curvature of what was maximised
};
[[nodiscard]] std::optional<Method> method_of(std::string_view name);  // "eap", "map", "ml", "wle"

// Why a method has no value for a person.
enum class NoValue : std::uint8_t {
  nothing_answered,  // ML and WLE have no prior to fall back on
  only_lowest,       // the likelihood rises without end towards minus infinity
  only_highest,      // ... plus infinity
};

struct Score {
  std::optional<Estimate> estimate;  // finite; absent: see `why`
  std::optional<NoValue> why;        // exactly when the estimate is absent
  int answered = 0;                  // 0: the EAP and the MAP are the prior's
};

// Allocates nothing while scoring. Thread-safe after construction.
class Scorer {
 public:
  // Requires: problems_of() each item is empty. One item is enough.
  explicit Scorer(std::span<const ItemModel> items);

  // One category (0-based, recoded) for each item, or no_answer.
  [[nodiscard]] Score score(Method method, std::span<const std::int8_t> categories) const;

  // Fisher information of the answered items at theta, without the prior's.
  [[nodiscard]] double information(double theta, std::span<const std::int8_t> categories) const;

 private:
  [[nodiscard]] double near_peak(Method method, std::span<const std::int8_t> categories) const;

  ScaleScorer eap_;
  std::vector<OnGrid> log_rows_;          // log P of each model's categories at the nodes
  std::vector<std::uint32_t> first_row_;  // of each model
  std::vector<OnGrid> information_;       // of each model
  double least_slope_ = 0;
};

}  // namespace securebase::measurement

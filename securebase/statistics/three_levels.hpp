// Pooling effects that lie within studies: effects of one study are more alike than others.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "securebase/statistics/heterogeneity.hpp"

namespace securebase::statistics {

struct ThreeLevels {
  std::size_t effects = 0, studies = 0;
  // Variances of the true effects between studies and within a study, by REML. What cannot be told
  // is 0 and named below.
  Variances variances;
  Variances errors;              // standard errors of both, from the expected information
  bool between_unknown = false;  // there is only one study
  // No study has two effects or more: `between` holds both parts.
  bool within_unknown = false;
  bool converged = true;
  Estimate by_model;  // normal, as if both variances were known
  // CR2 with Satterthwaite's degrees of freedom, clustered by study. For two studies or more.
  std::optional<Estimate> robust;
  // For a new effect of a new study, with the robust error and its t. For three studies or more.
  std::optional<Interval> prediction;
  QTest q;
  // Each variance over the sum of both and the typical variance. For two effects or more.
  std::optional<double> i2_between, i2_within;
  std::vector<double> weights;  // share of each effect, in the order they were given; sum 1
};

// y_ij = mu + u_j + w_ij + e_ij with u ~ (0, between), w ~ (0, within), e ~ (0, v_ij)
// (Konstantopoulos 2011, section 2; Van den Noortgate et al. 2013). Sampling errors of one study
// count as independent of each other; where they are not, the robust error still holds. `study_of`
// holds a number for each effect; equal numbers are one study. Requires: one effect or more, 0 <
// level < 1. O(k) for each step of the search.
[[nodiscard]] ThreeLevels three_levels(std::span<const Effect> effects,
                                       std::span<const std::size_t> study_of, double level = 0.95);

// The same without each study in turn, in the order in which the studies first occur.
// Requires: two studies or more.
[[nodiscard]] std::vector<ThreeLevels> leave_one_study_out(std::span<const Effect> effects,
                                                           std::span<const std::size_t> study_of,
                                                           double level = 0.95);

}  // namespace securebase::statistics

// The variances between and within studies at which the restricted likelihood is highest (REML).
#pragma once

#include "securebase/statistics/restricted_likelihood.hpp"

namespace securebase::statistics {

enum class FreeVariances { between, between_and_within };  // what is not free stays 0

struct VarianceFit {
  Variances at;
  // From the inverse of the expected information of the free variances; 0 for what is not free.
  // At 0 they are those of a normal approximation that does not hold there.
  Variances errors;
  bool converged = true;  // no free variance would still move by 1e-9 of its standard error
  int steps = 0;
};

// Newton's method with the observed information, with the expected one (Fisher scoring) where the
// observed one is not positive definite, halved steps where the likelihood would fall, and
// variances held at 0 while their gradient points below (Bertsekas 1982). It begins at the best of
// a coarse grid, because restricted likelihoods may have several peaks.
// Requires: two effects or more; for `between_and_within` a study with two or more, and two
// studies or more.
[[nodiscard]] VarianceFit restricted_maximum(const StudyEffects& data, FreeVariances free);

}  // namespace securebase::statistics

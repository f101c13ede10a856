// Errors of a pooled effect that hold even where the working model of the variances is wrong, as
// it is when effects of one study share people: cluster-robust with a small-sample correction.
#pragma once

#include "securebase/statistics/restricted_likelihood.hpp"

namespace securebase::statistics {

struct RobustError {
  double standard_error = 0;
  double df = 1;  // of t, by Satterthwaite; below about 4 its p values cannot be relied on
};

// CR2, the bias-reduced linearisation of Bell & McCaffrey (2002), for the mean under
// inverse-variance weights of the working model V, with Satterthwaite's degrees of freedom
// (Pustejovsky & Tipton 2018, equations 5, 6 and 11). Beside a large study df may be near 1; with J
// studies that weigh the same it is J - 1, and the error is the standard deviation of their means
// over sqrt(J). Costs the cube of the number of different variances in a study, and no more than
// its effects where all are alike. Requires: two studies or more.
[[nodiscard]] RobustError robust_error(const StudyEffects& data, const Variances& working);

}  // namespace securebase::statistics

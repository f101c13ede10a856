// An effect of a study, and what is estimated from many, with its interval.
#pragma once

#include "securebase/statistics/distributions.hpp"

namespace securebase::statistics {

// What one comparison found, on a scale on which errors are about normal.
struct Effect {
  double value = 0;     // finite
  double variance = 1;  // of its sampling error; > 0, taken as known
};

struct Interval {
  double low = 0, high = 0;
};

// The value with a test of its being 0 and an interval, by Student's t or the normal distribution.
struct Estimate {
  double value = 0;
  double standard_error = 0;
  double df = normal_df;  // of t; normal_df stands for the normal distribution
  double statistic = 0;   // value / standard_error; infinite where the error is 0
  double p = 1;           // two-sided
  Interval interval;
};

// Requires: standard_error >= 0, df > 0, 0 < level < 1, such as .95.
[[nodiscard]] Estimate estimate_of(double value, double standard_error, double df, double level);

// Where the true effect of a new study may lie: value +- t sqrt(standard_error^2 + variance), with
// t of the estimate's own distribution (Higgins, Thompson & Spiegelhalter 2009, equation 12; they
// take k - 2 degrees of freedom, metafor and we those of the estimate). Requires: variance >= 0.
[[nodiscard]] Interval prediction_of(const Estimate& estimate, double variance, double level);

}  // namespace securebase::statistics

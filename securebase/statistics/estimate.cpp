#include "securebase/statistics/estimate.hpp"

#include <cassert>
#include <cmath>
#include <limits>

namespace securebase::statistics {

Estimate estimate_of(double value, double standard_error, double df, double level) {
  assert(standard_error >= 0 && df > 0 && level > 0 && level < 1);
  Estimate made{value, standard_error, df, 0, 1, {}};
  if (standard_error > 0) {
    made.statistic = value / standard_error;
  } else if (value != 0) {
    made.statistic = std::copysign(std::numeric_limits<double>::infinity(), value);
  }
  made.p = t_two_sided(made.statistic, df);
  made.interval = prediction_of(made, 0, level);
  return made;
}

Interval prediction_of(const Estimate& estimate, double variance, double level) {
  assert(variance >= 0);
  const double t = t_quantile(0.5 + 0.5 * level, estimate.df);
  const double reach = t * std::sqrt(estimate.standard_error * estimate.standard_error + variance);
  return {estimate.value - reach, estimate.value + reach};
}

}  // namespace securebase::statistics

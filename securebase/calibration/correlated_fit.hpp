// Two scales fitted together: each item belongs to one of them (simple structure), and people are
// bivariate standard normal with a latent correlation that is estimated too. The likelihood is
// summed over the product of both scales' nodes; because an item knows only its own scale, that
// is two one-dimensional likelihoods and one product with the table of weights for each pattern.
#pragma once

#include <span>

#include "securebase/calibration/scale_fit.hpp"

namespace securebase::calibration {

struct CorrelatedFit {
  ScaleFit one, two;  // log_likelihood, cycles, change and end are those of both together
  double correlation = 0;
  double correlation_error = 0;  // 0 where there is none
};

// The columns of the tasks are those of `patterns`, which hold the items of both scales.
// Requires: no item is fixed.
[[nodiscard]] CorrelatedFit fit_correlated(const Patterns& patterns, std::span<const ItemTask> one,
                                           std::span<const ItemTask> two,
                                           const FitOptions& options);

// The correlation that makes these mean squares and this mean product of two standard normal
// values most likely: the root between -1 and 1 of r^3 - xy r^2 + (xx + yy - 1) r - xy.
[[nodiscard]] double most_likely_correlation(double xx, double yy, double xy);

}  // namespace securebase::calibration

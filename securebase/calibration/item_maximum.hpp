// The M-step for one item: the curve that makes the expected counts most likely.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "securebase/calibration/curve.hpp"

namespace securebase::calibration {

// Where slopes are kept: beyond these an item says nothing, or splits people at a single point.
inline constexpr double least_slope = 0.01, most_slope = 25.0;

// What is known of an item before the answers: the logarithm of the slope and each intercept are
// normal about these (MAP estimation, Mislevy 1986, Psychometrika 51:177-195).
struct ItemPrior {
  double log_slope = 0, log_slope_sd = 0.5;
  std::vector<double> intercepts;  // one each
  double intercept_sd = 3.0;

  [[nodiscard]] double log_density(const Curve& curve) const;  // up to a constant
};

// The expected log-likelihood of the counts (curve.categories() rows over the nodes) with its
// derivatives by the slope and the intercepts. `hessian` is square, row after row.
struct ItemObjective {
  double value = 0;
  std::vector<double> gradient, hessian;
};
[[nodiscard]] ItemObjective item_objective(const Curve& curve, std::span<const double> counts,
                                           std::span<const double> nodes, const ItemPrior* prior);

// From `start` by Newton's method; a step that leaves the order of the intercepts, the limits of
// the slope, or lowers the value is halved.
[[nodiscard]] Curve most_likely_curve(const Curve& start, std::span<const double> counts,
                                      std::span<const double> nodes, const ItemPrior* prior);

}  // namespace securebase::calibration

// The free parameters of a scale in one row, as the acceleration draws them on, and what the fits
// of one scale and of two say about them in the same words.
#pragma once

#include <span>
#include <vector>

#include "securebase/calibration/observed_information.hpp"
#include "securebase/calibration/scale_fit.hpp"

namespace securebase::calibration {

// The logarithm of each free slope, its intercepts; then, where items are fixed, the mean of the
// people and the logarithm of their standard deviation. The tasks must outlive it.
class FreeParameters {
 public:
  explicit FreeParameters(std::span<const ItemTask> tasks);

  [[nodiscard]] bool spread_is_free() const { return spread_is_free_; }
  [[nodiscard]] std::vector<double> row(std::span<const Curve> curves, Spread people) const;
  [[nodiscard]] std::vector<Curve> curves(std::span<const double> values) const;
  [[nodiscard]] Spread people(std::span<const double> values) const;
  // Slopes within their limits, intercepts in order, people on the nodes from -range to range.
  [[nodiscard]] bool allowed(std::span<const double> values, double range) const;

 private:
  std::span<const ItemTask> tasks_;
  bool spread_is_free_ = false;
};

[[nodiscard]] const ItemPrior* prior_of(const ItemTask& task);

// Names the items whose slope went to a limit.
void say_limits(std::span<const Curve> curves, std::span<const ItemTask> tasks, ScaleFit& fit);
// Takes the standard errors of each item, or says why it has none.
void take_errors(std::span<const Curve> curves, const ParameterPlaces& places,
                 const Covariance& covariance, ScaleFit& fit);

}  // namespace securebase::calibration

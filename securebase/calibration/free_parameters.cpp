#include "securebase/calibration/free_parameters.hpp"

#include <algorithm>
#include <cmath>

namespace securebase::calibration {

FreeParameters::FreeParameters(std::span<const ItemTask> tasks) : tasks_(tasks) {
  spread_is_free_ = std::ranges::any_of(tasks, [](const ItemTask& task) { return task.fixed; });
}

std::vector<double> FreeParameters::row(std::span<const Curve> curves, Spread people) const {
  std::vector<double> values;
  for (std::size_t i = 0; i < tasks_.size(); ++i) {
    if (tasks_[i].fixed) continue;
    values.push_back(std::log(curves[i].slope));
    values.insert(values.end(), curves[i].intercepts.begin(), curves[i].intercepts.end());
  }
  if (spread_is_free_) {
    values.push_back(people.mean);
    values.push_back(std::log(people.sd));
  }
  return values;
}

std::vector<Curve> FreeParameters::curves(std::span<const double> values) const {
  std::vector<Curve> curves;
  for (const ItemTask& task : tasks_) {
    Curve& curve = curves.emplace_back(task.start);
    if (task.fixed) continue;
    curve.slope = std::exp(values.front());
    values = values.subspan(1);
    std::copy_n(values.begin(), curve.intercepts.size(), curve.intercepts.begin());
    values = values.subspan(curve.intercepts.size());
  }
  return curves;
}

Spread FreeParameters::people(std::span<const double> values) const {
  if (!spread_is_free_) return {};
  return {values[values.size() - 2], std::exp(values.back())};
}

bool FreeParameters::allowed(std::span<const double> values, double range) const {
  constexpr double rounding = 1e-12;  // a slope at its limit went through a logarithm
  constexpr double least_sd = 0.05;
  for (const Curve& curve : curves(values)) {
    if (!(curve.slope >= least_slope * (1 - rounding))) return false;
    if (!(curve.slope <= most_slope * (1 + rounding))) return false;
    if (curve.kind == measurement::ModelKind::graded &&
        std::ranges::adjacent_find(curve.intercepts, std::less_equal<>()) !=
            curve.intercepts.end()) {
      return false;
    }
  }
  const Spread spread = people(values);
  return std::abs(spread.mean) < range && spread.sd > least_sd && spread.sd < range;
}

const ItemPrior* prior_of(const ItemTask& task) {
  return task.prior && !task.fixed ? &*task.prior : nullptr;
}

void say_limits(std::span<const Curve> curves, std::span<const ItemTask> tasks, ScaleFit& fit) {
  constexpr double rounding = 1e-9;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    if (tasks[i].fixed) continue;
    if (curves[i].slope <= least_slope * (1 + rounding)) {
      fit.items[i].trouble = "says nothing about this scale: its slope went to its lowest limit";
    } else if (curves[i].slope >= most_slope * (1 - rounding)) {
      fit.items[i].trouble = "splits people at one point: its slope went to its highest limit";
    }
  }
}

void take_errors(std::span<const Curve> curves, const ParameterPlaces& places,
                 const Covariance& covariance, ScaleFit& fit) {
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const std::size_t place = places.items[i];
    if (place == not_estimated) continue;
    const bool settled = std::ranges::none_of(covariance.unsettled, [&](std::size_t p) {
      return p >= place && p < place + curves[i].parameters();
    });
    if (settled) {
      fit.items[i].standard_errors = item_errors(curves[i], covariance.of, place);
    } else if (fit.items[i].trouble.empty()) {
      fit.items[i].trouble =
          "these answers do not settle its parameters: the information matrix is not positive "
          "definite along them";
    }
  }
}

}  // namespace securebase::calibration

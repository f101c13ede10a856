#include "securebase/statistics/variance_search.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace securebase::statistics {
namespace {

constexpr int most_steps = 200;
constexpr int most_halvings = 30;
constexpr double small_step = 1e-9;  // in standard errors
// Shares of the variance of the effects at which the search looks first.
constexpr std::array grid{0.0, 0.01, 0.05, 0.2, 0.6, 1.5};

// The mean square of the effects about their plain mean: the scale of all that may be found.
double spread(const StudyEffects& data) {
  double mean = 0, square = 0;
  for (const Effect& effect : data.effects) mean += effect.value;
  mean /= static_cast<double>(data.effects.size());
  for (const Effect& effect : data.effects) square += (effect.value - mean) * (effect.value - mean);
  return square / static_cast<double>(data.effects.size() - 1);
}

Variances best_of_grid(const StudyEffects& data, FreeVariances free) {
  const double scale = spread(data);
  Variances best;
  double highest = restricted_log_likelihood(data, best);
  for (const double between : grid) {
    for (const double within : grid) {
      if (within > 0 && free == FreeVariances::between) break;
      const Variances at{between * scale, within * scale};
      const double here = restricted_log_likelihood(data, at);
      if (here > highest) {
        highest = here;
        best = at;
      }
    }
  }
  return best;
}

struct Step {
  double between = 0, within = 0;
};

struct FreeNow {
  bool between = true, within = true;
};

// Solves information * step = gradient for what is free; nothing where it is not positive definite.
bool solve(const VarianceMatrix& information, const LikelihoodSlope& slope, const FreeNow& free,
           Step& step) {
  step = {};
  if (free.between && free.within) {
    const double det =
        information.between * information.within - information.both * information.both;
    const double least = 1e-12 * information.between * information.within;
    if (!(information.between > 0 && information.within > 0 && det > least)) return false;
    step.between = (information.within * slope.between - information.both * slope.within) / det;
    step.within = (information.between * slope.within - information.both * slope.between) / det;
    return true;
  }
  const double alone = free.between ? information.between : information.within;
  if (!(alone > 0)) return false;
  (free.between ? step.between : step.within) =
      (free.between ? slope.between : slope.within) / alone;
  return true;
}

Step ascent(const LikelihoodSlope& slope, const FreeNow& free) {
  Step step;
  if (solve(slope.observed, slope, free, step) || solve(slope.expected, slope, free, step)) {
    return step;
  }
  // Two variances that the data cannot tell apart: each by itself.
  if (free.between) step.between = slope.between / slope.expected.between;
  if (free.within) step.within = slope.within / slope.expected.within;
  return step;
}

bool moves(const Step& step, const LikelihoodSlope& slope) {
  return std::abs(step.between) * std::sqrt(slope.expected.between) > small_step ||
         std::abs(step.within) * std::sqrt(slope.expected.within) > small_step;
}

// The point a part of the step further, with nothing below 0.
Variances moved(const Variances& at, const Step& step, double part) {
  return {std::max(0.0, at.between + part * step.between),
          std::max(0.0, at.within + part * step.within)};
}

Variances errors_at(const StudyEffects& data, const Variances& at, FreeVariances free) {
  const VarianceMatrix information = likelihood_slope(data, at).expected;
  if (free == FreeVariances::between) return {1 / std::sqrt(information.between), 0};
  const double det = information.between * information.within - information.both * information.both;
  return {std::sqrt(information.within / det), std::sqrt(information.between / det)};
}

}  // namespace

VarianceFit restricted_maximum(const StudyEffects& data, FreeVariances free) {
  assert(data.effects.size() >= 2);
  VarianceFit fit;
  fit.at = best_of_grid(data, free);
  double height = restricted_log_likelihood(data, fit.at);
  fit.converged = false;
  while (!fit.converged && fit.steps < most_steps) {
    const LikelihoodSlope slope = likelihood_slope(data, fit.at);
    const FreeNow now{
        fit.at.between > 0 || slope.between > 0,
        free == FreeVariances::between_and_within && (fit.at.within > 0 || slope.within > 0)};
    const Step step = now.between || now.within ? ascent(slope, now) : Step{};
    if (!moves(step, slope)) {
      fit.converged = true;
      break;
    }
    ++fit.steps;
    // What a sum of so many terms may lose in its last digits is no fall.
    const double slack = 1e-13 * (1 + std::abs(height));
    double part = 1;
    Variances next = moved(fit.at, step, part);
    double there = restricted_log_likelihood(data, next);
    for (int half = 0; half < most_halvings && !(there >= height - slack); ++half) {
      part *= 0.5;
      next = moved(fit.at, step, part);
      there = restricted_log_likelihood(data, next);
    }
    if (!(there >= height - slack)) break;
    fit.at = next;
    height = there;
  }
  fit.errors = errors_at(data, fit.at, free);
  return fit;
}

}  // namespace securebase::statistics

#include "securebase/statistics/random_effects.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "securebase/statistics/variance_search.hpp"

namespace securebase::statistics {
namespace {

constexpr std::size_t fewest_for_prediction = 3;

// tau2 with what belongs to it.
void estimate_tau(const StudyEffects& data, const PoolingOptions& options, RandomEffects& made) {
  made.tau2_interval = {0, std::numeric_limits<double>::infinity()};
  if (made.effects < 2) return;
  made.tau2_interval = q_profile(data.effects, options.level);
  switch (options.tau) {
    case TauMethod::dersimonian_laird:
      made.tau2 = dersimonian_laird(data.effects);
      return;
    case TauMethod::paule_mandel:
      made.tau2 = paule_mandel(data.effects);
      return;
    case TauMethod::reml:
      break;
  }
  const VarianceFit fit = restricted_maximum(data, FreeVariances::between);
  made.tau2 = fit.at.between;
  made.tau2_error = fit.errors.between;
  made.converged = fit.converged;
}

void estimate_mean(const StudyEffects& data, const PoolingOptions& options, RandomEffects& made) {
  const WeightedMean mean = weighted_mean(data, {made.tau2, 0});
  const double error = 1 / std::sqrt(mean.information);
  made.inference = Inference::wald;
  made.pooled = estimate_of(mean.value, error, normal_df, options.level);
  if (made.effects < 2) return;
  const double df = static_cast<double>(made.effects) - 1;
  made.knapp_hartung_factor = generalised_q(data.effects, made.tau2) / df;
  if (options.inference == Inference::wald) return;
  made.inference = options.inference;
  double factor = *made.knapp_hartung_factor;
  if (options.inference == Inference::knapp_hartung_at_least) factor = std::max(1.0, factor);
  made.pooled = estimate_of(mean.value, error * std::sqrt(factor), df, options.level);
}

// With the t of k - 1 degrees of freedom, whatever the interval of the mean refers to.
Interval prediction_with_t(const RandomEffects& made, double level) {
  Estimate mean = made.pooled;
  mean.df = static_cast<double>(made.effects) - 1;
  return prediction_of(mean, made.tau2, level);
}

}  // namespace

RandomEffects random_effects(std::span<const Effect> effects, const PoolingOptions& options) {
  assert(!effects.empty());
  const StudyEffects data = each_by_itself(effects);
  RandomEffects made;
  made.effects = effects.size();
  made.q = q_test(effects);
  estimate_tau(data, options, made);
  estimate_mean(data, options, made);
  made.weights = weights(data, {made.tau2, 0});
  if (made.effects < 2) return made;
  const double typical = typical_variance(effects);
  made.i2 = made.tau2 / (made.tau2 + typical);
  made.h2 = 1 + made.tau2 / typical;
  if (made.effects >= fewest_for_prediction) {
    made.prediction = prediction_with_t(made, options.level);
  }
  return made;
}

RandomEffects fixed_effect(std::span<const Effect> effects, double level) {
  assert(!effects.empty());
  const StudyEffects data = each_by_itself(effects);
  RandomEffects made;
  made.effects = effects.size();
  made.q = q_test(effects);
  const WeightedMean mean = weighted_mean(data, {});
  made.pooled = estimate_of(mean.value, 1 / std::sqrt(mean.information), normal_df, level);
  made.weights = weights(data, {});
  if (made.effects < 2) return made;
  made.i2 = made.q.q > 0 ? std::max(0.0, (made.q.q - made.q.df) / made.q.q) : 0;
  made.h2 = made.q.q / made.q.df;
  return made;
}

std::vector<RandomEffects> leave_one_out(std::span<const Effect> effects,
                                         const PoolingOptions& options) {
  assert(effects.size() >= 2);
  std::vector<RandomEffects> all;
  std::vector<Effect> others(effects.begin() + 1, effects.end());
  for (std::size_t out = 0; out < effects.size(); ++out) {
    all.push_back(random_effects(others, options));
    if (out < others.size()) others[out] = effects[out];
  }
  return all;
}

}  // namespace securebase::statistics

#include "securebase/statistics/three_levels.hpp"

#include <cassert>
#include <cmath>

#include "securebase/statistics/robust_error.hpp"
#include "securebase/statistics/variance_search.hpp"

namespace securebase::statistics {
namespace {

constexpr std::size_t fewest_for_prediction = 3;

void estimate_variances(const StudyEffects& data, ThreeLevels& made) {
  made.between_unknown = made.studies < 2;
  made.within_unknown = made.studies == made.effects;
  if (made.effects < 2) return;
  if (made.between_unknown) {
    // One study: what differs within it is all there is.
    const VarianceFit fit =
        restricted_maximum(each_by_itself(data.effects), FreeVariances::between);
    made.variances.within = fit.at.between;
    made.errors.within = fit.errors.between;
    made.converged = fit.converged;
    return;
  }
  const VarianceFit fit = restricted_maximum(
      data, made.within_unknown ? FreeVariances::between : FreeVariances::between_and_within);
  made.variances = fit.at;
  made.errors = fit.errors;
  made.converged = fit.converged;
}

}  // namespace

ThreeLevels three_levels(std::span<const Effect> effects, std::span<const std::size_t> study_of,
                         double level) {
  assert(!effects.empty() && effects.size() == study_of.size());
  std::vector<std::size_t> order;
  const StudyEffects data = by_study(effects, study_of, &order);
  ThreeLevels made;
  made.effects = effects.size();
  made.studies = data.studies();
  made.q = q_test(effects);
  estimate_variances(data, made);

  const WeightedMean mean = weighted_mean(data, made.variances);
  made.by_model = estimate_of(mean.value, 1 / std::sqrt(mean.information), normal_df, level);
  made.weights.resize(effects.size());
  const std::vector<double> shares = weights(data, made.variances);
  for (std::size_t e = 0; e < shares.size(); ++e) made.weights[order[e]] = shares[e];
  if (made.effects >= 2) {
    const double typical = typical_variance(effects);
    const double all = made.variances.between + made.variances.within + typical;
    made.i2_between = made.variances.between / all;
    made.i2_within = made.variances.within / all;
  }
  if (made.studies < 2) return made;
  const RobustError robust = robust_error(data, made.variances);
  made.robust = estimate_of(mean.value, robust.standard_error, robust.df, level);
  if (made.studies >= fewest_for_prediction) {
    made.prediction =
        prediction_of(*made.robust, made.variances.between + made.variances.within, level);
  }
  return made;
}

std::vector<ThreeLevels> leave_one_study_out(std::span<const Effect> effects,
                                             std::span<const std::size_t> study_of, double level) {
  std::vector<std::size_t> order;
  const StudyEffects data = by_study(effects, study_of, &order);
  assert(data.studies() >= 2);
  std::vector<ThreeLevels> all;
  std::vector<Effect> others;
  std::vector<std::size_t> studies;
  for (std::size_t out = 0; out < data.studies(); ++out) {
    others.clear();
    studies.clear();
    const std::size_t left_out = study_of[order[data.begins[out]]];
    for (std::size_t e = 0; e < effects.size(); ++e) {
      if (study_of[e] == left_out) continue;
      others.push_back(effects[e]);
      studies.push_back(study_of[e]);
    }
    all.push_back(three_levels(others, studies, level));
  }
  return all;
}

}  // namespace securebase::statistics

// The restricted likelihood of effects that lie within studies: y_ij = mu + u_j + w_ij + e_ij,
// with variances `between` of u, `within` of w and known ones of e. The variance of a study's
// effects is diag(v + within) + between 1 1', whose inverse has a closed form (Sherman & Morrison
// 1950), so everything costs O(k) and no matrix is formed. Effects that stand alone are studies of
// one effect, with `within` held at 0: the usual model of random effects.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "securebase/statistics/estimate.hpp"

namespace securebase::statistics {

// Effects in the order of their studies, so that those of a study stand side by side.
struct StudyEffects {
  std::vector<Effect> effects;
  std::vector<std::size_t> begins;  // of each study in `effects`, and at the end their number

  [[nodiscard]] std::size_t studies() const { return begins.size() - 1; }
  [[nodiscard]] std::span<const Effect> of_study(std::size_t study) const {
    return std::span(effects).subspan(begins[study], begins[study + 1] - begins[study]);
  }
};

// Each effect a study of its own.
[[nodiscard]] StudyEffects each_by_itself(std::span<const Effect> effects);

// `study_of` holds a number for each effect; equal numbers are one study, in the order in which
// they first occur. `order`, where wanted, receives the place in `effects` of each that is
// returned.
[[nodiscard]] StudyEffects by_study(std::span<const Effect> effects,
                                    std::span<const std::size_t> study_of,
                                    std::vector<std::size_t>* order = nullptr);

struct Variances {
  double between = 0, within = 0;  // >= 0
};

// A symmetric 2 x 2 matrix over (between, within).
struct VarianceMatrix {
  double between = 0, both = 0, within = 0;
};

// The mean by generalised least squares under given variances.
struct WeightedMean {
  double value = 0;
  double information = 0;  // 1' V^-1 1; the variance of the mean is its inverse
};
[[nodiscard]] WeightedMean weighted_mean(const StudyEffects& data, const Variances& at);

// The share of each effect in that mean, in the order of `data`; they sum to 1.
[[nodiscard]] std::vector<double> weights(const StudyEffects& data, const Variances& at);

// -1/2 (log|V| + log 1'V^-1 1 + (y - mu)' V^-1 (y - mu)): the restricted log-likelihood but for
// terms that do not depend on the variances (Harville 1977).
[[nodiscard]] double restricted_log_likelihood(const StudyEffects& data, const Variances& at);

// Its derivatives by (between, within): the gradient -1/2 tr(P G) + 1/2 y'P G P y, the observed
// information -1/2 tr(P G P H) + y'P G P H P y, and the expected 1/2 tr(P G P H), with G the
// derivative of V and P = V^-1 - V^-1 1 (1'V^-1 1)^-1 1'V^-1 (Harville 1977, section 4).
struct LikelihoodSlope {
  double between = 0, within = 0;  // the gradient
  VarianceMatrix observed, expected;
};
[[nodiscard]] LikelihoodSlope likelihood_slope(const StudyEffects& data, const Variances& at);

}  // namespace securebase::statistics

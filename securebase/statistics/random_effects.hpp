// Pooling independent effects, each of a study of its own.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "securebase/statistics/heterogeneity.hpp"

namespace securebase::statistics {

// How the variance tau2 of the true effects is estimated.
enum class TauMethod { reml, dersimonian_laird, paule_mandel };

// How the error of the pooled effect is formed.
enum class Inference {
  wald,                    // 1 / sqrt(sum w), normal
  knapp_hartung,           // times sqrt(s2), t with k - 1; s2 may be below 1, as published
  knapp_hartung_at_least,  // the same with s2 at least 1: never narrower than without it
};

struct PoolingOptions {
  TauMethod tau = TauMethod::reml;
  Inference inference = Inference::knapp_hartung;
  double level = 0.95;
};

struct RandomEffects {
  std::size_t effects = 0;
  double tau2 = 0;  // variance of the true effects; 0 for a single effect, of which it is unknown
  std::optional<double> tau2_error;  // for REML and two effects or more: sqrt(2 / tr(P P))
  Interval tau2_interval;            // by the Q-profile; without effects enough 0 to infinity
  bool converged = true;
  Estimate pooled;
  Inference inference = Inference::wald;  // the one that was used: Wald's for a single effect
  // s2 = sum w (y - mu)^2 / (k - 1) (Hartung 1999; Knapp & Hartung 2003), before any floor.
  std::optional<double> knapp_hartung_factor;
  std::optional<Interval> prediction;  // for three effects or more
  QTest q;
  // tau2 / (tau2 + typical variance) and 1 + tau2 / typical variance, as metafor forms them. For
  // two effects or more.
  std::optional<double> i2, h2;
  std::vector<double> weights;  // share of each effect in the pooled one; they sum to 1
};

// y_i = mu + u_i + e_i with u ~ (0, tau2) and e_i ~ (0, v_i).
// Requires: one effect or more, 0 < level < 1. O(k) but for a few passes of the search.
[[nodiscard]] RandomEffects random_effects(std::span<const Effect> effects,
                                           const PoolingOptions& options = {});

// One true effect for all: tau2 is 0 by assumption; inverse-variance weights, normal interval.
// I2 = max(0, (Q - (k - 1)) / Q) and H2 = Q / (k - 1) (Higgins & Thompson 2002).
[[nodiscard]] RandomEffects fixed_effect(std::span<const Effect> effects, double level = 0.95);

// The pooled result without each effect in turn. Requires: two effects or more.
[[nodiscard]] std::vector<RandomEffects> leave_one_out(std::span<const Effect> effects,
                                                       const PoolingOptions& options = {});

}  // namespace securebase::statistics

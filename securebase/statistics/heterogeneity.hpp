// How far effects differ beyond their sampling errors.
#pragma once

#include <optional>
#include <span>

#include "securebase/statistics/restricted_likelihood.hpp"

namespace securebase::statistics {

// Cochran's Q: the weighted sum of squares about the fixed-effect mean (Cochran 1954).
struct QTest {
  double q = 0;
  double df = 0;  // effects - 1
  double p = 1;   // of a chi-square that large, were all true effects the same; 1 where df is 0
};
[[nodiscard]] QTest q_test(std::span<const Effect> effects);

// A variance within which all sampling variances are taken together: (k - 1) sum w /
// ((sum w)^2 - sum w^2), w = 1 / v (Higgins & Thompson 2002, equation 9). Requires: k >= 2.
[[nodiscard]] double typical_variance(std::span<const Effect> effects);

// Q with weights 1 / (v + tau2). It falls as tau2 grows.
[[nodiscard]] double generalised_q(std::span<const Effect> effects, double tau2);

// The moment estimate max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w)) (DerSimonian & Laird 1986,
// equation 8). Requires: k >= 2.
[[nodiscard]] double dersimonian_laird(std::span<const Effect> effects);

// The tau2 at which the generalised Q is k - 1, or 0 (Paule & Mandel 1982). Requires: k >= 2.
[[nodiscard]] double paule_mandel(std::span<const Effect> effects);

// An interval for tau2: where the generalised Q equals the quantiles of chi-square with k - 1
// degrees of freedom (Viechtbauer 2007). It may be 0 to 0. Requires: k >= 2, 0 < level < 1.
[[nodiscard]] Interval q_profile(std::span<const Effect> effects, double level);

// Whether groups with estimates of their own differ: Q of the estimates with their squared errors
// as variances, chi-square with groups - 1 degrees of freedom (Borenstein & Higgins 2013). Nothing
// when fewer than two groups are given or an error is 0.
[[nodiscard]] std::optional<QTest> difference_of(std::span<const Estimate> groups);

}  // namespace securebase::statistics

// Tails and quantiles of the distributions that tests and intervals refer to, from Boost.Math.
#pragma once

#include <limits>

namespace securebase::statistics {

// Degrees of freedom of a t distribution that is the normal one.
inline constexpr double normal_df = std::numeric_limits<double>::infinity();

// P(chi-square with df degrees of freedom > x). Requires: df > 0, x >= 0.
[[nodiscard]] double chi_square_tail(double x, double df);

// The value below which a share p of that distribution lies. Requires: 0 < p < 1, df > 0.
[[nodiscard]] double chi_square_quantile(double p, double df);

// The noncentrality at which P(noncentral chi-square <= x) is `below`; 0 when even the central one
// has no more than that below x. Requires: df > 0, x >= 0, 0 < below < 1.
[[nodiscard]] double noncentrality(double x, double df, double below);

// The value below which a share p of the F distribution lies. Requires: 0 < p < 1, df1, df2 > 0.
[[nodiscard]] double f_quantile(double p, double df1, double df2);

// P(|T| > |t|) of Student's t with df degrees of freedom, which need not be whole and may be
// `normal_df`; 0 for an infinite t. Requires: df > 0, t not NaN.
[[nodiscard]] double t_two_sided(double t, double df);

// The value below which a share p of Student's t lies. Requires: 0 < p < 1, df > 0.
[[nodiscard]] double t_quantile(double p, double df);

}  // namespace securebase::statistics

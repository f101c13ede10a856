// Tails and quantiles of the distributions that tests of fit refer to, from Boost.Math.
#pragma once

namespace securebase::calibration {

// P(chi-square with df degrees of freedom > x). Requires: df > 0, x >= 0.
[[nodiscard]] double chi_square_tail(double x, double df);

// The noncentrality at which P(noncentral chi-square <= x) is `below`; 0 when even the central one
// has no more than that below x. Requires: df > 0, x >= 0, 0 < below < 1.
[[nodiscard]] double noncentrality(double x, double df, double below);

// The value below which a share p of the F distribution lies. Requires: 0 < p < 1, df1, df2 > 0.
[[nodiscard]] double f_quantile(double p, double df1, double df2);

// The root mean square error of approximation (Steiger & Lind 1980; Browne & Cudeck 1992) of a
// chi-square statistic, with its 90 % interval by noncentrality: sqrt(max(0, X2 - df) / (df
// (n-1))).
struct Rmsea {
  double value = 0;
  double low = 0;
  double high = 0;
};
// Requires: df > 0, people > 1.
[[nodiscard]] Rmsea rmsea(double chi_square, double df, double people);

}  // namespace securebase::calibration

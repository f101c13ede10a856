// The root mean square error of approximation.
#pragma once

namespace securebase::calibration {

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

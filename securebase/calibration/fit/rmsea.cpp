#include "securebase/calibration/fit/rmsea.hpp"

#include <algorithm>
#include <cmath>

#include "securebase/statistics/distributions.hpp"

namespace securebase::calibration {

Rmsea rmsea(double chi_square, double df, double people) {
  const auto of = [&](double excess) {
    return std::sqrt(std::max(0.0, excess) / (df * (people - 1)));
  };
  return {of(chi_square - df), of(statistics::noncentrality(chi_square, df, 0.95)),
          of(statistics::noncentrality(chi_square, df, 0.05))};
}

}  // namespace securebase::calibration

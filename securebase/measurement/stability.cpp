#include "securebase/measurement/stability.hpp"

#include <cassert>
#include <cmath>

namespace securebase::measurement {

double Stability::over_time(double days) const {
  assert(days >= 0);
  return floor + (1.0 - floor) * std::exp(-days / fading_days);
}

double Stability::correlation(bool same_relationship, double days) const {
  return (same_relationship ? 1.0 : across) * over_time(days);
}

}  // namespace securebase::measurement

// What is known of a person after some answers: means, errors, and how the two values go together.
#pragma once

#include <array>

namespace securebase::measurement {

// An estimate on one scale by expected a posteriori (Bock & Mislevy 1982), in standard deviations
// of the comparison group.
struct Estimate {
  double theta = 0.0;
  double standard_error = 1.0;  // posterior standard deviation
};

// The posterior over the plane of two scales (index 0: anxiety, 1: avoidance in our instruments).
struct PlanePosterior {
  std::array<Estimate, 2> scales;
  double correlation = 0.0;
  // Probability mass of the four quadrants about the instrument's boundaries:
  // [first scale above][second scale above]
  std::array<std::array<double, 2>, 2> quadrants{};
};

}  // namespace securebase::measurement

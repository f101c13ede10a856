// The observed information of two scales that were fitted together (see observed_information.hpp):
// the items of one, the items of the other, then the latent correlation.
#pragma once

#include <span>
#include <vector>

#include "securebase/calibration/observed_information.hpp"
#include "securebase/calibration/plane_posteriors.hpp"

namespace securebase::calibration {

struct ScaleOfPlane {
  std::span<const std::size_t> columns;
  std::span<const Curve> curves;
  std::vector<const ItemPrior*> priors;
};

struct PlaneInformation {
  SquareMatrix matrix;
  ParameterPlaces one, two;
};

[[nodiscard]] PlaneInformation plane_information(const Patterns& patterns, const ScaleOfPlane& one,
                                                 const ScaleOfPlane& two, double correlation,
                                                 std::span<const double> nodes,
                                                 const PlanePosteriors& posteriors,
                                                 const PlaneExpectation& expected,
                                                 const RunJobs& run);

}  // namespace securebase::calibration

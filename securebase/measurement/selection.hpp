// What one more answer to an item would tell, given what is known: the criteria by which the
// adaptive test chooses.
#pragma once

#include <vector>

#include "securebase/measurement/instrument.hpp"
#include "securebase/measurement/posterior.hpp"
#include "securebase/measurement/quadrature.hpp"

namespace securebase::measurement {

// What the test knows of an item: its probabilities and its information at the nodes.
struct ItemOnGrid {
  std::vector<OnGrid> probability;  // one row a category
  OnGrid information;
};
[[nodiscard]] ItemOnGrid on_grid(const ItemModel& model);

// The posterior of one scale, prepared for many items. The marginal sums to 1 over the nodes.
struct MarginalMoments {
  OnGrid mass;    // the marginal itself
  OnGrid first;   // times theta
  OnGrid second;  // times theta^2
  Estimate now;
};
[[nodiscard]] MarginalMoments moments_over(const OnGrid& marginal);

// The Fisher information of an item averaged over the posterior.
[[nodiscard]] double expected_information(const ItemOnGrid& item, const OnGrid& marginal);

// What is expected after one more answer, averaged over what that answer may be.
struct ExpectedAfter {
  double variance = 0.0;        // posterior variance (Owen 1975)
  double standard_error = 0.0;  // posterior standard deviation
};
[[nodiscard]] ExpectedAfter expected_after(const ItemOnGrid& item, const MarginalMoments& moments);

}  // namespace securebase::measurement

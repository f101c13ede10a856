// Two one-dimensional likelihoods meet a bivariate normal prior on the grid.
#pragma once

#include <array>
#include <vector>

#include "securebase/measurement/posterior.hpp"
#include "securebase/measurement/quadrature.hpp"

namespace securebase::measurement {

// The posterior of each scale by itself, summing to 1 over the nodes.
using Marginals = std::array<OnGrid, 2>;

class Plane {
 public:
  // Requires: |correlation| < 0.95 (a narrower ridge than the grid can carry), boundaries as
  // weights_below requires.
  Plane(double correlation, std::array<double, 2> boundaries);

  // What the likelihoods of the two scales (values at the nodes) say together with the prior.
  [[nodiscard]] PlanePosterior posterior(const std::array<OnGrid, 2>& likelihoods,
                                         Marginals& marginals) const;

 private:
  // The vector whose entry q is the sum over r of prior(q, r) f(r). The prior is symmetric.
  [[nodiscard]] OnGrid through_prior(const OnGrid& f) const;

  // Densities are left unnormalised: only their ratios matter.
  OnGrid alone_;              // of one scale by itself; all that is needed without a correlation
  std::vector<OnGrid> tied_;  // of both, one row for each node of the second scale; else empty
  std::array<OnGrid, 2> share_below_;  // quadrature weights below each boundary
};

}  // namespace securebase::measurement

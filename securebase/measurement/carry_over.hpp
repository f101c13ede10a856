// What earlier maps of a person tell before the first answer of a new one: a normal for each
// scale, instead of the standard normal of a person of whom nothing is known.
//
// The value of now and the earlier values are a Gaussian process with the covariance of
// stability.hpp. An earlier sitting saw its value with an error; conditioning on what was seen
// gives the normal of now (Rasmussen & Williams 2006, equations 2.25 and 2.26).
#pragma once

#include <span>

#include "securebase/measurement/posterior.hpp"
#include "securebase/measurement/quadrature.hpp"
#include "securebase/measurement/stability.hpp"

namespace securebase::measurement {

struct EarlierValue {
  bool same_relationship = true;
  double days = 0.0;  // before now, >= 0
  Estimate own;       // from the answers of that sitting alone, under the standard normal prior
};

struct Carried {
  double mean = 0.0, sd = 1.0;
  int used = 0;  // how many earlier values told anything
};

// Without earlier values: 0 and 1. All values of other relationships are taken as of one other
// relationship: they may be, and if they are not, this claims too little rather than too much.
// A value whose error is 1 or more told nothing and is left out. Requires: days >= 0, own finite,
// its error above 0.
[[nodiscard]] Carried carry_over(std::span<const EarlierValue> earlier, const Stability& stability);

// Turns a likelihood into one that, under the standard normal prior, gives what it would give
// under the carried one: times N(theta; mean, sd) / N(theta; 0, 1), up to a constant.
void multiply_in(OnGrid& likelihood, const Carried& carried);

}  // namespace securebase::measurement

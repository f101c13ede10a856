// How alike a person's values are across relationships and over time: the one assumption behind
// carrying an estimate over to the next test and behind the probability that a change is real.
//
// A value is a person mean plus what is special about one relationship, plus what changes with
// time. In units of the comparison group's variance (total 1), the covariance of the value of
// relationship i at time s with that of relationship j at time t is
//
//   across * k(|s - t|)                        for two relationships
//   k(|s - t|)                                 for one
//
// with k(d) = floor + (1 - floor) * exp(-d / fading_days): what was known tells less with time,
// down to a floor that is left after years.
#pragma once

namespace securebase::measurement {

struct Stability {
  double across = 0.35;       // correlation of two relationships of one person at one time, 0..1
  double floor = 0.45;        // correlation that is left after years, 0..1
  double fading_days = 270;   // the rest fades by the factor e in so many days, > 0

  // k of the formula above. Requires: days >= 0.
  [[nodiscard]] double over_time(double days) const;
  // Correlation of two values of one person, so many days apart.
  [[nodiscard]] double correlation(bool same_relationship, double days) const;
};

}  // namespace securebase::measurement

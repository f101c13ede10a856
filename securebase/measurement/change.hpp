// Change between two estimates of one person on one scale: how large, how sure, in which direction.
// Estimates are `own` values: expected a posteriori under a standard normal prior, from one
// sitting's answers alone, in standard deviations of the comparison group.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "securebase/measurement/posterior.hpp"
#include "securebase/measurement/stability.hpp"

namespace securebase::measurement {

// Later minus earlier.
struct Difference {
  double value = 0;
  double standard_error = 0;
};

// What one scale's two sittings say about change.
struct Change {
  // Joint posterior of the two true values, given what is known of how far values move in so many
  // days: the best estimate of the change, its error, and its 95 % interval.
  Difference difference;
  double low = 0, high = 0;
  double probability_lower = 0.5;   // that the later true value lies below the earlier one
  double probability_higher = 0.5;  // the rest
  // From the answers alone, with no prior on either value. Absent information makes its error
  // infinite, and z is 0 then.
  Difference plain;
  double z = 0;
  // With errors such as these, the plain difference that chance exceeds in 1 of 20 cases.
  double smallest_detectable = 0;
};

// The plain difference is that of Reise & Haviland 2005 and Brouwer, Meijer & Zevalkink 2013:
// z = (theta2 - theta1) / sqrt(SE1^2 + SE2^2), for likelihoods taken as normal. An EAP estimate
// (v, s) under N(0, 1) has the likelihood precision p = 1/s^2 - 1 and the precision-weighted value
// v/s^2. The joint prior of the two true values is bivariate standard normal with correlation
// stability.over_time(days).
// Requires: 0 < standard_error <= 1 for both, days >= 0, all finite.
[[nodiscard]] Change change_between(const Estimate& earlier, const Estimate& later, double days,
                                    const Stability& stability = {});

// 1.96 sqrt(earlier^2 + later^2): .97 for two short sittings at .35, .64 for two full ones at .23.
[[nodiscard]] double smallest_detectable_change(double earlier_error, double later_error);

// The probability that the sum of the two dimensions fell, which is the direction of security on
// the map (low worry and low distance). `correlation` is that of the errors of the two changes,
// 0 where each scale has its own items and the prior ties them no further.
[[nodiscard]] double probability_toward_security(const std::array<Change, 2>& changes,
                                                 double correlation = 0);

enum class Direction : unsigned char { lower, higher, not_certain };
enum class Certainty : unsigned char { not_certain, probable, real };

inline constexpr double real_probability = 0.95;
inline constexpr double probable_probability = 0.80;

struct Verdict {
  Direction direction = Direction::not_certain;
  Certainty certainty = Certainty::not_certain;
};
[[nodiscard]] Verdict verdict(const Change& change);

// One sitting of a series.
struct Occasion {
  Estimate estimate;
  double day = 0;  // since the first sitting; not descending within a person
};

struct SeriesChange {
  Change since_first, since_previous;
};

// Change statistics of many people with the same number of sittings each. `occasions` holds one
// person after another; `changes` takes one entry for each sitting but a person's first, in the
// same order. Allocates nothing.
// Requires: sittings >= 2, occasions.size() a multiple of it, changes.size() fitting; for each
// occasion as change_between requires.
void changes_of_many(std::span<const Occasion> occasions, std::size_t sittings,
                     const Stability& stability, std::span<SeriesChange> changes);

}  // namespace securebase::measurement

#include "securebase/measurement/change.hpp"

#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

namespace securebase::measurement {
namespace {

// The .975 quantile of the normal distribution.
constexpr double interval_factor = 1.959963984540054;

double below(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

// What the answers of one sitting add to what was known before it.
struct Likelihood {
  double precision = 0;  // 0: the answers say nothing
  double weighted = 0;   // precision times the value of highest likelihood
};

Likelihood undo_prior(const Estimate& estimate) {
  assert(estimate.standard_error > 0 && estimate.standard_error <= 1);
  assert(std::isfinite(estimate.theta));
  const double posterior_precision = 1.0 / (estimate.standard_error * estimate.standard_error);
  return {posterior_precision - 1.0, estimate.theta * posterior_precision};
}

// The normal posterior of (later - earlier). With prior correlation r, likelihood precisions p, q
// and weighted values g, h (earlier, later), the posterior covariance is (I + S P)^-1 S for the
// prior covariance S and P = diag(p, q). Its determinant is d = (1+p)(1+q) - r^2 p q, and
//   mean     = (1-r) ((1 + p(1+r)) h - (1 + q(1+r)) g) / d
//   variance = (1-r) (2 + (p+q)(1+r)) / d
// This form needs no inverse of S and holds for r = 1 too, where nothing can have changed.
Difference joint_difference(const Likelihood& earlier, const Likelihood& later, double r) {
  const double p = earlier.precision, q = later.precision;
  const double d = (1 + p) * (1 + q) - r * r * p * q;
  const double mean =
      (1 - r) * ((1 + p * (1 + r)) * later.weighted - (1 + q * (1 + r)) * earlier.weighted) / d;
  const double variance = (1 - r) * (2 + (p + q) * (1 + r)) / d;
  return {mean, std::sqrt(variance)};
}

Difference plain_difference(const Likelihood& earlier, const Likelihood& later) {
  if (earlier.precision <= 0 || later.precision <= 0) {
    return {0, std::numeric_limits<double>::infinity()};
  }
  return {later.weighted / later.precision - earlier.weighted / earlier.precision,
          std::sqrt(1 / earlier.precision + 1 / later.precision)};
}

}  // namespace

Change change_between(const Estimate& earlier, const Estimate& later, double days,
                      const Stability& stability) {
  const Likelihood before = undo_prior(earlier), after = undo_prior(later);
  Change change;
  change.difference = joint_difference(before, after, stability.over_time(days));
  const auto& [value, error] = change.difference;
  change.low = value - interval_factor * error;
  change.high = value + interval_factor * error;
  // On the same day mean and error vanish together, and the error more slowly: the limit is 1/2.
  if (error > 0) {
    change.probability_lower = below(-value / error);
    change.probability_higher = below(value / error);
  }
  change.plain = plain_difference(before, after);
  change.z = change.plain.value / change.plain.standard_error;
  change.smallest_detectable =
      smallest_detectable_change(earlier.standard_error, later.standard_error);
  return change;
}

double smallest_detectable_change(double earlier_error, double later_error) {
  return interval_factor * std::hypot(earlier_error, later_error);
}

double probability_toward_security(const std::array<Change, 2>& changes, double correlation) {
  assert(std::abs(correlation) < 1);
  const Difference &a = changes[0].difference, &b = changes[1].difference;
  const double variance = a.standard_error * a.standard_error +
                          b.standard_error * b.standard_error +
                          2 * correlation * a.standard_error * b.standard_error;
  if (variance <= 0) return 0.5;
  return below(-(a.value + b.value) / std::sqrt(variance));
}

Verdict verdict(const Change& change) {
  const bool lower = change.probability_lower >= change.probability_higher;
  const double probability = lower ? change.probability_lower : change.probability_higher;
  if (probability < probable_probability) return {};
  return {lower ? Direction::lower : Direction::higher,
          probability >= real_probability ? Certainty::real : Certainty::probable};
}

void changes_of_many(std::span<const Occasion> occasions, std::size_t sittings,
                     const Stability& stability, std::span<SeriesChange> changes) {
  assert(sittings >= 2 && occasions.size() % sittings == 0);
  assert(changes.size() == occasions.size() / sittings * (sittings - 1));
  std::size_t next = 0;
  for (std::size_t first = 0; first < occasions.size(); first += sittings) {
    const Occasion& start = occasions[first];
    for (std::size_t i = first + 1; i < first + sittings; ++i) {
      const Occasion &previous = occasions[i - 1], &now = occasions[i];
      SeriesChange& change = changes[next++];
      change.since_first =
          change_between(start.estimate, now.estimate, now.day - start.day, stability);
      change.since_previous = i == first + 1 ? change.since_first
                                             : change_between(previous.estimate, now.estimate,
                                                              now.day - previous.day, stability);
    }
  }
}

}  // namespace securebase::measurement

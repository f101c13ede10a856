#include "securebase/statistics/heterogeneity.hpp"

#include <algorithm>
#include <cassert>
#include <vector>

namespace securebase::statistics {
namespace {

struct WeightSums {
  double w = 0, ww = 0;
};

WeightSums weight_sums(std::span<const Effect> effects) {
  WeightSums sums;
  for (const Effect& effect : effects) {
    sums.w += 1 / effect.variance;
    sums.ww += 1 / (effect.variance * effect.variance);
  }
  return sums;
}

double degrees(std::span<const Effect> effects) { return static_cast<double>(effects.size()) - 1; }

// The tau2 at which the generalised Q is `target`, or 0 when it is lower from the start.
double tau2_where_q_is(std::span<const Effect> effects, double target) {
  if (generalised_q(effects, 0) <= target) return 0;
  double low = 0, high = 1e-300;
  for (const Effect& effect : effects) high = std::max(high, effect.variance);
  while (generalised_q(effects, high) > target) {
    low = high;
    high *= 4;
  }
  for (int step = 0; step < 200 && high - low > 1e-15 * high; ++step) {
    const double middle = 0.5 * (low + high);
    (generalised_q(effects, middle) > target ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace

double generalised_q(std::span<const Effect> effects, double tau2) {
  const double about = effects.front().value;
  double w_sum = 0, wy = 0, q = 0;
  for (const Effect& effect : effects) {
    const double w = 1 / (effect.variance + tau2);
    w_sum += w;
    wy += w * (effect.value - about);
  }
  const double mean = about + wy / w_sum;
  for (const Effect& effect : effects) {
    q += (effect.value - mean) * (effect.value - mean) / (effect.variance + tau2);
  }
  return q;
}

QTest q_test(std::span<const Effect> effects) {
  QTest test{0, degrees(effects), 1};
  if (test.df < 1) return test;
  test.q = generalised_q(effects, 0);
  test.p = chi_square_tail(test.q, test.df);
  return test;
}

double typical_variance(std::span<const Effect> effects) {
  assert(effects.size() >= 2);
  const auto [w, ww] = weight_sums(effects);
  return degrees(effects) * w / (w * w - ww);
}

double dersimonian_laird(std::span<const Effect> effects) {
  assert(effects.size() >= 2);
  const auto [w, ww] = weight_sums(effects);
  return std::max(0.0, (generalised_q(effects, 0) - degrees(effects)) / (w - ww / w));
}

double paule_mandel(std::span<const Effect> effects) {
  assert(effects.size() >= 2);
  return tau2_where_q_is(effects, degrees(effects));
}

Interval q_profile(std::span<const Effect> effects, double level) {
  assert(effects.size() >= 2 && level > 0 && level < 1);
  const double df = degrees(effects), tail = 0.5 - 0.5 * level;
  return {tau2_where_q_is(effects, chi_square_quantile(1 - tail, df)),
          tau2_where_q_is(effects, chi_square_quantile(tail, df))};
}

std::optional<QTest> difference_of(std::span<const Estimate> groups) {
  if (groups.size() < 2) return std::nullopt;
  std::vector<Effect> effects;
  for (const Estimate& group : groups) {
    if (!(group.standard_error > 0)) return std::nullopt;
    effects.push_back({group.value, group.standard_error * group.standard_error});
  }
  return q_test(effects);
}

}  // namespace securebase::statistics

#include "securebase/statistics/restricted_likelihood.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>

namespace securebase::statistics {
namespace {

// Of one study, with w = 1 / (v + within) and n = 1 + between * sum w: V^-1 = diag(w) - c w w'
// with c = between / n, and V^-1 1 = w / n.
struct StudySums {
  double w = 0, wy = 0, wyy = 0;  // sums of w, w (y - about), w (y - about)^2
  double log_variance = 0;        // log|diag(v + within)|
};

StudySums sums_of(std::span<const Effect> effects, double within, double about, bool log_wanted) {
  StudySums sums;
  double product = 1;
  for (const Effect& effect : effects) {
    const double variance = effect.variance + within, w = 1 / variance;
    const double y = effect.value - about;
    sums.w += w;
    sums.wy += w * y;
    sums.wyy += w * y * y;
    if (!log_wanted) continue;
    product *= variance;
    if (product < 1e-100 || product > 1e100) {  // one logarithm serves many effects
      sums.log_variance += std::log(product);
      product = 1;
    }
  }
  if (log_wanted) sums.log_variance += std::log(product);
  return sums;
}

// Sums over all effects and studies from which the slope is put together. u = V^-1 1 and
// q = P y = V^-1 (y - mu), in each study; a = 1'u and s = 1'q.
struct SlopeSums {
  double trace_inverse = 0;  // tr V^-1
  double trace_square = 0;   // tr V^-2
  double uu = 0, uVu = 0;    // u'u, u'V^-1 u
  double a = 0, aa = 0, aaa = 0, uu_a = 0;
  double qq = 0, qVq = 0, uq = 0;
  double ss = 0, ssa = 0, sa = 0, s_uq = 0;
};

void add_study(std::span<const Effect> effects, const Variances& at, double mean, SlopeSums& sums) {
  const StudySums plain = sums_of(effects, at.within, mean, false);
  const double n = 1 + at.between * plain.w, c = at.between / n;
  double w2 = 0, w3 = 0, qq = 0, wqq = 0, wq = 0;
  for (const Effect& effect : effects) {
    const double w = 1 / (effect.variance + at.within);
    const double q = w * (effect.value - mean - c * plain.wy);
    w2 += w * w;
    w3 += w * w * w;
    qq += q * q;
    wqq += w * q * q;
    wq += w * q;
  }
  const double uu = w2 / (n * n), a = plain.w / n, uq = wq / n, s = plain.wy / n;
  sums.trace_inverse += plain.w - c * w2;
  sums.trace_square += w2 - 2 * c * w3 + c * c * w2 * w2;
  sums.uu += uu;
  sums.uVu += (w3 - c * w2 * w2) / (n * n);
  sums.a += a;
  sums.aa += a * a;
  sums.aaa += a * a * a;
  sums.uu_a += uu * a;
  sums.qq += qq;
  sums.qVq += wqq - c * wq * wq;
  sums.uq += uq;
  sums.ss += s * s;
  sums.ssa += s * s * a;
  sums.sa += s * a;
  sums.s_uq += s * uq;
}

}  // namespace

StudyEffects each_by_itself(std::span<const Effect> effects) {
  StudyEffects data{{effects.begin(), effects.end()}, std::vector<std::size_t>(effects.size() + 1)};
  std::iota(data.begins.begin(), data.begins.end(), std::size_t{0});
  return data;
}

StudyEffects by_study(std::span<const Effect> effects, std::span<const std::size_t> study_of,
                      std::vector<std::size_t>* order) {
  assert(effects.size() == study_of.size());
  std::map<std::size_t, std::size_t> rank;
  std::vector<std::size_t> counts;
  for (const std::size_t study : study_of) {
    const auto [at, fresh] = rank.emplace(study, rank.size());
    if (fresh) counts.push_back(0);
    ++counts[at->second];
  }
  StudyEffects data{std::vector<Effect>(effects.size()), {0}};
  for (const std::size_t count : counts) data.begins.push_back(data.begins.back() + count);
  std::vector<std::size_t> next(data.begins.begin(), data.begins.end() - 1);
  if (order != nullptr) order->assign(effects.size(), 0);
  for (std::size_t e = 0; e < effects.size(); ++e) {
    const std::size_t place = next[rank[study_of[e]]]++;
    data.effects[place] = effects[e];
    if (order != nullptr) (*order)[place] = e;
  }
  return data;
}

WeightedMean weighted_mean(const StudyEffects& data, const Variances& at) {
  // About one of the values, so that a large common part of them costs no digits.
  const double about = data.effects.front().value;
  double information = 0, product = 0;
  for (std::size_t j = 0; j < data.studies(); ++j) {
    const StudySums sums = sums_of(data.of_study(j), at.within, about, false);
    const double n = 1 + at.between * sums.w;
    information += sums.w / n;
    product += sums.wy / n;
  }
  return {about + product / information, information};
}

std::vector<double> weights(const StudyEffects& data, const Variances& at) {
  const double information = weighted_mean(data, at).information;
  std::vector<double> shares;
  for (std::size_t j = 0; j < data.studies(); ++j) {
    const auto effects = data.of_study(j);
    const double n = 1 + at.between * sums_of(effects, at.within, 0, false).w;
    for (const Effect& effect : effects) {
      shares.push_back(1 / (effect.variance + at.within) / n / information);
    }
  }
  return shares;
}

double restricted_log_likelihood(const StudyEffects& data, const Variances& at) {
  const double about = data.effects.front().value;
  double log_variance = 0, information = 0, product = 0, square = 0;
  for (std::size_t j = 0; j < data.studies(); ++j) {
    const StudySums sums = sums_of(data.of_study(j), at.within, about, true);
    const double n = 1 + at.between * sums.w;
    log_variance += sums.log_variance + std::log(n);
    information += sums.w / n;
    product += sums.wy / n;
    square += sums.wyy - at.between / n * sums.wy * sums.wy;
  }
  return -0.5 * (log_variance + std::log(information) + square - product * product / information);
}

LikelihoodSlope likelihood_slope(const StudyEffects& data, const Variances& at) {
  const WeightedMean mean = weighted_mean(data, at);
  SlopeSums sums;
  for (std::size_t j = 0; j < data.studies(); ++j) {
    add_study(data.of_study(j), at, mean.value, sums);
  }
  const double A = sums.a;
  LikelihoodSlope slope;
  slope.between = 0.5 * (sums.ss - (sums.a - sums.aa / A));
  slope.within = 0.5 * (sums.qq - (sums.trace_inverse - sums.uu / A));
  const double between = sums.aa - 2 * sums.aaa / A + sums.aa * sums.aa / (A * A);
  const double both = sums.uu - 2 * sums.uu_a / A + sums.uu * sums.aa / (A * A);
  const double within = sums.trace_square - 2 * sums.uVu / A + sums.uu * sums.uu / (A * A);
  slope.expected = {0.5 * between, 0.5 * both, 0.5 * within};
  slope.observed = {-0.5 * between + sums.ssa - sums.sa * sums.sa / A,
                    -0.5 * both + sums.s_uq - sums.uq * sums.sa / A,
                    -0.5 * within + sums.qVq - sums.uq * sums.uq / A};
  return slope;
}

}  // namespace securebase::statistics

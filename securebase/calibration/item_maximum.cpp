#include "securebase/calibration/item_maximum.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace securebase::calibration {
namespace {

using measurement::ModelKind;

double square(double x) { return x * x; }

// In the graded model each boundary between two answers is a logistic regression on theta with a
// common slope; what ties neighbours together is the term log(1 - exp(d_{k+1} - d_k)) of each
// answer in between, once for everyone who gave it.
void add_graded(const Curve& curve, std::span<const double> counts, std::span<const double> nodes,
                ItemObjective& out) {
  const std::size_t width = curve.parameters(), q_count = nodes.size();
  for (std::size_t b = 1; b < width; ++b) {
    const double* above = counts.data() + b * q_count;
    const double* below = above - q_count;
    double g = 0, g_theta = 0, h = 0, h_theta = 0, h_square = 0;
    for (std::size_t q = 0; q < q_count; ++q) {
      const double eta = curve.slope * nodes[q] + curve.intercepts[b - 1];
      const double e = std::exp(-std::abs(eta)), near = 1.0 / (1.0 + e), far = e * near;
      const double share = eta >= 0 ? near : far, rest = eta >= 0 ? far : near;
      const double log_near = -std::log1p(e), log_far = log_near - std::abs(eta);
      out.value += above[q] * (eta >= 0 ? log_near : log_far) +
                   below[q] * (eta >= 0 ? log_far : log_near);
      const double slope = above[q] * rest - below[q] * share;
      const double bend = (above[q] + below[q]) * share * rest;
      g += slope;
      g_theta += slope * nodes[q];
      h += bend;
      h_theta += bend * nodes[q];
      h_square += bend * nodes[q] * nodes[q];
    }
    out.gradient[0] += g_theta;
    out.gradient[b] += g;
    out.hessian[0] -= h_square;
    out.hessian[b] -= h_theta;
    out.hessian[b * width] -= h_theta;
    out.hessian[b * width + b] -= h;
    if (b + 1 == width) break;
    double between = 0;  // people who gave answer b
    for (std::size_t q = 0; q < q_count; ++q) between += above[q];
    const double apart = curve.intercepts[b - 1] - curve.intercepts[b];
    const double pull = 1.0 / std::expm1(apart);
    out.value += between * std::log(-std::expm1(-apart));
    out.gradient[b] += between * pull;
    out.gradient[b + 1] -= between * pull;
    const double bend = between * pull * (1 + pull);
    out.hessian[b * width + b] -= bend;
    out.hessian[(b + 1) * width + b + 1] -= bend;
    out.hessian[b * width + b + 1] += bend;
    out.hessian[(b + 1) * width + b] += bend;
  }
}

// Partial credit is an exponential family: the Hessian is minus the covariance of the scores.
void add_partial_credit(const Curve& curve, std::span<const double> counts,
                        std::span<const double> nodes, ItemObjective& out) {
  const std::size_t width = curve.parameters(), q_count = nodes.size();
  std::vector<double> p(width), at_least(width);
  for (std::size_t q = 0; q < q_count; ++q) {
    probabilities(curve, nodes[q], p);
    double people = 0, mean = 0, second = 0, tail = 0;
    for (std::size_t k = width; k-- > 0;) {
      const double n = counts[k * q_count + q], kd = static_cast<double>(k);
      people += n;
      mean += kd * p[k];
      second += kd * kd * p[k];
      if (n > 0) out.value += n * std::log(p[k]);
      at_least[k] = tail += p[k];
    }
    const double theta = nodes[q];
    out.hessian[0] -= people * theta * theta * (second - mean * mean);
    double above = 0, k_above = 0;  // of people, and the mean of k over p where k >= v
    for (std::size_t v = width; v-- > 1;) {
      const double n = counts[v * q_count + q];
      above += n;
      k_above += static_cast<double>(v) * p[v];
      const double score = above - people * at_least[v];
      out.gradient[v] += score;
      out.gradient[0] += theta * score;
      const double with_slope = people * theta * (k_above - mean * at_least[v]);
      out.hessian[v] -= with_slope;
      out.hessian[v * width] -= with_slope;
      for (std::size_t w = 1; w <= v; ++w) {
        const double both = people * at_least[v] * (1 - at_least[w]);
        out.hessian[v * width + w] -= both;
        if (w != v) out.hessian[w * width + v] -= both;
      }
    }
  }
}

void add_prior(const Curve& curve, const ItemPrior& prior, ItemObjective& out) {
  const std::size_t width = curve.parameters();
  const double precision = 1 / square(prior.log_slope_sd);
  const double off = std::log(curve.slope) - prior.log_slope;
  out.value += prior.log_density(curve);
  out.gradient[0] -= precision * off / curve.slope;
  out.hessian[0] -= precision * (1 - off) / square(curve.slope);
  for (std::size_t b = 1; b < width; ++b) {
    out.gradient[b] -= (curve.intercepts[b - 1] - prior.intercepts[b - 1]) /
                       square(prior.intercept_sd);
    out.hessian[b * width + b] -= 1 / square(prior.intercept_sd);
  }
}

bool in_order(const Curve& curve) {
  return curve.kind != ModelKind::graded ||
         std::ranges::adjacent_find(curve.intercepts, std::less_equal<>()) ==
             curve.intercepts.end();
}

}  // namespace

double ItemPrior::log_density(const Curve& curve) const {
  double sum = -0.5 * square((std::log(curve.slope) - log_slope) / log_slope_sd);
  for (std::size_t b = 0; b < curve.intercepts.size(); ++b) {
    sum -= 0.5 * square((curve.intercepts[b] - intercepts[b]) / intercept_sd);
  }
  return sum;
}

ItemObjective item_objective(const Curve& curve, std::span<const double> counts,
                             std::span<const double> nodes, const ItemPrior* prior) {
  assert(counts.size() == curve.categories() * nodes.size());
  const std::size_t width = curve.parameters();
  ItemObjective out{0, std::vector<double>(width, 0.0), std::vector<double>(width * width, 0.0)};
  curve.kind == ModelKind::graded ? add_graded(curve, counts, nodes, out)
                                  : add_partial_credit(curve, counts, nodes, out);
  if (prior != nullptr) add_prior(curve, *prior, out);
  return out;
}

Curve most_likely_curve(const Curve& start, std::span<const double> counts,
                        std::span<const double> nodes, const ItemPrior* prior) {
  constexpr int steps_most = 50, halvings_most = 40;
  constexpr double small_step = 1e-9;
  const auto width = static_cast<Eigen::Index>(start.parameters());
  Curve curve = start;
  ItemObjective at = item_objective(curve, counts, nodes, prior);
  for (int turn = 0; turn < steps_most; ++turn) {
    Eigen::VectorXd gradient = Eigen::Map<const Eigen::VectorXd>(at.gradient.data(), width);
    Eigen::MatrixXd bend = -Eigen::Map<const Eigen::MatrixXd>(at.hessian.data(), width, width);
    const bool held = (curve.slope <= least_slope && gradient[0] < 0) ||
                      (curve.slope >= most_slope && gradient[0] > 0);
    if (held) {  // the slope stays at its limit, the intercepts go on
      bend.row(0).setZero();
      bend.col(0).setZero();
      bend(0, 0) = 1;
      gradient[0] = 0;
    }
    // A prior on the logarithm may bend the other way far from its centre, and an answer that next
    // to nobody gave leaves almost nothing to bend: a ridge makes every step go upwards.
    double ridge = 1e-12 * bend.diagonal().cwiseAbs().maxCoeff();
    Eigen::LLT<Eigen::MatrixXd> factor(bend);
    while (factor.info() != Eigen::Success) {
      factor.compute(bend + ridge * Eigen::MatrixXd::Identity(width, width));
      ridge = std::max(10 * ridge, std::numeric_limits<double>::min());
    }
    const Eigen::VectorXd step = factor.solve(gradient);
    double share = 1;
    bool moved = false;
    for (int halving = 0; halving < halvings_most && !moved; ++halving, share /= 2) {
      Curve next = curve;
      next.slope = std::clamp(curve.slope + share * step[0], least_slope, most_slope);
      for (Eigen::Index b = 1; b < width; ++b) {
        next.intercepts[static_cast<std::size_t>(b - 1)] += share * step[b];
      }
      if (!in_order(next)) continue;
      ItemObjective there = item_objective(next, counts, nodes, prior);
      // Near the top the value only changes in its last digits.
      if (!(there.value >= at.value - 1e-13 * std::abs(at.value))) continue;
      curve = std::move(next);
      at = std::move(there);
      moved = true;
    }
    if (!moved || step.cwiseAbs().maxCoeff() < small_step) break;
  }
  return curve;
}

}  // namespace securebase::calibration

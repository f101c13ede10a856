#include "securebase/measurement/correlated_scoring.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/item_model.hpp"

namespace securebase::measurement {
namespace {

struct Node {
  double at = 0;          // z, for the weight function exp(-z^2 / 2)
  double log_weight = 0;  // with exp(z^2 / 2) taken in
};

// Gauss-Hermite nodes: roots of the orthonormal Hermite polynomial, found between those of the one
// before (they interlace) by bisection and Newton's steps.
std::vector<Node> hermite_nodes(std::size_t count) {
  // The polynomial of a degree and the one before it, times exp(-z^2 / 4) against overflow.
  const auto pair = [](std::size_t degree, double z) {
    double before = 0.0;
    double now = std::exp(-0.25 * z * z) / std::sqrt(std::sqrt(2.0 * std::numbers::pi));
    for (std::size_t k = 0; k < degree; ++k) {
      const auto n = static_cast<double>(k);
      const double next = (z * now - std::sqrt(n) * before) / std::sqrt(n + 1.0);
      before = now;
      now = next;
    }
    return std::pair{now, before};
  };
  std::vector<double> roots;
  for (std::size_t degree = 1; degree <= count; ++degree) {
    const double edge = 2.0 * std::sqrt(static_cast<double>(degree)) + 1.0;
    std::vector<double> bounds{-edge};
    bounds.insert(bounds.end(), roots.begin(), roots.end());
    bounds.push_back(edge);
    roots.clear();
    for (std::size_t r = 0; r + 1 < bounds.size(); ++r) {
      double low = bounds[r], high = bounds[r + 1];
      const bool rises = pair(degree, high).first > 0;
      for (int halving = 0; halving < 60; ++halving) {
        const double middle = 0.5 * (low + high);
        ((pair(degree, middle).first > 0) == rises ? high : low) = middle;
      }
      roots.push_back(0.5 * (low + high));
    }
  }
  std::vector<Node> nodes;
  for (const double z : roots) {
    // The weight is 1 / (count * p_{count-1}(z)^2); the factor exp(-z^2 / 4) of `pair`, squared,
    // takes exp(z^2 / 2) in.
    const double before = pair(count, z).second;
    nodes.push_back({z, -std::log(static_cast<double>(count) * before * before)});
  }
  return nodes;
}

JointEstimate estimate_of(std::vector<double> theta, Symmetric covariance) {
  JointEstimate estimate{std::move(theta), {}, std::move(covariance)};
  for (std::size_t s = 0; s < estimate.theta.size(); ++s) {
    estimate.standard_error.push_back(std::sqrt(std::max(0.0, estimate.covariance.at(s, s))));
  }
  return estimate;
}

}  // namespace

std::vector<std::string> problems_of_correlations(const Symmetric& correlations) {
  std::vector<std::string> problems;
  if (correlations.rows() == 0) problems.emplace_back("there are no scales");
  for (std::size_t s = 0; s < correlations.rows(); ++s) {
    if (correlations.at(s, s) != 1.0) {
      problems.push_back("the diagonal is not 1 at scale " + std::to_string(s + 1));
    }
  }
  if (problems.empty() && !cholesky(correlations)) {
    problems.emplace_back("these correlations cannot hold together: the matrix is not positive "
                          "definite");
  }
  return problems;
}

CorrelatedScorer::CorrelatedScorer(std::span<const ItemModel> items,
                                   std::span<const std::size_t> scale_of,
                                   const Symmetric& correlations)
    : scales_(correlations.rows()), prior_precision_(inverse(correlations)) {
  assert(items.size() == scale_of.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    scales_.at(scale_of[i]).items.push_back(items[i]);
    scales_.at(scale_of[i]).positions.push_back(i);
  }
}

CorrelatedScorer::Likelihood CorrelatedScorer::likelihood(std::size_t scale,
                                                          std::span<const std::int8_t> categories,
                                                          double theta) const {
  Likelihood sum;
  const OneScale& one = scales_[scale];
  for (std::size_t i = 0; i < one.items.size(); ++i) {
    const std::int8_t category = categories[one.positions[i]];
    if (category == no_answer) continue;
    const LogSlope slope = log_slope(one.items[i], category, theta);
    sum.log += std::log(std::max(probability(one.items[i], category, theta), 1e-300));
    sum.first += slope.first;
    sum.second += slope.second;
  }
  return sum;
}

double CorrelatedScorer::log_posterior(std::span<const std::int8_t> categories,
                                       std::span<const double> theta) const {
  double sum = 0;
  for (std::size_t s = 0; s < theta.size(); ++s) {
    sum += likelihood(s, categories, theta[s]).log;
    for (std::size_t t = 0; t < theta.size(); ++t) {
      sum -= 0.5 * theta[s] * prior_precision_.at(s, t) * theta[t];
    }
  }
  return sum;
}

// Newton's method on a concave function, with its step halved while it does not climb.
JointEstimate CorrelatedScorer::map(std::span<const std::int8_t> categories) const {
  constexpr int most_steps = 100, most_halvings = 40;
  constexpr double close_enough = 1e-10;
  const std::size_t n = scales_.size();
  std::vector<double> theta(n, 0.0), tried(n);
  Symmetric precision = prior_precision_;
  double height = log_posterior(categories, theta);
  for (int step = 0; step < most_steps; ++step) {
    precision = prior_precision_;
    std::vector<double> slope(n, 0.0);
    for (std::size_t s = 0; s < n; ++s) {
      const Likelihood one = likelihood(s, categories, theta[s]);
      slope[s] = one.first;
      for (std::size_t t = 0; t < n; ++t) slope[s] -= prior_precision_.at(s, t) * theta[t];
      precision.set(s, s, prior_precision_.at(s, s) - one.second);
    }
    const auto triangle = cholesky(precision);
    assert(triangle);
    const std::vector<double> move = solve(*triangle, slope);
    double share = 1.0, farthest = 0.0;
    for (const double part : move) farthest = std::max(farthest, std::abs(part));
    if (farthest < close_enough) break;
    for (int halving = 0; halving < most_halvings; ++halving, share *= 0.5) {
      for (std::size_t s = 0; s < n; ++s) tried[s] = theta[s] + share * move[s];
      const double now = log_posterior(categories, tried);
      if (now < height - 1e-12 * std::abs(height)) continue;
      height = now;
      theta = tried;
      break;
    }
  }
  return estimate_of(std::move(theta), inverse(precision));
}

JointEstimate CorrelatedScorer::eap(std::span<const std::int8_t> categories,
                                    std::size_t count) const {
  const std::size_t n = scales_.size();
  assert(n <= most_scales && count >= 1 && count <= 64);
  const JointEstimate peak = map(categories);
  const auto stretch = cholesky(peak.covariance);
  assert(stretch);
  const std::vector<Node> nodes = hermite_nodes(count);
  const double top = log_posterior(categories, peak.theta);

  double mass = 0;
  std::vector<double> first(n, 0.0), off(n), theta(n);
  Symmetric second(n);
  std::vector<std::size_t> place(n, 0);  // a node on each axis, counted up like a number
  while (true) {
    double log_weight = -top;
    for (std::size_t s = 0; s < n; ++s) {
      off[s] = 0;
      for (std::size_t t = 0; t <= s; ++t) off[s] += (*stretch)[s * n + t] * nodes[place[t]].at;
      theta[s] = peak.theta[s] + off[s];
      log_weight += nodes[place[s]].log_weight;
    }
    const double weight = std::exp(log_weight + log_posterior(categories, theta));
    mass += weight;
    for (std::size_t s = 0; s < n; ++s) {
      first[s] += weight * off[s];
      for (std::size_t t = 0; t <= s; ++t) {
        second.set(s, t, second.at(s, t) + weight * off[s] * off[t]);
      }
    }
    std::size_t axis = 0;
    while (axis < n && ++place[axis] == count) place[axis++] = 0;
    if (axis == n) break;
  }
  Symmetric covariance(n);
  for (std::size_t s = 0; s < n; ++s) {
    for (std::size_t t = 0; t <= s; ++t) {
      covariance.set(s, t, second.at(s, t) / mass - first[s] * first[t] / (mass * mass));
    }
  }
  for (std::size_t s = 0; s < n; ++s) theta[s] = peak.theta[s] + first[s] / mass;
  return estimate_of(std::move(theta), std::move(covariance));
}

}  // namespace securebase::measurement

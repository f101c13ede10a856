#include "securebase/calibration/curve.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace securebase::calibration {
namespace {

using measurement::ModelKind;

// Both tails of the logistic function without cancellation.
struct Tails {
  double above = 0, below = 0;
};

Tails tails(double x) {
  const double e = std::exp(-std::abs(x));
  const double far = e / (1.0 + e), near = 1.0 / (1.0 + e);
  return x >= 0 ? Tails{near, far} : Tails{far, near};
}

void graded_probabilities(const Curve& curve, double theta, std::span<double> into) {
  // P_k = s(eta_k) * (1 - s(eta_{k+1})) * (1 - exp(d_{k+1} - d_k)): no difference of near numbers.
  const std::size_t last = curve.intercepts.size();
  double reached = 1.0;
  for (std::size_t k = 0; k <= last; ++k) {
    if (k == last) {
      into[k] = reached;
      break;
    }
    const Tails next = tails(curve.slope * theta + curve.intercepts[k]);
    const double apart =
        k == 0 ? 1.0 : -std::expm1(curve.intercepts[k] - curve.intercepts[k - 1]);
    into[k] = reached * next.below * apart;
    reached = next.above;
  }
}

void partial_credit_probabilities(const Curve& curve, double theta, std::span<double> into) {
  double sum = 0, peak = 0;
  into[0] = 0;
  for (std::size_t k = 1; k < curve.categories(); ++k) {
    sum += curve.slope * theta + curve.intercepts[k - 1];
    into[k] = sum;
    peak = std::max(peak, sum);
  }
  double mass = 0;
  for (std::size_t k = 0; k < curve.categories(); ++k) mass += into[k] = std::exp(into[k] - peak);
  for (std::size_t k = 0; k < curve.categories(); ++k) into[k] /= mass;
}

// log P_k = log s(eta_k) + log(1 - s(eta_{k+1})) + log(1 - exp(d_{k+1} - d_k)).
void graded_scores(const Curve& curve, double theta, std::span<double> into) {
  const std::size_t width = curve.parameters(), last = curve.intercepts.size();
  std::ranges::fill(into, 0.0);
  for (std::size_t b = 1; b <= last; ++b) {  // the boundary between answers b - 1 and b
    const Tails at = tails(curve.slope * theta + curve.intercepts[b - 1]);
    double* upper = into.data() + b * width;
    double* lower = upper - width;
    upper[0] += theta * at.below;
    upper[b] += at.below;
    lower[0] -= theta * at.above;
    lower[b] -= at.above;
    if (b == last) break;
    const double pull = 1.0 / std::expm1(curve.intercepts[b - 1] - curve.intercepts[b]);
    upper[b] += pull;
    upper[b + 1] -= pull;
  }
}

void partial_credit_scores(const Curve& curve, double theta, std::span<double> into) {
  const std::size_t count = curve.categories(), width = curve.parameters();
  std::vector<double> p(count);
  partial_credit_probabilities(curve, theta, p);
  double mean = 0;
  for (std::size_t k = 0; k < count; ++k) mean += static_cast<double>(k) * p[k];
  for (std::size_t k = 0; k < count; ++k) {
    into[k * width] = theta * (static_cast<double>(k) - mean);
  }
  double at_least = 0;
  for (std::size_t v = count - 1; v >= 1; --v) {
    at_least += p[v];
    for (std::size_t k = 0; k < count; ++k) into[k * width + v] = (k >= v ? 1.0 : 0.0) - at_least;
  }
}

}  // namespace

Curve curve_of(const measurement::ItemModel& model) {
  Curve curve{model.kind, model.slope, {}};
  for (const double threshold : model.thresholds) {
    curve.intercepts.push_back(-model.slope * threshold);
  }
  return curve;
}

measurement::ItemModel model_of(const Curve& curve) {
  measurement::ItemModel model{curve.slope, {}, curve.kind};
  for (const double intercept : curve.intercepts) {
    model.thresholds.push_back(-intercept / curve.slope);
  }
  return model;
}

void probabilities(const Curve& curve, double theta, std::span<double> into) {
  assert(into.size() >= curve.categories());
  curve.kind == ModelKind::graded ? graded_probabilities(curve, theta, into)
                                  : partial_credit_probabilities(curve, theta, into);
}

void scores(const Curve& curve, double theta, std::span<double> into) {
  assert(into.size() == curve.categories() * curve.parameters());
  curve.kind == ModelKind::graded ? graded_scores(curve, theta, into)
                                  : partial_credit_scores(curve, theta, into);
}

}  // namespace securebase::calibration

// An item's response curves in the form that fitting works on: slope and intercepts. With
// eta_k = slope * theta + intercepts[k-1], where intercept = -slope * threshold,
//
//   graded model          P(answer >= k) = 1 / (1 + exp(-eta_k)), intercepts strictly descending
//   partial credit        P(k) proportional to exp(eta_1 + ... + eta_k), intercepts in any order
//
// In this form the logarithm of P is concave in all parameters together (for the graded model:
// Pratt 1981, JASA 76:103-106), so that Newton's method finds the one maximum.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "securebase/measurement/instrument.hpp"

namespace securebase::calibration {

struct Curve {
  measurement::ModelKind kind = measurement::ModelKind::graded;
  double slope = 1.0;              // > 0
  std::vector<double> intercepts;  // one fewer than the answer choices

  [[nodiscard]] std::size_t categories() const { return intercepts.size() + 1; }
  // The slope and the intercepts: as many as there are answer choices.
  [[nodiscard]] std::size_t parameters() const { return intercepts.size() + 1; }
};

[[nodiscard]] Curve curve_of(const measurement::ItemModel& model);
[[nodiscard]] measurement::ItemModel model_of(const Curve& curve);

// P(k | theta) for every k, into `into`, which has room for each answer choice.
void probabilities(const Curve& curve, double theta, std::span<double> into);

// The derivatives of log P(k | theta) by slope and each intercept, for every k: `into` holds a row
// of curve.parameters() numbers for each answer choice.
void scores(const Curve& curve, double theta, std::span<double> into);

}  // namespace securebase::calibration

#include "securebase/measurement/item_model.hpp"

#include <cassert>
#include <cmath>

namespace securebase::measurement {
namespace {

double logistic(double x) {
  // Each branch takes the exponential of a negative number only, so nothing overflows.
  if (x >= 0) return 1.0 / (1.0 + std::exp(-x));
  const double e = std::exp(x);
  return e / (1.0 + e);
}

}  // namespace

double probability(const ItemModel& item, int category, double theta) {
  const auto k = static_cast<std::size_t>(category);
  const std::size_t last = item.thresholds.size();
  assert(category >= 0 && k <= last);
  const double a = item.slope;
  if (k == 0) return logistic(-a * (theta - item.thresholds[0]));
  const double reached = a * (theta - item.thresholds[k - 1]);
  if (k == last) return logistic(reached);
  // s(x) - s(y) = s(x) s(-y) (1 - exp(y - x)) for x > y: no cancellation in the tails.
  const double passed = a * (theta - item.thresholds[k]);
  return logistic(reached) * logistic(-passed) * -std::expm1(passed - reached);
}

double information(const ItemModel& item, double theta) {
  // P'_k / P_k = a (1 - P*_k - P*_{k+1}), because P' of a logistic is a P* (1 - P*). So
  // P'_k^2 / P_k = a^2 P_k (1 - P*_k - P*_{k+1})^2, with P*_0 = 1 and P*_K = 0.
  double sum = 0.0;
  double reached = 1.0;
  for (std::size_t k = 0; k < item.categories(); ++k) {
    const bool top = k == item.thresholds.size();
    const double passed = top ? 0.0 : logistic(item.slope * (theta - item.thresholds[k]));
    const double pull = 1.0 - reached - passed;
    sum += probability(item, static_cast<int>(k), theta) * pull * pull;
    reached = passed;
  }
  return item.slope * item.slope * sum;
}

}  // namespace securebase::measurement

#include "securebase/measurement/item_model.hpp"

#include <algorithm>
#include <array>
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

// The share of people at theta who go past a threshold, and its complement, each to full relative
// precision.
struct Passing {
  double yes = 0.0, no = 1.0;
};
Passing passing(const ItemModel& item, std::size_t threshold, double theta) {
  const double x = item.slope * (theta - item.thresholds[threshold]);
  const double e = std::exp(-std::abs(x));
  const double near = 1.0 / (1.0 + e), far = e / (1.0 + e);
  return x >= 0 ? Passing{near, far} : Passing{far, near};
}
constexpr Passing everyone{1.0, 0.0};
constexpr Passing no_one{0.0, 1.0};

double graded_probability(const ItemModel& item, std::size_t k, double theta) {
  const std::size_t last = item.thresholds.size();
  const double a = item.slope;
  if (k == 0) return logistic(-a * (theta - item.thresholds[0]));
  const double reached = a * (theta - item.thresholds[k - 1]);
  if (k == last) return logistic(reached);
  // s(x) - s(y) = s(x) s(-y) (1 - exp(y - x)) for x > y: no cancellation in the tails. The distance
  // x - y is taken from the thresholds, so that it holds its digits at any theta.
  const double passed = a * (theta - item.thresholds[k]);
  const double apart = a * (item.thresholds[k - 1] - item.thresholds[k]);
  return logistic(reached) * logistic(-passed) * -std::expm1(apart);
}

using Row = std::array<double, most_categories>;

// Logarithms of the answers' weights, the greatest brought to 0, so that none overflows.
void credit_probabilities(const ItemModel& item, double theta, std::span<double> out) {
  const std::size_t count = item.categories();
  if (std::isinf(theta)) {
    std::fill_n(out.begin(), count, 0.0);
    out[theta > 0 ? count - 1 : 0] = 1.0;
    return;
  }
  double sum = 0.0, peak = 0.0;
  out[0] = 0.0;
  for (std::size_t k = 1; k < count; ++k) {
    sum += item.slope * (theta - item.thresholds[k - 1]);
    out[k] = sum;
    peak = std::max(peak, sum);
  }
  double mass = 0.0;
  for (std::size_t k = 0; k < count; ++k) mass += out[k] = std::exp(out[k] - peak);
  for (std::size_t k = 0; k < count; ++k) out[k] /= mass;
}

// Under partial credit the answer's number is the sufficient statistic: its central moments at
// theta give every derivative.
struct Spread {
  double mean = 0, variance = 0, third = 0, fourth = 0;
};
Spread spread_of(const ItemModel& item, double theta) {
  Row p;
  credit_probabilities(item, theta, p);
  const std::size_t count = item.categories();
  Spread spread;
  for (std::size_t k = 0; k < count; ++k) spread.mean += p[k] * static_cast<double>(k);
  for (std::size_t k = 0; k < count; ++k) {
    const double off = static_cast<double>(k) - spread.mean;
    spread.variance += p[k] * off * off;
    spread.third += p[k] * off * off * off;
    spread.fourth += p[k] * off * off * off * off;
  }
  return spread;
}

// P' / P = a (1 - P*_k - P*_{k+1}), because P*' = a P* (1 - P*), with P*_0 = 1 and P*_K = 0.
LogSlope graded_slope(double a, const Passing& below, const Passing& above) {
  return {a * (below.no - above.yes), -a * a * (below.yes * below.no + above.yes * above.no)};
}

}  // namespace

std::vector<std::string> problems_of(const ItemModel& item) {
  std::vector<std::string> problems;
  if (!std::isfinite(item.slope)) {
    problems.emplace_back("the slope is not a finite number");
  } else if (item.slope <= 0) {
    problems.emplace_back("the slope is not above zero");
  }
  if (item.thresholds.empty()) {
    problems.emplace_back("there is no threshold, so there is only one answer");
  }
  if (item.categories() > most_categories) {
    problems.push_back("there are " + std::to_string(item.categories()) +
                       " answers, and at most 10 are possible");
  }
  for (std::size_t b = 0; b < item.thresholds.size(); ++b) {
    if (!std::isfinite(item.thresholds[b])) {
      problems.push_back("threshold " + std::to_string(b + 1) + " is not a finite number");
    } else if (item.kind == ModelKind::graded && b > 0 &&
               item.thresholds[b] <= item.thresholds[b - 1]) {
      problems.push_back("threshold " + std::to_string(b + 1) + " is not above threshold " +
                         std::to_string(b) + ", as the graded model needs");
    }
  }
  return problems;
}

double probability(const ItemModel& item, int category, double theta) {
  const auto k = static_cast<std::size_t>(category);
  assert(category >= 0 && k < item.categories());
  if (item.kind == ModelKind::graded) return graded_probability(item, k, theta);
  Row p;
  credit_probabilities(item, theta, p);
  return p[k];
}

void probabilities(const ItemModel& item, double theta, std::span<double> out) {
  assert(out.size() >= item.categories() && item.categories() <= most_categories);
  if (item.kind == ModelKind::partial_credit) return credit_probabilities(item, theta, out);
  for (std::size_t k = 0; k < item.categories(); ++k) out[k] = graded_probability(item, k, theta);
}

LogSlope log_slope(const ItemModel& item, int category, double theta) {
  const auto k = static_cast<std::size_t>(category);
  assert(category >= 0 && k < item.categories());
  const double a = item.slope;
  if (item.kind == ModelKind::partial_credit) {
    const Spread spread = spread_of(item, theta);
    return {a * (static_cast<double>(k) - spread.mean), -a * a * spread.variance};
  }
  return graded_slope(a, k == 0 ? everyone : passing(item, k - 1, theta),
                      k == item.thresholds.size() ? no_one : passing(item, k, theta));
}

InformationCurve information_curve(const ItemModel& item, double theta) {
  const double a = item.slope;
  if (item.kind == ModelKind::partial_credit) {
    const Spread s = spread_of(item, theta);  // cumulants of the answer's number
    return {a * a * s.variance, a * a * a * s.third,
            a * a * a * a * (s.fourth - 3.0 * s.variance * s.variance)};
  }
  // With u, v, w the derivatives of log P: I = sum P u^2, I' = sum P u (v + u^2), and so on.
  InformationCurve sum;
  Passing below = everyone;
  for (std::size_t k = 0; k < item.categories(); ++k) {
    const Passing above = k == item.thresholds.size() ? no_one : passing(item, k, theta);
    const auto [u, v] = graded_slope(a, below, above);
    const double w = -a * a * a * (below.yes * below.no * (below.no - below.yes) +
                                   above.yes * above.no * (above.no - above.yes));
    const double bend = v + u * u;  // P'' / P
    // P without cancellation, as in graded_probability, from what is known already.
    const bool inner = k > 0 && k < item.thresholds.size();
    const double apart = inner ? a * (item.thresholds[k - 1] - item.thresholds[k]) : 0.0;
    const double p = below.yes * above.no * (inner ? -std::expm1(apart) : 1.0);
    sum.value += p * u * u;
    sum.first += p * u * bend;
    sum.second += p * ((u * u + v) * bend + u * (w + 2.0 * u * v));
    below = above;
  }
  return sum;
}

double information(const ItemModel& item, double theta) {
  return information_curve(item, theta).value;
}

}  // namespace securebase::measurement

#include "securebase/calibration/fit/ordinal_logistic.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

namespace securebase::calibration {
namespace {

using Eigen::Index;

constexpr int most_steps = 60;
constexpr int most_halvings = 30;
constexpr double close_enough = 1e-9;  // expected gain of log-likelihood from another step
// A standard error of so many logits means that the likelihood has no maximum: the answers are
// separated, and an estimate runs away while it hardly gains any more.
constexpr double error_without_end = 100;

double logistic(double x) {
  if (x >= 0) return 1 / (1 + std::exp(-x));
  const double e = std::exp(x);
  return e / (1 + e);
}

struct Slope {
  Eigen::VectorXd gradient;
  Eigen::MatrixXd curvature;  // minus the second derivatives
  double value = 0;           // log-likelihood
};

// Adds one row of equal people. Only neighbouring intercepts meet in a category, so the part of
// the curvature in the intercepts has three diagonals: `own` and `next` hold it.
class Row {
 public:
  explicit Row(std::size_t categories)
      : reached_(categories + 1),
        pull_(categories - 1),
        own_(categories - 1),
        next_(categories - 1) {}

  // False where a category is impossible although somebody chose it.
  bool take(std::span<const double> intercepts, double shift, std::span<const double> counts,
            double& value) {
    const std::size_t last = intercepts.size();
    reached_[0] = 1;
    reached_[last + 1] = 0;
    for (std::size_t k = 0; k < last; ++k) reached_[k + 1] = logistic(intercepts[k] + shift);
    std::ranges::fill(pull_, 0.0);
    std::ranges::fill(own_, 0.0);
    std::ranges::fill(next_, 0.0);
    for (std::size_t k = 0; k <= last; ++k) {
      if (counts[k] == 0) continue;
      const double p = share(intercepts, shift, k);
      if (!(p > 0)) return false;
      value += counts[k] * std::log(p);
      // u = dlog p / deta of the step into k, v of the step out of it.
      const double f = k > 0 ? reached_[k] * (1 - reached_[k]) : 0;
      const double g = k < last ? reached_[k + 1] * (1 - reached_[k + 1]) : 0;
      const double u = f / p, v = -g / p;
      if (k > 0) {
        pull_[k - 1] += counts[k] * u;
        own_[k - 1] += counts[k] * (u * u - u * (1 - 2 * reached_[k]));
      }
      if (k < last) {
        pull_[k] += counts[k] * v;
        own_[k] += counts[k] * (v * v - v * (1 - 2 * reached_[k + 1]));
      }
      if (k > 0 && k < last) next_[k - 1] += counts[k] * u * v;
    }
    return true;
  }

  void add_to(Slope& slope, std::span<const double> x) const {
    const auto steps = static_cast<Index>(pull_.size());
    double pull = 0, weight = 0;
    for (Index k = 0; k < steps; ++k) {
      const auto at = static_cast<std::size_t>(k);
      slope.gradient[k] += pull_[at];
      pull += pull_[at];
      slope.curvature(k, k) += own_[at];
      double along = own_[at];
      if (k + 1 < steps) {
        slope.curvature(k, k + 1) += next_[at];
        along += next_[at];
      }
      if (k > 0) along += next_[at - 1];
      weight += along;
      for (std::size_t c = 0; c < x.size(); ++c) {
        slope.curvature(k, steps + static_cast<Index>(c)) += along * x[c];
      }
    }
    for (std::size_t c = 0; c < x.size(); ++c) {
      const auto row = steps + static_cast<Index>(c);
      slope.gradient[row] += pull * x[c];
      for (std::size_t d = c; d < x.size(); ++d) {
        slope.curvature(row, steps + static_cast<Index>(d)) += weight * x[c] * x[d];
      }
    }
  }

 private:
  // s(x) - s(y) = s(x) s(-y) (1 - exp(y - x)): no digits are lost where both are near 0 or 1.
  [[nodiscard]] double share(std::span<const double> intercepts, double shift,
                             std::size_t k) const {
    const std::size_t last = intercepts.size();
    if (k == 0) return logistic(-(intercepts[0] + shift));
    if (k == last) return reached_[last];
    return reached_[k] * logistic(-(intercepts[k] + shift)) *
           -std::expm1(intercepts[k] - intercepts[k - 1]);
  }

  std::vector<double> reached_, pull_, own_, next_;
};

struct Place {
  std::vector<double> intercepts, slopes;
};

bool in_order(std::span<const double> intercepts) {
  for (std::size_t k = 1; k < intercepts.size(); ++k) {
    if (!(intercepts[k] < intercepts[k - 1])) return false;
  }
  return true;
}

// Log-likelihood, and with it the slope where `slope` is given.
double look(const OrdinalData& data, const Place& place, Slope* slope) {
  if (!in_order(place.intercepts)) return -std::numeric_limits<double>::infinity();
  const std::size_t used = place.slopes.size();
  if (slope != nullptr) {
    const auto size = static_cast<Index>(place.intercepts.size() + used);
    slope->gradient = Eigen::VectorXd::Zero(size);
    slope->curvature = Eigen::MatrixXd::Zero(size, size);
  }
  Row row(data.categories);
  double value = 0;
  for (std::size_t r = 0; r < data.rows(); ++r) {
    const auto x = std::span(data.x).subspan(r * data.predictors, used);
    double shift = 0;
    for (std::size_t c = 0; c < used; ++c) shift += x[c] * place.slopes[c];
    const auto counts = std::span(data.counts).subspan(r * data.categories, data.categories);
    if (!row.take(place.intercepts, shift, counts, value)) {
      return -std::numeric_limits<double>::infinity();
    }
    if (slope != nullptr) row.add_to(*slope, x);
  }
  return value;
}

Place moved(const Place& from, const Eigen::VectorXd& step, double share) {
  Place to = from;
  for (std::size_t k = 0; k < to.intercepts.size(); ++k) {
    to.intercepts[k] += share * step[static_cast<Index>(k)];
  }
  for (std::size_t c = 0; c < to.slopes.size(); ++c) {
    to.slopes[c] += share * step[static_cast<Index>(to.intercepts.size() + c)];
  }
  return to;
}

Place first_place(const OrdinalData& data, std::size_t used, std::span<const double> start) {
  std::vector<double> people(data.categories, 0.0);
  for (std::size_t c = 0; c < data.counts.size(); ++c)
    people[c % data.categories] += data.counts[c];
  double all = 0;
  for (const double n : people) all += n;
  Place place;
  double above = all;
  for (std::size_t k = 1; k < data.categories; ++k) {
    above -= people[k - 1];
    place.intercepts.push_back(std::log(above / (all - above)));
  }
  place.slopes.assign(used, 0.0);
  std::copy_n(start.begin(), std::min(used, start.size()), place.slopes.begin());
  // Slopes around the mean of the predictors: the intercepts stay where they are on average.
  double shift = 0;
  for (std::size_t r = 0; r < data.rows(); ++r) {
    double row = 0, n = 0;
    for (std::size_t c = 0; c < used; ++c) row += data.x[r * data.predictors + c] * place.slopes[c];
    for (std::size_t k = 0; k < data.categories; ++k) n += data.counts[r * data.categories + k];
    shift += n * row;
  }
  for (double& intercept : place.intercepts) intercept -= shift / all;
  return place;
}

bool separated(const Eigen::LLT<Eigen::MatrixXd, Eigen::Upper>& solver, const OrdinalData& data,
               const Place& place) {
  const auto steps = static_cast<Index>(place.intercepts.size());
  const Index size = steps + static_cast<Index>(place.slopes.size());
  const Eigen::MatrixXd errors = solver.solve(Eigen::MatrixXd::Identity(size, size));
  for (Index v = 0; v < size; ++v) {
    double reach = v < steps ? 1 : 0;
    for (std::size_t r = 0; v >= steps && r < data.rows(); ++r) {
      const auto column = static_cast<std::size_t>(v - steps);
      reach = std::max(reach, std::abs(data.x[r * data.predictors + column]));
    }
    if (!(std::sqrt(errors(v, v)) * reach < error_without_end)) return true;
  }
  return false;
}

}  // namespace

OrdinalFit fit_ordinal(const OrdinalData& data, std::size_t used, std::span<const double> start) {
  Place place = first_place(data, used, start);
  Slope slope;
  OrdinalFit fit;
  double value = look(data, place, &slope);
  if (!std::isfinite(value)) {  // a bad start: begin without slopes
    place = first_place(data, used, {});
    value = look(data, place, &slope);
  }
  for (int step = 0; step < most_steps && !fit.converged; ++step) {
    const Eigen::LLT<Eigen::MatrixXd, Eigen::Upper> solver(slope.curvature);
    if (solver.info() != Eigen::Success) break;
    const Eigen::VectorXd direction = solver.solve(slope.gradient);
    const bool last = slope.gradient.dot(direction) < 2 * close_enough;
    if (last && separated(solver, data, place)) break;
    double share = 1;
    Place next = moved(place, direction, share);
    double found = look(data, next, nullptr);
    for (int halving = 0; !(found >= value) && halving < most_halvings && !last; ++halving) {
      share *= 0.5;
      next = moved(place, direction, share);
      found = look(data, next, nullptr);
    }
    fit.converged = last;  // with this step, which squares the little error that is left
    if (!(found >= value)) break;
    place = std::move(next);
    value = last ? found : look(data, place, &slope);
  }
  fit.intercepts = std::move(place.intercepts);
  fit.slopes = std::move(place.slopes);
  fit.log_likelihood = value;
  return fit;
}

double log_likelihood_without_predictors(const OrdinalData& data) {
  std::vector<double> people(data.categories, 0.0);
  double all = 0, value = 0;
  for (std::size_t c = 0; c < data.counts.size(); ++c) {
    people[c % data.categories] += data.counts[c];
    all += data.counts[c];
  }
  for (const double n : people) {
    if (n > 0) value += n * std::log(n / all);
  }
  return value;
}

double ordinal_log_likelihood(const OrdinalData& data, std::span<const double> intercepts,
                              std::span<const double> slopes) {
  return look(data, {{intercepts.begin(), intercepts.end()}, {slopes.begin(), slopes.end()}},
              nullptr);
}

}  // namespace securebase::calibration

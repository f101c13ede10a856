#include "securebase/calibration/correlated_fit.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "securebase/calibration/free_parameters.hpp"
#include "securebase/calibration/plane_information.hpp"
#include "securebase/calibration/plane_posteriors.hpp"

namespace securebase::calibration {
namespace {

constexpr double correlation_most = 0.995;

struct Columns {
  std::vector<std::size_t> places, categories;
  explicit Columns(std::span<const ItemTask> tasks) {
    for (const ItemTask& task : tasks) {
      places.push_back(task.column);
      categories.push_back(task.categories);
    }
  }
};

// The weights of the plane: bivariate normal density at the nodes, adding to one.
std::vector<double> plane_weights(std::span<const double> nodes, double correlation) {
  std::vector<double> weights;
  double sum = 0;
  const double rest = 1 - correlation * correlation;
  for (const double x : nodes) {
    for (const double y : nodes) {
      weights.push_back(std::exp(-0.5 * (x * x - 2 * correlation * x * y + y * y) / rest));
      sum += weights.back();
    }
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

class PlaneFit {
 public:
  PlaneFit(const Patterns& patterns, std::span<const ItemTask> one, std::span<const ItemTask> two,
           const FitOptions& options)
      : patterns_(patterns),
        tasks_one_(one),
        tasks_two_(two),
        options_(options),
        free_one_(one),
        free_two_(two),
        nodes_(even_nodes(options.nodes, options.range)),
        columns_one_(one),
        columns_two_(two),
        packed_one_(patterns, columns_one_.places, columns_one_.categories),
        packed_two_(patterns, columns_two_.places, columns_two_.categories) {
    assert(!free_one_.spread_is_free() && !free_two_.spread_is_free());
  }

  CorrelatedFit run() {
    std::vector<Curve> one, two;
    for (const ItemTask& task : tasks_one_) one.push_back(task.start);
    for (const ItemTask& task : tasks_two_) two.push_back(task.start);
    size_one_ = free_one_.row(one, {}).size();
    const EmOptions em{options_.tolerance, options_.cycles_most,
                       [&](const auto& values) { return allowed(values); }, options_.go_on};
    const EmRun run =
        run_em(row({one, two, 0}), [&](const auto& values) { return cycle(values); }, em);
    const Point end = point(run.at);
    CorrelatedFit fit;
    fit.correlation = end.correlation;
    finish(end, run, fit);
    return fit;
  }

 private:
  struct Point {
    std::vector<Curve> one, two;
    double correlation = 0;
  };

  [[nodiscard]] std::vector<double> row(const Point& at) const {
    std::vector<double> values = free_one_.row(at.one, {});
    const auto more = free_two_.row(at.two, {});
    values.insert(values.end(), more.begin(), more.end());
    values.push_back(std::atanh(at.correlation));
    return values;
  }
  [[nodiscard]] Point point(std::span<const double> values) const {
    return {free_one_.curves(values.first(size_one_)),
            free_two_.curves(values.subspan(size_one_, values.size() - size_one_ - 1)),
            std::tanh(values.back())};
  }
  [[nodiscard]] bool allowed(std::span<const double> values) const {
    return free_one_.allowed(values.first(size_one_), options_.range) &&
           free_two_.allowed(values.subspan(size_one_, values.size() - size_one_ - 1),
                             options_.range) &&
           std::abs(std::tanh(values.back())) < correlation_most;
  }

  [[nodiscard]] double log_prior(const Point& at) const {
    double sum = 0;
    for (std::size_t i = 0; i < tasks_one_.size(); ++i) {
      if (const auto* prior = prior_of(tasks_one_[i])) sum += prior->log_density(at.one[i]);
    }
    for (std::size_t i = 0; i < tasks_two_.size(); ++i) {
      if (const auto* prior = prior_of(tasks_two_[i])) sum += prior->log_density(at.two[i]);
    }
    return sum;
  }

  EmStep cycle(const std::vector<double>& values) {
    Point at = point(values);
    const auto weights = plane_weights(nodes_, at.correlation);
    const PlanePosteriors posteriors(packed_one_, packed_two_, patterns_.people, at.one, at.two,
                                     nodes_, weights);
    const PlaneExpectation expected = posteriors.expectation(options_.run);
    const double objective = expected.log_likelihood + log_prior(at);
    const std::size_t first = tasks_one_.size();
    options_.run(first + tasks_two_.size(), [&](std::size_t i) {
      const bool is_one = i < first;
      const std::size_t j = is_one ? i : i - first;
      Curve& curve = is_one ? at.one[j] : at.two[j];
      curve = most_likely_curve(curve, is_one ? expected.one[j] : expected.two[j], nodes_,
                                prior_of(is_one ? tasks_one_[j] : tasks_two_[j]));
    });
    double people = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t q = 0; q < nodes_.size(); ++q) {
      for (std::size_t r = 0; r < nodes_.size(); ++r) {
        const double n = expected.joint[q * nodes_.size() + r];
        people += n;
        xx += n * nodes_[q] * nodes_[q];
        yy += n * nodes_[r] * nodes_[r];
        xy += n * nodes_[q] * nodes_[r];
      }
    }
    at.correlation = std::clamp(most_likely_correlation(xx / people, yy / people, xy / people),
                                -correlation_most, correlation_most);
    return {objective, row(at)};
  }

  void finish(const Point& end, const EmRun& run, CorrelatedFit& fit) {
    const auto weights = plane_weights(nodes_, end.correlation);
    const PlanePosteriors posteriors(packed_one_, packed_two_, patterns_.people, end.one, end.two,
                                     nodes_, weights);
    const PlaneExpectation expected = posteriors.expectation(options_.run);
    for (ScaleFit* scale : {&fit.one, &fit.two}) {
      scale->log_likelihood = expected.log_likelihood;
      scale->cycles = run.cycles;
      scale->change = run.change;
      scale->end = run.end;
    }
    for (const Curve& curve : end.one) fit.one.items.push_back({model_of(curve), {}, {}});
    for (const Curve& curve : end.two) fit.two.items.push_back({model_of(curve), {}, {}});
    say_limits(end.one, tasks_one_, fit.one);
    say_limits(end.two, tasks_two_, fit.two);
    if (!options_.errors || run.end != EmEnd::converged) return;
    const ScaleOfPlane one{columns_one_.places, end.one, priors_of(tasks_one_)};
    const ScaleOfPlane two{columns_two_.places, end.two, priors_of(tasks_two_)};
    const auto information = plane_information(patterns_, one, two, end.correlation, nodes_,
                                               posteriors, expected, options_.run);
    const Covariance covariance = covariance_from(information.matrix);
    take_errors(end.one, information.one, covariance, fit.one);
    take_errors(end.two, information.two, covariance, fit.two);
    const std::size_t last = information.matrix.size - 1;
    fit.correlation_error = std::sqrt(covariance.of.at(last, last));
  }

  static std::vector<const ItemPrior*> priors_of(std::span<const ItemTask> tasks) {
    std::vector<const ItemPrior*> priors;
    for (const ItemTask& task : tasks) priors.push_back(prior_of(task));
    return priors;
  }

  const Patterns& patterns_;
  std::span<const ItemTask> tasks_one_, tasks_two_;
  const FitOptions& options_;
  FreeParameters free_one_, free_two_;
  std::size_t size_one_ = 0;
  std::vector<double> nodes_;
  Columns columns_one_, columns_two_;
  PackedAnswers packed_one_, packed_two_;
};

}  // namespace

double most_likely_correlation(double xx, double yy, double xy) {
  const auto value = [&](double r) { return ((r - xy) * r + (xx + yy - 1)) * r - xy; };
  // The polynomial is -|..| at -1 and +|..| at 1: (x + y)^2 and (x - y)^2 on average.
  double low = -1, high = 1;
  for (int turn = 0; turn < 80; ++turn) {
    const double middle = (low + high) / 2;
    (value(middle) > 0 ? high : low) = middle;
  }
  return (low + high) / 2;
}

CorrelatedFit fit_correlated(const Patterns& patterns, std::span<const ItemTask> one,
                             std::span<const ItemTask> two, const FitOptions& options) {
  return PlaneFit(patterns, one, two, options).run();
}

}  // namespace securebase::calibration

#include "securebase/calibration/scale_fit.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "securebase/calibration/observed_information.hpp"

namespace securebase::calibration {
namespace {

using measurement::ModelKind;

// The free parameters in one row, as the acceleration draws them on: the logarithm of each slope,
// the intercepts, then the mean of the people and the logarithm of their standard deviation.
class Free {
 public:
  explicit Free(std::span<const ItemTask> tasks) : tasks_(tasks) {
    spread_is_free_ = std::ranges::any_of(tasks, [](const ItemTask& task) { return task.fixed; });
  }
  [[nodiscard]] bool spread_is_free() const { return spread_is_free_; }

  [[nodiscard]] std::vector<double> row(std::span<const Curve> curves, Spread people) const {
    std::vector<double> values;
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
      if (tasks_[i].fixed) continue;
      values.push_back(std::log(curves[i].slope));
      values.insert(values.end(), curves[i].intercepts.begin(), curves[i].intercepts.end());
    }
    if (spread_is_free_) {
      values.push_back(people.mean);
      values.push_back(std::log(people.sd));
    }
    return values;
  }

  [[nodiscard]] std::vector<Curve> curves(std::span<const double> values) const {
    std::vector<Curve> curves;
    for (const ItemTask& task : tasks_) {
      Curve& curve = curves.emplace_back(task.start);
      if (task.fixed) continue;
      curve.slope = std::exp(values.front());
      values = values.subspan(1);
      std::copy_n(values.begin(), curve.intercepts.size(), curve.intercepts.begin());
      values = values.subspan(curve.intercepts.size());
    }
    return curves;
  }

  [[nodiscard]] Spread people(std::span<const double> values) const {
    if (!spread_is_free_) return {};
    return {values[values.size() - 2], std::exp(values.back())};
  }

  [[nodiscard]] bool allowed(std::span<const double> values, double range) const {
    for (const Curve& curve : curves(values)) {
      if (!(curve.slope >= least_slope && curve.slope <= most_slope)) return false;
      if (curve.kind == ModelKind::graded &&
          std::ranges::adjacent_find(curve.intercepts, std::less_equal<>()) !=
              curve.intercepts.end()) {
        return false;
      }
    }
    const Spread spread = people(values);
    return std::abs(spread.mean) < range && spread.sd > 0.05 && spread.sd < range;
  }

 private:
  std::span<const ItemTask> tasks_;
  bool spread_is_free_ = false;
};

const ItemPrior* prior_of(const ItemTask& task) {
  return task.prior && !task.fixed ? &*task.prior : nullptr;
}

class Fit {
 public:
  Fit(const Patterns& patterns, std::span<const ItemTask> tasks, const FitOptions& options)
      : patterns_(patterns),
        tasks_(tasks),
        options_(options),
        free_(tasks),
        nodes_(even_nodes(options.nodes, options.range)),
        columns_(columns_of(tasks)),
        answers_(patterns, columns_, categories_of(tasks)) {}

  ScaleFit run() {
    std::vector<Curve> start;
    for (const ItemTask& task : tasks_) start.push_back(task.start);
    const EmOptions em{options_.tolerance, options_.cycles_most,
                       [&](const auto& values) { return free_.allowed(values, options_.range); },
                       options_.go_on};
    const EmRun run =
        run_em(free_.row(start, {}), [&](const auto& values) { return cycle(values); }, em);
    ScaleFit fit;
    fit.people = free_.people(run.at);
    fit.cycles = run.cycles;
    fit.change = run.change;
    fit.end = run.end;
    const auto curves = free_.curves(run.at);
    for (const Curve& curve : curves) fit.items.push_back({model_of(curve), {}, {}});
    finish(curves, fit);
    return fit;
  }

 private:
  static std::vector<std::size_t> columns_of(std::span<const ItemTask> tasks) {
    std::vector<std::size_t> columns;
    for (const ItemTask& task : tasks) columns.push_back(task.column);
    return columns;
  }
  static std::vector<std::size_t> categories_of(std::span<const ItemTask> tasks) {
    std::vector<std::size_t> categories;
    for (const ItemTask& task : tasks) categories.push_back(task.categories);
    return categories;
  }

  [[nodiscard]] Posteriors posteriors(std::span<const Curve> curves, Spread people) const {
    const auto weights = normal_weights(nodes_, people);
    return {answers_, patterns_.people, curves, nodes_, weights};
  }

  EmStep cycle(const std::vector<double>& values) {
    std::vector<Curve> curves = free_.curves(values);
    const Spread people = free_.people(values);
    const Expectation expected = posteriors(curves, people).expectation(options_.run);
    double objective = expected.log_likelihood;
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
      const ItemPrior* prior = prior_of(tasks_[i]);
      if (prior != nullptr) objective += prior->log_density(curves[i]);
    }
    options_.run(tasks_.size(), [&](std::size_t i) {
      if (tasks_[i].fixed) return;
      curves[i] = most_likely_curve(curves[i], expected.items[i], nodes_, prior_of(tasks_[i]));
    });
    const Spread moved = free_.spread_is_free() ? spread_of(nodes_, expected.people) : people;
    return {objective, free_.row(curves, moved)};
  }

  // The likelihood of the answers where the run ended, and the standard errors there.
  void finish(const std::vector<Curve>& curves, ScaleFit& fit) {
    const Posteriors at = posteriors(curves, fit.people);
    const Expectation expected = at.expectation(options_.run);
    fit.log_likelihood = expected.log_likelihood;
    for (std::size_t i = 0; i < curves.size(); ++i) {
      if (tasks_[i].fixed) continue;
      if (curves[i].slope <= least_slope) {
        fit.items[i].trouble = "says nothing about this scale: its slope went to its lowest limit";
      } else if (curves[i].slope >= most_slope) {
        fit.items[i].trouble = "splits people at one point: its slope went to its highest limit";
      }
    }
    if (!options_.errors || fit.end != EmEnd::converged) return;
    std::vector<char> fixed;
    std::vector<const ItemPrior*> priors;
    for (const ItemTask& task : tasks_) {
      fixed.push_back(task.fixed ? 1 : 0);
      priors.push_back(prior_of(task));
    }
    const auto places = places_of(curves, fixed, free_.spread_is_free());
    const auto information = observed_information(
        {patterns_, columns_, curves, priors, fit.people, at, expected}, places, options_.run);
    take_errors(curves, places, covariance_from(information), fit);
  }

  static void take_errors(const std::vector<Curve>& curves, const ParameterPlaces& places,
                          const Covariance& covariance, ScaleFit& fit) {
    for (std::size_t i = 0; i < curves.size(); ++i) {
      const std::size_t place = places.items[i];
      if (place == not_estimated) continue;
      const bool settled = std::ranges::none_of(covariance.unsettled, [&](std::size_t p) {
        return p >= place && p < place + curves[i].parameters();
      });
      if (settled) {
        fit.items[i].standard_errors = item_errors(curves[i], covariance.of, place);
      } else if (fit.items[i].trouble.empty()) {
        fit.items[i].trouble =
            "these answers do not settle its parameters: the information matrix is not positive "
            "definite along them";
      }
    }
    if (places.spread == not_estimated) return;
    fit.mean_error = std::sqrt(covariance.of.at(places.spread, places.spread));
    fit.sd_error = std::sqrt(covariance.of.at(places.spread + 1, places.spread + 1));
  }

  const Patterns& patterns_;
  std::span<const ItemTask> tasks_;
  const FitOptions& options_;
  Free free_;
  std::vector<double> nodes_;
  std::vector<std::size_t> columns_;
  PackedAnswers answers_;
};

}  // namespace

ScaleFit fit_scale(const Patterns& patterns, std::span<const ItemTask> items,
                   const FitOptions& options) {
  assert(patterns.count() > 0 && items.size() >= 2);
  return Fit(patterns, items, options).run();
}

}  // namespace securebase::calibration

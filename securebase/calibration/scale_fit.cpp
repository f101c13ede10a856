#include "securebase/calibration/scale_fit.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "securebase/calibration/free_parameters.hpp"
#include "securebase/calibration/observed_information.hpp"

namespace securebase::calibration {
namespace {

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
    say_limits(curves, tasks_, fit);
    if (!options_.errors || fit.end != EmEnd::converged) return;
    std::vector<char> fixed;
    std::vector<const ItemPrior*> priors;
    for (const ItemTask& task : tasks_) {
      fixed.push_back(task.fixed ? 1 : 0);
      priors.push_back(prior_of(task));
    }
    const auto places = places_of(curves, fixed, free_.spread_is_free());
    const auto information = observed_information(
        {patterns_, columns_, curves, priors, fit.people, nodes_,
         [&](std::size_t first, std::size_t count, BlockRows& rows) {
           at.rows_of(first, count, rows);
         },
         expected.items, expected.people},
        places, options_.run);
    const Covariance covariance = covariance_from(information);
    take_errors(curves, places, covariance, fit);
    if (places.spread == not_estimated) return;
    fit.mean_error = std::sqrt(covariance.of.at(places.spread, places.spread));
    fit.sd_error = std::sqrt(covariance.of.at(places.spread + 1, places.spread + 1));
  }

  const Patterns& patterns_;
  std::span<const ItemTask> tasks_;
  const FitOptions& options_;
  FreeParameters free_;
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

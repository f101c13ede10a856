#include "securebase/cli/calibration_plan.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "securebase/calibration/starting_values.hpp"

namespace securebase::cli {
namespace {

using measurement::Instrument;
using measurement::ModelKind;
using Anchors = std::map<std::string, measurement::ItemModel>;

Problem unknown_item(const std::string& id, std::string_view option) {
  return {fmt::format("the instrument has no item {}", id), std::string(option),
          "Use the ids of the instrument's items, separated by commas."};
}

Anchors find_anchors(const Instrument& instrument, const PlanOptions& options,
                     std::vector<Problem>& problems) {
  Anchors anchors;
  for (const std::string& id : options.anchor_items) {
    if (const auto at = instrument.find_item(id)) {
      anchors[id] = instrument.items[*at].model;
    } else {
      problems.push_back(unknown_item(id, "--anchor-items"));
    }
  }
  for (const CalibratedItem& item : options.anchors) {
    const auto at = instrument.find_item(item.id);
    const auto model = item.item_model();
    if (!at) {
      problems.push_back(unknown_item(item.id, "--anchors"));
    } else if (!model || model->categories() != instrument.answers.size()) {
      problems.push_back({fmt::format("{} has not a threshold for each answer", item.id),
                          "--anchors", "Take this row out of the file of anchors."});
    } else {
      anchors[item.id] = *model;
    }
  }
  return anchors;
}

// Of the choices that were given: the intercepts of those in between are skipped by the graded
// model, and added up by partial credit, where each is a step.
std::vector<double> intercepts_of_used(const calibration::Curve& curve,
                                       const std::vector<std::size_t>& used) {
  std::vector<double> intercepts;
  for (std::size_t j = 1; j < used.size(); ++j) {
    double sum = curve.intercepts[used[j] - 1];
    if (curve.kind == ModelKind::partial_credit) {
      sum = std::reduce(curve.intercepts.begin() + static_cast<std::ptrdiff_t>(used[j - 1]),
                        curve.intercepts.begin() + static_cast<std::ptrdiff_t>(used[j]));
    }
    intercepts.push_back(sum);
  }
  return intercepts;
}

calibration::ItemPrior prior_for(const measurement::Item& item, const PlanOptions& options,
                                 const std::vector<std::size_t>& used) {
  calibration::ItemPrior prior{0, options.slope_prior_sd,
                               std::vector<double>(used.size() - 1, 0.0),
                               options.intercept_prior_sd};
  if (options.priors == PriorCentre::instrument) {
    const calibration::Curve curve = calibration::curve_of(item.model);
    prior.log_slope = std::log(curve.slope);
    prior.intercepts = intercepts_of_used(curve, used);
  }
  return prior;
}

class Planner {
 public:
  Planner(const Instrument& instrument, measurement::AnswerTable& table,
          const PlanOptions& options)
      : instrument_(instrument), table_(table), options_(options) {}

  Result<Plan> plan() {
    anchors_ = find_anchors(instrument_, options_, problems_);
    for (const std::string& id : options_.without) {
      if (!instrument_.find_item(id)) problems_.push_back(unknown_item(id, "--without"));
    }
    if (table_.people() == 0) {
      problems_.push_back({"no person is left to fit to", "the answers",
                           "Bring people who answered, or leave fewer of them out."});
    }
    if (!problems_.empty()) return failure(Errc::bad_input, std::move(problems_));
    Plan plan;
    for (std::size_t s = 0; s < instrument_.scales.size(); ++s) {
      if (auto scale = review(s)) plan.scales.push_back(std::move(*scale));
    }
    if (!problems_.empty()) return failure(Errc::bad_input, std::move(problems_));
    for (ScalePlan& scale : plan.scales) {
      calibration::join_unused(table_, scale.items, scale.review);
      for (const std::string& warning : scale.review.warnings) plan.warnings.push_back(warning);
      fill(scale, plan.warnings);
    }
    return plan;
  }

 private:
  std::optional<ScalePlan> review(std::size_t s) {
    ScalePlan scale{.scale = s, .columns = {}, .items = {}, .review = {}, .patterns = {}, .tasks = {}};
    bool helped = options_.priors != PriorCentre::none;
    for (std::size_t i = 0; i < instrument_.items.size(); ++i) {
      const measurement::Item& item = instrument_.items[i];
      if (item.scale != s || std::ranges::count(options_.without, item.id) > 0) continue;
      const bool fixed = anchors_.contains(item.id);
      helped = helped || fixed;
      scale.columns.push_back(i);
      scale.items.push_back({i, item.id, instrument_.answers.size(), fixed});
    }
    if (scale.columns.empty()) return std::nullopt;
    auto review = calibration::review_scale(table_, instrument_.scales[s].id, scale.items, helped);
    if (!review) {
      problems_.insert(problems_.end(), review.error().problems.begin(),
                       review.error().problems.end());
      return std::nullopt;
    }
    scale.review = std::move(*review);
    return scale;
  }

  void fill(ScalePlan& scale, std::vector<std::string>& warnings) const {
    scale.patterns = calibration::patterns_of(measurement::columns_of(table_, scale.columns));
    std::vector<std::size_t> places(scale.columns.size()), categories;
    std::iota(places.begin(), places.end(), 0);
    for (const auto& item : scale.review.items) categories.push_back(item.used.size());
    const auto summaries = calibration::summaries(scale.patterns, places, categories);
    for (const std::size_t at : places) {
      const measurement::Item& item = instrument_.items[scale.columns[at]];
      const auto& used = scale.review.items[at].used;
      calibration::ItemTask task{.column = at,
                                 .categories = used.size(),
                                 .start = {},
                                 .fixed = scale.items[at].fixed,
                                 .prior = {}};
      if (task.fixed) {
        task.start = calibration::curve_of(anchors_.at(item.id));
      } else {
        task.start = start_of(item, used, summaries[at]);
        if (options_.priors != PriorCentre::none) task.prior = prior_for(item, options_, used);
        if (summaries[at].with_rest < 0) {
          warnings.push_back(fmt::format(
              "{}: goes against the other items of its scale (correlation with the rest {:.2f}); "
              "look whether it is keyed the right way round",
              item.id, summaries[at].with_rest));
        }
      }
      scale.tasks.push_back(std::move(task));
    }
  }

  [[nodiscard]] calibration::Curve start_of(const measurement::Item& item,
                                            const std::vector<std::size_t>& used,
                                            const calibration::ItemSummary& summary) const {
    const auto stopped = std::ranges::find(options_.state, item.id, &CalibratedItem::id);
    if (stopped != options_.state.end() && stopped->model == options_.model) {
      measurement::ItemModel model{stopped->slope, {}, stopped->model};
      for (const auto& threshold : stopped->thresholds) {
        if (threshold) model.thresholds.push_back(*threshold);
      }
      if (model.categories() == used.size()) return calibration::curve_of(model);
    }
    return calibration::starting_curve(options_.model, summary);
  }

  const Instrument& instrument_;
  measurement::AnswerTable& table_;
  const PlanOptions& options_;
  Anchors anchors_;
  std::vector<Problem> problems_;
};

}  // namespace

Result<Plan> make_plan(const Instrument& instrument, measurement::AnswerTable& table,
                       const PlanOptions& options) {
  return Planner(instrument, table, options).plan();
}

CalibratedItem row_of(const Instrument& instrument, const ScalePlan& plan, std::size_t item,
                      const calibration::FittedItem& fitted) {
  const measurement::Item& source = instrument.items[plan.columns[item]];
  const auto& review = plan.review.items[item];
  CalibratedItem row{.id = source.id,
                     .scale = instrument.scales[plan.scale].id,
                     .reversed = source.reversed,
                     .model = fitted.model.kind,
                     .people = review.people,
                     .fixed = plan.tasks[item].fixed,
                     .slope = fitted.model.slope,
                     .thresholds = {},
                     .standard_errors = {}};
  row.thresholds.resize(plan.items[item].choices - 1);
  if (!fitted.standard_errors.empty()) {
    row.standard_errors.resize(plan.items[item].choices);
    row.standard_errors[0] = fitted.standard_errors[0];
  }
  for (std::size_t j = 1; j < review.used.size(); ++j) {
    row.thresholds[review.used[j] - 1] = fitted.model.thresholds[j - 1];
    if (!fitted.standard_errors.empty()) {
      row.standard_errors[review.used[j]] = fitted.standard_errors[j];
    }
  }
  return row;
}

}  // namespace securebase::cli

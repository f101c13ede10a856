#include "securebase/cli/fit_findings.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <utility>

#include "securebase/calibration/fit/scale_curves.hpp"

namespace securebase::cli {
namespace {

using measurement::AnswerTable;
using measurement::ItemModel;

bool can_be_a_model(const ItemModel& model) {
  return std::isfinite(model.slope) && model.slope > 0 && !model.thresholds.empty() &&
         std::ranges::all_of(model.thresholds, [](double b) { return std::isfinite(b); }) &&
         (model.kind != measurement::ModelKind::graded ||
          std::ranges::adjacent_find(model.thresholds, std::greater_equal<>()) ==
              model.thresholds.end());
}

void check_scale(const ReportInput& input, const FittedScale& fitted,
                 std::vector<Problem>& problems) {
  const auto& scale = input.instrument->scales[fitted.scale];
  const std::string where = fmt::format("scale {}", scale.id);
  if (fitted.columns.empty() || fitted.columns.size() != fitted.models.size()) {
    problems.push_back({"the items and the parameters are not equally many", where,
                        "Give one response model for each item of the scale."});
    return;
  }
  if (!(fitted.sd > 0) || !std::isfinite(fitted.sd) || !std::isfinite(fitted.mean)) {
    problems.push_back(
        {"the spread of the people is no positive number", where, "Fit the parameters again."});
  }
  for (std::size_t i = 0; i < fitted.columns.size(); ++i) {
    const auto& item = input.instrument->items[fitted.columns[i]];
    if (!can_be_a_model(fitted.models[i])) {
      problems.push_back({"the slope must be above 0 and the thresholds must ascend",
                          fmt::format("{}, item {}", where, item.id), "Fit the parameters again."});
      continue;
    }
    const auto categories = static_cast<int>(fitted.models[i].categories());
    for (std::size_t p = 0; p < input.answers->people(); ++p) {
      if (input.answers->person(p)[fitted.columns[i]] < categories) continue;
      problems.push_back(
          {fmt::format("an answer lies above the {} that its parameters know", categories),
           fmt::format("{}, item {}", where, item.id),
           "Use parameters for as many answers as the instrument has."});
      break;
    }
  }
}

std::vector<Problem> check(const ReportInput& input) {
  std::vector<Problem> problems;
  if (input.answers->people() < 2) {
    problems.push_back({fmt::format("{} people have answered", input.answers->people()), "answers",
                        "Fit can be judged from two people on, and well from some hundreds."});
  }
  for (const FittedScale& fitted : input.scales) check_scale(input, fitted, problems);
  if (!input.groups) return problems;
  const auto& groups = *input.groups;
  if (groups.labels.size() < 2) {
    problems.push_back({fmt::format("{} groups have people enough", groups.labels.size()),
                        fmt::format("column {}", groups.column),
                        "Name a column that holds two groups or more."});
  }
  if (groups.group_of.size() != input.answers->people()) {
    problems.push_back({"groups and people are not equally many",
                        fmt::format("column {}", groups.column), "Name a group for each person."});
  }
  return problems;
}

ScaleFindings find_scale(const ReportInput& input, const FittedScale& fitted) {
  const auto& scale = input.instrument->scales[fitted.scale];
  const auto say = [&](std::string_view what) {
    if (input.progress) input.progress(fmt::format("{}: {}", scale.id, what));
  };
  ScaleFindings found;
  found.fitted = &fitted;
  found.id = scale.id;
  found.title = scale.title;
  for (const std::size_t column : fitted.columns) {
    found.items.push_back(&input.instrument->items[column]);
  }
  found.models = calibration::standardised(fitted.models, fitted.mean, fitted.sd);
  const AnswerTable answers = measurement::columns_of(*input.answers, fitted.columns);
  say("reliability");
  found.reliability = calibration::reliability(found.models, answers);
  say("item fit");
  found.item_fits = calibration::item_fit(found.models, answers, {1.0, fitted.fitted_here});
  say("residual correlations");
  found.residuals = calibration::residual_correlation(found.models, answers, input.run);
  say("fit of the scale");
  found.fit = calibration::limited_information_fit(found.models, answers, found.no_fit_because);
  if (input.groups) {
    say("differential item functioning");
    found.dif = calibration::differential_functioning(found.models, answers, input.groups->group_of,
                                                      input.groups->labels.size(), {}, input.run);
  }
  return found;
}

}  // namespace

Result<std::vector<ScaleFindings>> find_fit(const ReportInput& input) {
  auto problems = check(input);
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  std::vector<ScaleFindings> findings;
  for (const FittedScale& fitted : input.scales) findings.push_back(find_scale(input, fitted));
  return findings;
}

}  // namespace securebase::cli

#include "securebase/cli/calibration_run.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "securebase/calibration/correlated_fit.hpp"

namespace securebase::cli {
namespace {

using calibration::EmEnd;

std::string name_of(const measurement::Instrument& instrument, const ScalePlan& scale) {
  return instrument.scales[scale.scale].id;
}

calibration::FitOptions watched(const CalibrationOptions& options, const std::string& what) {
  calibration::FitOptions fit = options.fit;
  fit.go_on = [&options, what](int cycle, double log_likelihood, double change) {
    if (options.show) {
      options.show(fmt::format("{}: cycle {}, log-likelihood {:.2f}, largest change {:.1e}", what,
                               cycle, log_likelihood, change));
    }
    return !(options.stopped && options.stopped());
  };
  return fit;
}

EmEnd worse(EmEnd one, EmEnd two) {
  if (one == EmEnd::stopped || two == EmEnd::stopped) return EmEnd::stopped;
  return one == EmEnd::cycles_spent ? one : two;
}

void fit_separately(const measurement::Instrument& instrument, const CalibrationOptions& options,
                    CalibrationOutcome& outcome) {
  for (const ScalePlan& scale : outcome.plan.scales) {
    if (options.stopped && options.stopped()) {
      outcome.end = EmEnd::stopped;
      return;
    }
    const auto fit = watched(options, name_of(instrument, scale));
    outcome.fits.push_back(calibration::fit_scale(scale.patterns, scale.tasks, fit));
    outcome.end = worse(outcome.end, outcome.fits.back().end);
  }
}

// Two scales at once need the patterns of both together.
void fit_together(const measurement::Instrument& instrument, const CalibrationOptions& options,
                  CalibrationOutcome& outcome) {
  const ScalePlan &one = outcome.plan.scales[0], &two = outcome.plan.scales[1];
  std::vector<std::size_t> columns = one.columns;
  columns.insert(columns.end(), two.columns.begin(), two.columns.end());
  const auto patterns =
      calibration::patterns_of(measurement::columns_of(outcome.answers.table, columns));
  std::vector<calibration::ItemTask> tasks_two = two.tasks;
  for (auto& task : tasks_two) task.column += one.columns.size();
  const auto what = name_of(instrument, one) + " and " + name_of(instrument, two);
  auto fit = calibration::fit_correlated(patterns, one.tasks, tasks_two, watched(options, what));
  outcome.correlation = Correlation{fit.correlation, fit.correlation_error};
  outcome.end = fit.one.end;
  outcome.fits.push_back(std::move(fit.one));
  outcome.fits.push_back(std::move(fit.two));
}

// What cannot be fitted together is refused before anything is fitted.
std::vector<Problem> against_together(const Plan& plan) {
  std::vector<Problem> problems;
  if (plan.scales.size() != 2) {
    problems.push_back({fmt::format("{} scales are to be fitted", plan.scales.size()),
                        "--dimensions correlated", "It takes two scales: fit others separately."});
  }
  for (const ScalePlan& scale : plan.scales) {
    if (std::ranges::any_of(scale.tasks, [](const auto& task) { return task.fixed; })) {
      problems.push_back({"some items are fixed", "--dimensions correlated",
                          "Fit with anchors one scale at a time: --dimensions separate."});
      break;
    }
  }
  return problems;
}

std::string_view told(EmEnd end) {
  switch (end) {
    case EmEnd::converged: return "converged";
    case EmEnd::cycles_spent: return "NOT converged";
    case EmEnd::stopped: return "stopped before it converged";
  }
  return "";
}

std::string fit_line(const std::string& what, const calibration::ScaleFit& fit) {
  return fmt::format("{}: log-likelihood {:.3f}, {} cycles, {}, largest change {:.1e}\n", what,
                     fit.log_likelihood, fit.cycles, told(fit.end), fit.change);
}

}  // namespace

Result<CalibrationOutcome> calibrate_file(const measurement::Instrument& instrument,
                                          const CalibrationOptions& options) {
  auto answers = read_answers(instrument, options.answers);
  if (!answers) return tl::unexpected<Error>(std::move(answers.error()));
  CalibrationOutcome outcome;
  outcome.answers = std::move(*answers);
  auto plan = make_plan(instrument, outcome.answers.table, options.plan);
  if (!plan) return tl::unexpected<Error>(std::move(plan.error()));
  outcome.plan = std::move(*plan);
  if (options.correlated) {
    auto problems = against_together(outcome.plan);
    if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
    fit_together(instrument, options, outcome);
  } else {
    fit_separately(instrument, options, outcome);
  }
  for (std::size_t s = 0; s < outcome.fits.size(); ++s) {
    const ScalePlan& scale = outcome.plan.scales[s];
    for (std::size_t i = 0; i < scale.tasks.size(); ++i) {
      const calibration::FittedItem& item = outcome.fits[s].items[i];
      outcome.items.push_back(row_of(instrument, scale, i, item));
      if (!item.trouble.empty()) {
        outcome.plan.warnings.push_back(outcome.items.back().id + ": " + item.trouble);
      }
    }
  }
  std::ranges::stable_sort(outcome.items, {}, [&](const CalibratedItem& item) {
    return instrument.find_item(item.id).value_or(0);
  });
  return outcome;
}

std::string calibration_summary(const measurement::Instrument& instrument,
                                const CalibrationOutcome& outcome, double seconds) {
  const AnswersRead& answers = outcome.answers;
  const long used =
      answers.people - answers.incomplete - answers.straight_lines - answers.empty;
  std::string text = fmt::format(
      "people: {} in the file, {} used; left out: {} with an answer missing, {} with one answer "
      "throughout, {} without any\n",
      answers.people, used, answers.incomplete, answers.straight_lines, answers.empty);
  for (std::size_t s = 0; s < outcome.fits.size(); ++s) {
    const ScalePlan& scale = outcome.plan.scales[s];
    const calibration::ScaleFit& fit = outcome.fits[s];
    if (!outcome.correlation || s == 0) {
      std::string what = name_of(instrument, scale);
      if (outcome.correlation) what += " and " + name_of(instrument, outcome.plan.scales[1]);
      text += fit_line(what, fit);
    }
    if (fit.people.mean != 0 || fit.people.sd != 1) {
      const auto within = [](double error) {
        return error > 0 ? fmt::format(" (standard error {:.4f})", error) : std::string();
      };
      text += fmt::format("{}: people have mean {:.4f}{} and standard deviation {:.4f}{} in the "
                          "metric of the fixed items\n",
                          name_of(instrument, scale), fit.people.mean, within(fit.mean_error),
                          fit.people.sd, within(fit.sd_error));
    }
  }
  if (outcome.correlation) {
    text += fmt::format("latent correlation: {:.4f}", outcome.correlation->value);
    if (outcome.correlation->standard_error > 0) {
      text += fmt::format(" (standard error {:.4f})", outcome.correlation->standard_error);
    }
    text += '\n';
  }
  return text + fmt::format("time: {:.2f} s\n", seconds);
}

}  // namespace securebase::cli

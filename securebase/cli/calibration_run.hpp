// From a file of answers to fitted items.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/cli/answer_file.hpp"
#include "securebase/cli/calibration_plan.hpp"

namespace securebase::cli {

struct CalibrationOptions {
  AnswerTableOptions answers;
  PlanOptions plan;
  bool correlated = false;  // two scales together with their latent correlation
  calibration::FitOptions fit;
  std::function<void(std::string_view)> show;  // how far it is; may be empty
  std::function<bool()> stopped;               // whether a person asked to stop; may be empty
};

struct Correlation {
  double value = 0;
  double standard_error = 0;  // 0 where none was asked for or none could be had
};

struct CalibrationOutcome {
  AnswersRead answers;  // without the table of answers when that was not kept
  Plan plan;
  std::vector<calibration::ScaleFit> fits;  // one for each scale of the plan that was reached
  std::optional<Correlation> correlation;   // then the scales share one log-likelihood
  std::vector<CalibratedItem> items;        // in the order of the instrument
  calibration::EmEnd end = calibration::EmEnd::converged;
};

// Errors: bad_input.
[[nodiscard]] Result<CalibrationOutcome> calibrate_file(const measurement::Instrument& instrument,
                                                        const CalibrationOptions& options);

// The lines on people, likelihood, cycles and time that end the output.
[[nodiscard]] std::string calibration_summary(const measurement::Instrument& instrument,
                                              const CalibrationOutcome& outcome, double seconds);

}  // namespace securebase::cli

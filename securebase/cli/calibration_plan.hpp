// What is to be fitted: the items of each scale with their starting values, priors and anchors,
// after everything that cannot be fitted was refused.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "securebase/calibration/answer_review.hpp"
#include "securebase/calibration/patterns.hpp"
#include "securebase/calibration/scale_fit.hpp"
#include "securebase/cli/calibration_file.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::cli {

// Where the priors of the items are centred. `weak`: log slope normal about 0, intercepts about 0.
// `instrument`: about the instrument's own parameters.
enum class PriorCentre : std::uint8_t { none, weak, instrument };

struct PlanOptions {
  measurement::ModelKind model = measurement::ModelKind::graded;
  PriorCentre priors = PriorCentre::none;
  double slope_prior_sd = 0.5;  // of the logarithm
  double intercept_prior_sd = 3.0;
  std::vector<std::string> anchor_items;  // fixed at the instrument's parameters
  std::vector<CalibratedItem> anchors;    // fixed at these
  std::vector<std::string> without;       // left out of the fit
  std::vector<CalibratedItem> state;      // where an earlier run stopped
};

struct ScalePlan {
  std::size_t scale = 0;             // of the instrument
  std::vector<std::size_t> columns;  // of its items in the instrument
  std::vector<calibration::ReviewedItem> items;
  calibration::ScaleReview review;
  calibration::Patterns patterns;
  std::vector<calibration::ItemTask> tasks;  // one for each column, of `patterns`
};

struct Plan {
  std::vector<ScalePlan> scales;
  std::vector<std::string> warnings;
};

// Unused answers are joined in `table`. Errors: bad_input.
[[nodiscard]] Result<Plan> make_plan(const measurement::Instrument& instrument,
                                     measurement::AnswerTable& table, const PlanOptions& options);

// The fitted item as a row, with the thresholds of joined answers left out.
[[nodiscard]] CalibratedItem row_of(const measurement::Instrument& instrument,
                                    const ScalePlan& plan, std::size_t item,
                                    const calibration::FittedItem& fitted);

}  // namespace securebase::cli

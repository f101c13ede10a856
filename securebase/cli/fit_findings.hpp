// All that a fit report tells of one scale, computed once for its tables, text and pictures.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "securebase/calibration/fit/differential_functioning.hpp"
#include "securebase/calibration/fit/item_fit.hpp"
#include "securebase/calibration/fit/limited_information.hpp"
#include "securebase/calibration/fit/reliability.hpp"
#include "securebase/calibration/fit/residual_correlation.hpp"
#include "securebase/cli/fit_report.hpp"

namespace securebase::cli {

struct ScaleFindings {
  const FittedScale* fitted = nullptr;
  std::string id, title;
  std::vector<const measurement::Item*> items;
  std::vector<measurement::ItemModel> models;  // where the people are standard normal
  calibration::Reliability reliability;
  calibration::ItemFits item_fits;
  calibration::ResidualCorrelation residuals;
  std::optional<calibration::ScaleFit> fit;
  std::string no_fit_because;
  std::optional<calibration::DifResult> dif;
};

// Errors: bad_input, with every way in which answers, parameters and groups do not go together.
[[nodiscard]] Result<std::vector<ScaleFindings>> find_fit(const ReportInput& input);

}  // namespace securebase::cli

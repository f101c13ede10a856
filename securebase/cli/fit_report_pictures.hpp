// The pictures of a fit report.
#pragma once

#include <string>
#include <vector>

#include "securebase/cli/fit_findings.hpp"

namespace securebase::cli {

struct Picture {
  std::string file;     // its name in the folder
  std::string caption;  // what it shows and how to read it, for the report and as description
  std::string svg;
};

// In the order of the report: category curves, information of the items, information and
// standard error of the scale, expected score, residual correlations.
[[nodiscard]] std::vector<Picture> pictures_of(const ScaleFindings& scale, int lowest_answer);

}  // namespace securebase::cli

// The fit report in words: what each figure means, what is good and what is not.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "securebase/cli/fit_findings.hpp"
#include "securebase/cli/fit_report_pictures.hpp"

namespace securebase::cli {

// Markdown. `pictures` are those of each scale, in the order of the findings.
[[nodiscard]] std::string fit_report_text(const ReportInput& input,
                                          std::span<const ScaleFindings> findings,
                                          std::span<const std::vector<Picture>> pictures);

}  // namespace securebase::cli

// The findings of a fit report as CSV, one line for each scale, item or pair.
#pragma once

#include <span>
#include <string>

#include "securebase/cli/fit_findings.hpp"

namespace securebase::cli {

[[nodiscard]] std::string fit_csv(std::span<const ScaleFindings> findings);
[[nodiscard]] std::string items_csv(std::span<const ScaleFindings> findings);
[[nodiscard]] std::string q3_csv(std::span<const ScaleFindings> findings);
[[nodiscard]] std::string dif_csv(std::span<const ScaleFindings> findings,
                                  const PeopleGroups& groups);

}  // namespace securebase::cli

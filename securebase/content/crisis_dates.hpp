// Numbers change, and a wrong one costs what cannot be made good: each is looked at again every 90
// days. Which day it is comes from the caller, so that the rule holds on every day alike.
#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

#include "securebase/base/result.hpp"

namespace securebase::content {

inline constexpr std::chrono::days crisis_check_every{90};

struct CrisisDates {
  std::vector<Problem> overdue;  // last looked at more than 90 days before today
  std::vector<Problem> ahead;    // a day after today
};

// Of each number of safety/crisis-lines.yaml, emergency numbers included. A file that cannot be read
// has none: `check` tells that.
[[nodiscard]] CrisisDates crisis_dates(const std::filesystem::path& content_dir,
                                       std::chrono::sys_days today);

}  // namespace securebase::content

// Days in files: written YYYY-MM-DD, of the Gregorian calendar.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "securebase/content/reading.hpp"

namespace securebase::content {

// Nothing: the text is no day.
[[nodiscard]] std::optional<std::chrono::sys_days> day_of(std::string_view text);

// The field must be there and be a day on which somebody may have worked on the file.
void keep_date(const Reading& around, std::string_view field);

}  // namespace securebase::content

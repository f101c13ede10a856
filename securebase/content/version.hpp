// Versions of content: three whole numbers, such as 1.0.0.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace securebase::content {

// Comparable from left to right; nothing when the text is no version.
[[nodiscard]] std::optional<std::array<int, 3>> parse_version(std::string_view text);

}  // namespace securebase::content

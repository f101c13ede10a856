// Whether bytes are UTF-8 text that a person can read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace securebase::content {

struct BadByte {
  std::string what;
  int line = 1;
  int column = 1;  // in bytes, 1-based
};

// The first byte that is no UTF-8 (RFC 3629) or a control character other than tab and line ends.
[[nodiscard]] std::optional<BadByte> first_unreadable(std::string_view text);

}  // namespace securebase::content

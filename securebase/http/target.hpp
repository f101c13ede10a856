// The address in a request line, taken apart.
#pragma once

#include <string>
#include <string_view>

#include "securebase/base/result.hpp"

namespace securebase::http {

struct Target {
  std::string path;   // percent-decoded, begins with '/'; "*" for OPTIONS *
  std::string query;  // as sent, without '?'
};

// Accepts "/path?query", "http://host/path?query" and "*" (RFC 9112, 3.2).
[[nodiscard]] Result<Target> split_target(std::string_view target);

}  // namespace securebase::http

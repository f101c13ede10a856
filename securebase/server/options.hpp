// What `securebase serve` was asked to do: the command line, then the environment, then defaults.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "securebase/base/result.hpp"

namespace securebase::server {

struct ServeOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
  std::filesystem::path data = "data";
  std::filesystem::path web = "web/build";
  std::filesystem::path content = "content";
  unsigned threads = 0;  // 0: one a core, at most 8
};

// The value of an environment variable, or null.
using Environment = std::function<const char*(const char* name)>;

// --port 8080 or --port=8080; SECUREBASE_PORT and so on where the option is absent.
// Errors: bad_input with every problem.
[[nodiscard]] Result<ServeOptions> read_options(std::span<const std::string_view> arguments,
                                                const Environment& environment);

}  // namespace securebase::server

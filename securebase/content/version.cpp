#include "securebase/content/version.hpp"

#include <charconv>
#include <system_error>

namespace securebase::content {

std::optional<std::array<int, 3>> parse_version(std::string_view text) {
  std::array<int, 3> version{};
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (std::size_t part = 0; part < version.size(); ++part) {
    if (part > 0) {
      if (at == end || *at != '.') return std::nullopt;
      ++at;
    }
    if (at == end || *at < '0' || *at > '9') return std::nullopt;
    const auto [next, error] = std::from_chars(at, end, version[part]);
    if (error != std::errc()) return std::nullopt;
    at = next;
  }
  if (at != end) return std::nullopt;
  return version;
}

}  // namespace securebase::content

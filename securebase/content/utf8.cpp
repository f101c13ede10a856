#include "securebase/content/utf8.hpp"

#include <fmt/core.h>

#include <cstddef>

namespace securebase::content {
namespace {

// Bytes of the well-formed sequence at `at`, or 0. RFC 3629, section 4.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  const unsigned second = byte(1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (first == 0xE0 && second < 0xA0) return 0;  // written longer than it need be
    if (first == 0xED && second > 0x9F) return 0;  // surrogates
    return tail(1) && tail(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (first == 0xF0 && second < 0x90) return 0;
    if (first == 0xF4 && second > 0x8F) return 0;  // beyond U+10FFFF
    return tail(1) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<BadByte> first_unreadable(std::string_view text) {
  int line = 1;
  std::size_t line_start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const int column = static_cast<int>(at - line_start) + 1;
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return BadByte{"The bytes here are not UTF-8", line, column};
    const bool control =
        (first < 0x20 && first != '\t' && first != '\n' && first != '\r') || first == 0x7F;
    if (control) {
      return BadByte{fmt::format("A control character (0x{:02x}) stands here", first), line,
                     column};
    }
    at += length;
    if (first == '\n') {
      ++line;
      line_start = at;
    }
  }
  return std::nullopt;
}

}  // namespace securebase::content

#include "securebase/care/characters.hpp"

#include <algorithm>

namespace securebase::care {

std::size_t space_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if (byte(at) != 0 && (byte(at) <= 0x20 || byte(at) == 0x7f)) return 1;
  if (byte(at) == 0xc2 && byte(at + 1) == 0xa0) return 2;
  if (byte(at) == 0xe2 && byte(at + 1) == 0x80 && byte(at + 2) >= 0x80 && byte(at + 2) <= 0x8f) {
    return 3;
  }
  if (byte(at) == 0xe3 && byte(at + 1) == 0x80 && byte(at + 2) == 0x80) return 3;
  return 0;
}

bool blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = space_at(text, at);
    if (space == 0) return false;
    at += space;
  }
  return true;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

}  // namespace securebase::care

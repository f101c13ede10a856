#include "securebase/http/message.hpp"

#include <algorithm>

namespace securebase::http {

bool same_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view Request::header(std::string_view name) const {
  for (const HeaderField& field : headers) {
    if (same_ignoring_case(field.name, name)) return field.value;
  }
  return {};
}

}  // namespace securebase::http

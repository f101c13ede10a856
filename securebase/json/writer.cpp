#include "securebase/json/writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace securebase::json {

void Writer::separate() {
  if (comma_) out_.push_back(',');
  comma_ = true;
}

Writer& Writer::open(char bracket) {
  separate();
  out_.push_back(bracket);
  comma_ = false;
  return *this;
}

Writer& Writer::close(char bracket) {
  out_.push_back(bracket);
  comma_ = true;
  return *this;
}

void Writer::quote(std::string_view value) {
  static constexpr std::string_view digits = "0123456789abcdef";
  out_.push_back('"');
  for (std::size_t from = 0; from < value.size();) {
    std::size_t to = from;  // a run that needs no escape is copied at once
    while (to < value.size() && static_cast<unsigned char>(value[to]) >= 0x20 &&
           value[to] != '"' && value[to] != '\\') {
      ++to;
    }
    out_.append(value, from, to - from);
    if (to == value.size()) break;
    const auto c = static_cast<unsigned char>(value[to]);
    if (c == '"' || c == '\\') {
      out_.push_back('\\');
      out_.push_back(value[to]);
    } else {
      out_.append("\\u00").append({digits[c >> 4], digits[c & 15]});
    }
    from = to + 1;
  }
  out_.push_back('"');
}

Writer& Writer::key(std::string_view name) {
  separate();
  quote(name);
  out_.push_back(':');
  comma_ = false;
  return *this;
}

Writer& Writer::text(std::string_view value) {
  separate();
  quote(value);
  return *this;
}

Writer& Writer::number(double value) {
  separate();
  std::array<char, 40> digits;
  char* const begin = digits.data();
  char* const last = begin + digits.size();
  // From 2^53 on the digits of a whole number would say more than the number knows.
  const bool huge = std::abs(value) >= 9007199254740992.0;
  const auto end = huge ? std::to_chars(begin, last, value, std::chars_format::scientific).ptr
                        : std::to_chars(begin, last, value).ptr;
  out_.append(begin, end);
  return *this;
}

Writer& Writer::whole(long long value) {
  separate();
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
  return *this;
}

Writer& Writer::raw(std::string_view json) {
  separate();
  out_.append(json);
  return *this;
}

}  // namespace securebase::json

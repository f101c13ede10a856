#include "securebase/cli/evidence/cell_number.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace securebase::cli {

std::string_view trimmed_cell(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<double> cell_number(std::string_view text, DecimalMark mark) {
  text = trimmed_cell(text);
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  std::string plain(text);
  if (mark != DecimalMark::point) {
    if (std::ranges::count(plain, ',') > 1) return std::nullopt;
    const std::size_t comma = plain.find(',');
    if (comma != std::string::npos) {
      if (plain.find('.') != std::string::npos) return std::nullopt;
      plain[comma] = '.';
    } else if (mark == DecimalMark::comma && plain.find('.') != std::string::npos) {
      return std::nullopt;
    }
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

char separator_of(std::string_view first_line) {
  long commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (const char c : first_line) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    commas += c == ',';
    semicolons += c == ';';
    tabs += c == '\t';
  }
  if (semicolons > commas && semicolons >= tabs) return ';';
  return tabs > commas ? '\t' : ',';
}

std::string counted(std::size_t count, std::string_view one) {
  return std::to_string(count) + ' ' + std::string(one) + (count == 1 ? "" : "s");
}

}  // namespace securebase::cli

#include "securebase/content/dates.hpp"

#include <fmt/core.h>

#include <array>
#include <charconv>

namespace securebase::content {
namespace {

// Without a clock: before these years nobody worked on this file, after them it is a slip.
constexpr int first_year = 2020;
constexpr int last_year = 2099;

bool digits(std::string_view text, int& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && text.front() != '-';
}

// A day of the Gregorian calendar written YYYY-MM-DD.
bool is_day(std::string_view text, int& year) {
  int month = 0, day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text.substr(0, 4), year) ||
      !digits(text.substr(5, 2), month) || !digits(text.substr(8, 2), day)) {
    return false;
  }
  if (month < 1 || month > 12) return false;
  std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0) days[1] = 29;
  return day >= 1 && day <= days.at(static_cast<std::size_t>(month) - 1);
}

}  // namespace

void keep_date(const Reading& around, std::string_view field) {
  const auto at = around.need(field);
  const auto text = at ? at->as_text() : std::nullopt;
  if (!text) return;
  int year = 0;
  if (!is_day(*text, year)) {
    at->problem(fmt::format("'{}' is no day of the calendar", *text),
                "Write the day as year-month-day, such as 2026-11-21.");
  } else if (year < first_year || year > last_year) {
    at->problem(fmt::format("{} cannot be when somebody worked on this", *text),
                "Write the day on which it was written, or compared with its sources.");
  }
}

}  // namespace securebase::content

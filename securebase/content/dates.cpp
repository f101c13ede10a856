#include "securebase/content/dates.hpp"

#include <fmt/core.h>

#include <charconv>

namespace securebase::content {
namespace {

// Without a clock: before these years nobody worked on this file, after them it is a slip.
constexpr std::chrono::year first_year{2020};
constexpr std::chrono::year last_year{2099};

bool digits(std::string_view text, int& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && text.front() != '-';
}

}  // namespace

std::optional<std::chrono::sys_days> day_of(std::string_view text) {
  int year = 0, month = 0, day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text.substr(0, 4), year) ||
      !digits(text.substr(5, 2), month) || !digits(text.substr(8, 2), day)) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

void keep_date(const Reading& around, std::string_view field) {
  const auto at = around.need(field);
  const auto text = at ? at->as_text() : std::nullopt;
  if (!text) return;
  const auto day = day_of(*text);
  const auto year = day ? std::chrono::year_month_day(*day).year() : std::chrono::year(0);
  if (!day) {
    at->problem(fmt::format("'{}' is no day of the calendar", *text),
                "Write the day as year-month-day, such as 2026-11-21.");
  } else if (year < first_year || year > last_year) {
    at->problem(fmt::format("{} cannot be when somebody worked on this", *text),
                "Write the day on which it was written, or compared with its sources.");
  }
}

}  // namespace securebase::content

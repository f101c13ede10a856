#include "securebase/practice/computed.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <numeric>

namespace securebase::practice {
namespace {

using How = Computation::How;

std::optional<double> number_at(const Lookup& lookup, std::string_view field) {
  const Answer* answer = lookup(field);
  const double* number = answer ? std::get_if<double>(answer) : nullptr;
  return number ? std::optional(*number) : std::nullopt;
}

std::optional<double> together(How how, const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  switch (how) {
    case How::sum: return sum;
    case How::mean: return sum / static_cast<double>(values.size());
    case How::max: return *std::ranges::max_element(values);
    default: return *std::ranges::min_element(values);
  }
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return {};
  return value;
}

std::optional<double> minutes_between(const Computation& computation, const Lookup& lookup) {
  std::optional<double> at[2];
  bool of_a_day = false;
  for (std::size_t i = 0; i < 2; ++i) {
    const Answer* answer = lookup(computation.of[i]);
    const auto* text = answer ? std::get_if<std::string>(answer) : nullptr;
    if (!text) return std::nullopt;
    at[i] = minutes_of(*text);
    of_a_day = text->size() == 5;
    if (!at[i]) return std::nullopt;
  }
  const double minutes = *at[1] - *at[0];
  return of_a_day && minutes < 0 ? minutes + 24 * 60 : minutes;  // it went past midnight
}

}  // namespace

std::optional<double> minutes_of(std::string_view time) {
  double days = 0;
  if (time.size() == 16 && time[4] == '-' && time[7] == '-' && time[10] == 'T') {
    const auto year = digits(time.substr(0, 4)), month = digits(time.substr(5, 2)),
               day = digits(time.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    days = static_cast<double>(std::chrono::sys_days(date).time_since_epoch().count());
    time.remove_prefix(11);
  }
  if (time.size() != 5 || time[2] != ':') return std::nullopt;
  const auto hour = digits(time.substr(0, 2)), minute = digits(time.substr(3, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return days * 24 * 60 + *hour * 60 + *minute;
}

std::optional<double> work_out(
    const Computation& computation, const Lookup& lookup,
    const std::function<Lookup(std::string_view, const Row&)>& in_row) {
  if (computation.how == How::minutes_between) return minutes_between(computation, lookup);
  if (computation.how == How::difference) {
    const auto first = number_at(lookup, computation.of[0]);
    const auto second = number_at(lookup, computation.of[1]);
    return first && second ? std::optional(*first - *second) : std::nullopt;
  }
  if (computation.how == How::count || computation.how == How::share) {
    const Answer* answer = lookup(computation.of[0]);
    if (!answer) return std::nullopt;
    if (const auto* chosen = std::get_if<std::vector<std::string>>(answer)) {
      return static_cast<double>(chosen->size());
    }
    const auto* rows = std::get_if<std::vector<Row>>(answer);
    if (!rows) return std::nullopt;
    const auto counts = std::ranges::count_if(*rows, [&](const Row& row) {
      return !computation.where || holds(*computation.where, in_row(computation.of[0], row));
    });
    const auto counted = static_cast<double>(counts);
    if (computation.how == How::count) return counted;
    return 100 * counted / static_cast<double>(rows->size());
  }
  std::vector<double> values;
  if (computation.in.empty()) {
    for (const std::string& field : computation.of) {
      if (const auto value = number_at(lookup, field)) values.push_back(*value);
    }
  } else if (const Answer* answer = lookup(computation.in)) {
    const auto* rows = std::get_if<std::vector<Row>>(answer);
    if (!rows) return std::nullopt;
    for (const Row& row : *rows) {
      const Lookup inside = in_row(computation.in, row);
      for (const std::string& field : computation.of) {
        if (const auto value = number_at(inside, field)) values.push_back(*value);
      }
    }
  }
  if (computation.top > 0 && values.size() > static_cast<std::size_t>(computation.top)) {
    std::ranges::sort(values, std::greater<>());
    values.resize(static_cast<std::size_t>(computation.top));
  }
  return together(computation.how, values);
}

}  // namespace securebase::practice

#include "securebase/cli/answer_columns.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>

#include "securebase/measurement/scale_scorer.hpp"

namespace securebase::cli {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// A whole number; "3.0" counts as 3, because other programs write whole numbers so.
std::optional<int> whole_number(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos) {
    if (text.find_first_not_of('0', point + 1) != std::string_view::npos) return std::nullopt;
    text = text.substr(0, point);
  }
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string shortened(std::string_view text) {
  constexpr std::size_t most = 40;
  if (text.size() <= most) return std::string(text);
  std::size_t cut = most;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return std::string(text.substr(0, cut)) + "...";
}

}  // namespace

Result<AnswerColumns> AnswerColumns::find(const measurement::Instrument& instrument,
                                          const std::vector<std::string_view>& header,
                                          std::vector<std::string> missing,
                                          const std::string& where) {
  AnswerColumns columns;
  columns.instrument_ = &instrument;
  columns.width_ = header.size();
  columns.missing_ = std::move(missing);
  if (header.size() == 1 && header[0].find_first_of("\t;") != std::string_view::npos) {
    return failure(Errc::bad_input, {"the first line holds no comma", where,
                                     "Separate the columns by commas, not by tabs or semicolons."});
  }
  std::vector<Problem> problems;
  for (const measurement::Item& item : instrument.items) {
    const auto same = [&](std::string_view name) { return trimmed(name) == item.id; };
    const auto found = std::ranges::find_if(header, same);
    if (found == header.end()) {
      problems.push_back({fmt::format("there is no column {}", item.id), where,
                          fmt::format("Name the column that holds the answers to this item {} in "
                                      "the first line.",
                                      item.id)});
    } else if (std::ranges::count_if(header, same) > 1) {
      problems.push_back({fmt::format("two columns are called {}", item.id), where,
                          "Keep one of them, or give the other a different name."});
    }
    columns.column_.push_back(static_cast<std::size_t>(found - header.begin()));
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return columns;
}

bool AnswerColumns::is_missing(std::string_view cell) const {
  if (cell.empty() || cell == "NA") return true;
  return std::ranges::find(missing_, cell) != missing_.end();
}

Problem AnswerColumns::bad_cell(std::string_view cell, std::size_t item,
                                const std::string& where) const {
  const std::string place =
      fmt::format("{} column {} ({})", where, column_[item] + 1, instrument_->items[item].id);
  const int lowest = instrument_->lowest_answer(), highest = instrument_->highest_answer();
  const auto number = whole_number(cell);
  if (!number) {
    return {fmt::format("'{}' is not a whole number", shortened(cell)), place,
            fmt::format("Write an answer from {} to {}, or leave the cell empty.", lowest, highest)};
  }
  return {fmt::format("{} is not an answer from {} to {}", *number, lowest, highest), place,
          fmt::format("Correct it, or add --missing {} if it stands for 'not answered'.", *number)};
}

void AnswerColumns::read(const std::vector<std::string_view>& fields, const std::string& where,
                         std::span<std::int8_t> answers, std::vector<Problem>& problems) const {
  if (fields.size() != width_) {
    problems.push_back({fmt::format("this line has {} fields, the first line has {}",
                                    fields.size(), width_),
                        where, "Check for a missing or extra comma."});
    return;
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string_view cell = trimmed(fields[column_[i]]);
    answers[i] = measurement::no_answer;
    if (is_missing(cell)) continue;
    const auto number = whole_number(cell);
    const auto category =
        number ? instrument_->category(instrument_->items[i], *number) : std::nullopt;
    if (category) {
      answers[i] = static_cast<std::int8_t>(*category);
    } else {
      problems.push_back(bad_cell(cell, i, where));
    }
  }
}

}  // namespace securebase::cli

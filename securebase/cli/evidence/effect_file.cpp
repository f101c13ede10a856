#include "securebase/cli/evidence/effect_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <memory>

#include "securebase/cli/csv_reader.hpp"
#include "securebase/cli/evidence/design_words.hpp"

namespace securebase::cli {
namespace {

constexpr std::size_t problems_most = 50;
constexpr double lopsided_above = 0.05;  // of the length of an interval; rounding does less
constexpr std::size_t none = static_cast<std::size_t>(-1);
using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

char separator_in(std::FILE* file) {
  std::array<char, 1 << 16> piece;
  const std::size_t got = std::fread(piece.data(), 1, piece.size(), file);
  std::rewind(file);
  return separator_of({piece.data(), got});
}

// Finds columns by name, and remembers what is wrong with the names.
class Header {
 public:
  Header(const std::vector<std::string_view>& names, std::string where)
      : names_(names.begin(), names.end()), where_(std::move(where)) {
    for (std::string& name : names_) name = std::string(trimmed_cell(name));
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] bool holds_once(std::string_view name) const {
    return std::ranges::count(names_, name) == 1;
  }
  // The place of a column that must be there once.
  std::size_t place(const std::string& name) {
    const auto found = std::ranges::find(names_, name);
    if (found == names_.end()) {
      problem(fmt::format("there is no column {}", name),
              "Name a column of the first line, with its capital letters.");
      return none;
    }
    if (std::ranges::count(names_, name) > 1) {
      problem(fmt::format("two columns are called {}", name),
              "Keep one of them, or give the other a different name.");
    }
    return static_cast<std::size_t>(found - names_.begin());
  }
  std::size_t place_if_named(const std::string& name) { return name.empty() ? none : place(name); }
  [[nodiscard]] std::vector<Problem>& problems() { return problems_; }
  void problem(std::string what, std::string mend) {
    const Problem made{std::move(what), where_, std::move(mend)};
    if (std::ranges::find(problems_, made) == problems_.end()) problems_.push_back(made);
  }

 private:
  std::vector<std::string> names_;
  std::string where_;
  std::vector<Problem> problems_;
};

struct Places {
  std::vector<std::size_t> cells;  // in the order of the roles
  std::size_t label = none, study = none, subgroup = none, before_after = none, design = none;
  std::vector<std::pair<std::size_t, std::string>> only;
};

std::string first_of(const Header& header, std::span<const std::string_view> names) {
  const auto found =
      std::ranges::find_if(names, [&](auto name) { return header.holds_once(name); });
  return found == names.end() ? std::string() : std::string(*found);
}

class EffectReader {
 public:
  EffectReader(const EffectFileOptions& options, CsvReader& csv, EffectTable& table)
      : options_(options), csv_(csv), table_(table) {
    mark_ =
        options.decimal.value_or(table.separator == ',' ? DecimalMark::point : DecimalMark::either);
  }

  Result<bool> read_header() {
    std::vector<std::string_view> fields;
    const auto more = csv_.next(fields);
    if (!more) return tl::unexpected<Error>(more.error());
    if (!*more || (fields.size() == 1 && trimmed_cell(fields[0]).empty())) {
      return failure(Errc::bad_input, {"the first line is empty", options_.file + ":1",
                                       "Its first line names the columns."});
    }
    Header header(fields, csv_.where());
    width_ = fields.size();
    auto columns = find_effect_columns(options_.columns, header.names(), csv_.where());
    if (columns) {
      table_.columns = std::move(*columns);
      for (const std::string& name : table_.columns.names) {
        places_.cells.push_back(header.place(name));
      }
    } else {
      header.problems() = columns.error().problems;
    }
    find_others(header);
    if (!header.problems().empty()) return failure(Errc::bad_input, header.problems());
    names_ = header.names();
    return true;
  }

  // All rows; what is wrong is gathered.
  Result<bool> read_rows() {
    std::vector<std::string_view> fields;
    while (problems_.size() < problems_most) {
      const auto more = csv_.next(fields);
      if (!more) {
        problems_.insert(problems_.end(), more.error().problems.begin(),
                         more.error().problems.end());
        break;
      }
      if (!*more) break;
      if (fields.size() == 1 && trimmed_cell(fields[0]).empty()) continue;
      read_row(fields);
    }
    if (problems_.empty()) check_marks();
    if (problems_.empty() && table_.rows.size() < 2) too_few();
    if (!problems_.empty()) return failure(Errc::bad_input, std::move(problems_));
    settle_design();
    return true;
  }

 private:
  void find_others(Header& header) {
    static constexpr std::array<std::string_view, 8> labels{"label",  "slab",  "study", "author",
                                                            "Author", "Study", "trial", "name"};
    static constexpr std::array<std::string_view, 5> before{"before_after", "before-after",
                                                            "pre_post", "prepost", "pre-post"};
    table_.label_column = options_.label.empty() ? first_of(header, labels) : options_.label;
    if (table_.label_column.empty()) table_.label_column = options_.study;
    places_.label = header.place_if_named(table_.label_column);
    places_.study = header.place_if_named(options_.study);
    places_.subgroup = header.place_if_named(options_.subgroup);
    for (const auto& [name, value] : options_.only) {
      places_.only.emplace_back(header.place(name), value);
    }
    std::string yes_no = options_.before_after, design = options_.design;
    if (yes_no.empty() && design.empty()) {
      yes_no = first_of(header, before);
      // Used only if a word in it means before-after; see settle_design.
      if (yes_no.empty() && header.holds_once("design")) design = "design";
    }
    places_.before_after = header.place_if_named(yes_no);
    places_.design = header.place_if_named(design);
    table_.design_column = yes_no.empty() ? design : yes_no;
  }

  [[nodiscard]] bool is_missing(std::string_view cell) const {
    return cell.empty() || cell == "NA" ||
           std::ranges::find(options_.missing, cell) != options_.missing.end();
  }
  [[nodiscard]] std::string place_of(std::size_t column) const {
    return fmt::format("{} column {} ({})", csv_.where(), column + 1, names_[column]);
  }
  void problem(std::size_t column, std::string what, std::string mend) {
    problems_.push_back({std::move(what), place_of(column), std::move(mend)});
  }

  void read_row(const std::vector<std::string_view>& fields) {
    if (fields.size() != width_) {
      problems_.push_back(
          {fmt::format("this line has {} fields, the first line has {}", fields.size(), width_),
           csv_.where(), "Check for a missing or extra separator."});
      return;
    }
    ++records_;
    for (const auto& [column, value] : places_.only) {
      if (trimmed_cell(fields[column]) == value) continue;
      ++table_.not_wanted;
      return;
    }
    std::vector<double> cells;
    bool missing = false, wrong = false;
    for (const std::size_t column : places_.cells) {
      const std::string_view cell = trimmed_cell(fields[column]);
      if (is_missing(cell)) {
        missing = true;
        continue;
      }
      const auto number = cell_number(cell, mark_);
      if (number) {
        note_mark(cell, column);
        cells.push_back(*number);
        continue;
      }
      wrong = true;
      const bool comma = mark_ == DecimalMark::point && cell_number(cell, DecimalMark::comma);
      problem(column, fmt::format("'{}' is not a number", shortened(cell)),
              comma ? "Add --decimal-comma if commas are decimal marks here."
                    : "Write a number, or leave the cell empty.");
    }
    if (missing && !wrong) table_.without_effect.push_back(csv_.line());
    if (!missing && !wrong) make_row(fields, cells);
  }

  void make_row(const std::vector<std::string_view>& fields, std::span<const double> cells) {
    MadeEffect made = make_effect(table_.columns, cells, options_.rules);
    for (CellProblem& bad : made.problems) {
      problem(places_.cells[bad.role], std::move(bad.what), std::move(bad.mend));
    }
    EffectRow row;
    row.line = csv_.line();
    const auto word = [&](std::size_t column) {
      return column == none ? std::string() : std::string(trimmed_cell(fields[column]));
    };
    row.study = word(places_.study);
    if (places_.study != none && is_missing(row.study)) {
      problem(places_.study, "the study is missing",
              "Name the study: without it nobody knows which effects belong together.");
    }
    row.subgroup = word(places_.subgroup);
    if (is_missing(row.subgroup) && places_.subgroup != none) row.subgroup = "(not stated)";
    row.label = word(places_.label);
    if (is_missing(row.label)) row.label = fmt::format("line {}", row.line);
    read_design(fields, row);
    if (!made.effect) return;
    row.effect = *made.effect;
    if (options_.reverse) row.effect.value = -row.effect.value;
    table_.zero_corrected += made.zero_corrected;
    if (table_.columns.roles == CellRoles::effect_low_high && !options_.rules.ratio) {
      const double middle = 0.5 * (cells[1] + cells[2]);
      table_.lopsided += std::abs(middle - cells[0]) > lopsided_above * (cells[2] - cells[1]);
    }
    table_.rows.push_back(std::move(row));
  }

  void read_design(const std::vector<std::string_view>& fields, EffectRow& row) {
    if (places_.before_after != none) {
      const std::string_view cell = trimmed_cell(fields[places_.before_after]);
      const auto answer = yes_or_no(cell);
      if (!answer) {
        problem(
            places_.before_after,
            fmt::format("'{}' does not say whether this effect is before-after", shortened(cell)),
            "Write yes for before-after and no for between groups.");
      }
      row.before_after = answer.value_or(false);
    } else if (places_.design != none) {
      row.design = std::string(trimmed_cell(fields[places_.design]));
      row.before_after = means_before_after(row.design);
      if (is_missing(row.design) && !options_.design.empty()) {
        problem(places_.design, "the design is missing",
                "Name it: before-after effects are never pooled with others.");
      }
    }
  }

  void note_mark(std::string_view cell, std::size_t column) {
    if (cell.find(',') != std::string_view::npos && first_comma_.empty()) {
      first_comma_ = place_of(column);
    }
    if (cell.find('.') != std::string_view::npos && first_point_.empty()) {
      first_point_ = place_of(column);
    }
  }

  void check_marks() {
    table_.decimal_comma = !first_comma_.empty();
    if (first_comma_.empty() || first_point_.empty()) return;
    problems_.push_back(
        {fmt::format("a decimal comma here, and a decimal point in {}", first_point_), first_comma_,
         "Write all numbers with one mark, so that none is read for another."});
  }

  void too_few() {
    std::string left_out;
    if (!table_.without_effect.empty()) {
      left_out =
          fmt::format("; a cell is missing in {}", counted(table_.without_effect.size(), "row"));
    }
    if (table_.not_wanted > 0) {
      left_out += fmt::format("; --only leaves out {}", counted(table_.not_wanted, "row"));
    }
    problems_.push_back({fmt::format("{} in {}{}", counted(table_.rows.size(), "effect"),
                                     counted(records_, "row"), left_out),
                         options_.file, "Two effects or more can be pooled."});
  }

  // A column called design that nobody named counts only if it tells before-after effects.
  void settle_design() {
    if (!options_.design.empty() || places_.design == none) return;
    if (std::ranges::any_of(table_.rows, &EffectRow::before_after)) return;
    table_.design_column.clear();
    for (EffectRow& row : table_.rows) row.design.clear();
  }

  const EffectFileOptions& options_;
  CsvReader& csv_;
  EffectTable& table_;
  DecimalMark mark_;
  std::size_t width_ = 0, records_ = 0;
  Places places_;
  std::vector<std::string> names_;
  std::vector<Problem> problems_;
  std::string first_comma_, first_point_;  // places of the first decimal marks
};

}  // namespace

Result<EffectTable> read_effects(const EffectFileOptions& options) {
  const File file(std::fopen(options.file.c_str(), "rb"), &std::fclose);
  if (!file) {
    return failure(Errc::bad_input, {fmt::format("cannot be opened: {}", std::strerror(errno)),
                                     options.file, "Check the name and the folder."});
  }
  EffectTable table;
  table.separator = options.separator != 0 ? options.separator : separator_in(file.get());
  CsvReader csv(file.get(), options.file, table.separator);
  EffectReader reader(options, csv, table);
  if (const auto header = reader.read_header(); !header) {
    return tl::unexpected<Error>(header.error());
  }
  if (const auto rows = reader.read_rows(); !rows) return tl::unexpected<Error>(rows.error());
  return table;
}

}  // namespace securebase::cli

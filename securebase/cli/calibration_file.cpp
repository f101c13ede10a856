#include "securebase/cli/calibration_file.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <memory>

#include "securebase/cli/csv_reader.hpp"

namespace securebase::cli {
namespace {

using measurement::ModelKind;

std::string cell(const std::optional<double>& value) {
  return value ? fmt::format("{}", *value) : "NA";  // the shortest digits that read back the same
}

std::string_view word_of(ModelKind kind) {
  return kind == ModelKind::graded ? "graded" : "partial-credit";
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

// One row by the names of its columns.
class Row {
 public:
  Row(const std::vector<std::string>& names, const std::vector<std::string_view>& cells,
      std::string where, std::vector<Problem>& problems)
      : names_(names), cells_(cells), where_(std::move(where)), problems_(problems) {}

  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const {
    const auto at = std::ranges::find(names_, name);
    if (at == names_.end()) return std::nullopt;
    const auto place = static_cast<std::size_t>(at - names_.begin());
    return place < cells_.size() ? cells_[place] : std::string_view();
  }
  [[nodiscard]] std::string_view text(std::string_view name) const {
    return find(name).value_or(std::string_view());
  }
  // NA and an empty cell are nothing; other words are a problem.
  std::optional<double> number(std::string_view name) {
    const std::string_view written = text(name);
    if (written.empty() || written == "NA") return std::nullopt;
    const auto value = number_in(written);
    if (!value) problem(fmt::format("'{}' in column {} is no number", written, name));
    return value;
  }
  void problem(std::string what) {
    problems_.push_back({std::move(what), where_, "Use a file that `securebase calibrate` wrote."});
  }

 private:
  const std::vector<std::string>& names_;
  const std::vector<std::string_view>& cells_;
  std::string where_;
  std::vector<Problem>& problems_;
};

CalibratedItem read_item(Row row, std::size_t thresholds) {
  CalibratedItem item;
  item.id = row.text("item");
  item.scale = row.text("scale");
  item.reversed = row.text("reversed") == "1";
  item.fixed = row.text("fixed") == "1";
  if (item.id.empty()) row.problem("the item has no name");
  if (row.text("model") == "partial-credit") {
    item.model = ModelKind::partial_credit;
  } else if (row.text("model") != "graded") {
    row.problem(fmt::format("'{}' is no model", row.text("model")));
  }
  const auto slope = row.number("a");
  if (!slope || !(*slope > 0)) row.problem("the slope a is not above 0");
  item.slope = slope.value_or(1);
  item.people = static_cast<long>(row.number("people").value_or(0));
  for (std::size_t b = 1; b <= thresholds; ++b) {
    item.thresholds.push_back(row.number(fmt::format("b{}", b)));
  }
  // A shorter item leaves its last cells empty, which is not the same as a threshold that is NA.
  while (!item.thresholds.empty() && !item.thresholds.back() &&
         row.text(fmt::format("b{}", item.thresholds.size())).empty()) {
    item.thresholds.pop_back();
  }
  if (item.thresholds.empty()) row.problem("there is no threshold");
  std::optional<double> before;
  for (const auto& threshold : item.thresholds) {
    if (before && threshold && item.model == ModelKind::graded && *threshold <= *before) {
      row.problem("the thresholds do not ascend");
      break;
    }
    if (threshold) before = threshold;
  }
  return item;
}

}  // namespace

std::optional<measurement::ItemModel> CalibratedItem::item_model() const {
  measurement::ItemModel fitted{slope, {}, model};
  for (const auto& threshold : thresholds) {
    if (!threshold) return std::nullopt;
    fitted.thresholds.push_back(*threshold);
  }
  return fitted;
}

std::string calibration_table(const std::vector<CalibratedItem>& items) {
  std::size_t most = 1;
  for (const CalibratedItem& item : items) most = std::max(most, item.thresholds.size());
  std::string text = "item,scale,reversed,model,people,fixed,a";
  for (std::size_t b = 1; b <= most; ++b) text += fmt::format(",b{}", b);
  text += ",se_a";
  for (std::size_t b = 1; b <= most; ++b) text += fmt::format(",se_b{}", b);
  text += '\n';
  for (const CalibratedItem& item : items) {
    text += fmt::format("{},{},{},{},{},{},{}", item.id, item.scale, item.reversed ? 1 : 0,
                        word_of(item.model), item.people, item.fixed ? 1 : 0, item.slope);
    for (std::size_t b = 0; b < most; ++b) {
      text += ',';
      if (b < item.thresholds.size()) text += cell(item.thresholds[b]);
    }
    for (std::size_t b = 0; b <= most; ++b) {
      text += ',';
      if (b > item.thresholds.size()) continue;
      text += b < item.standard_errors.size() ? cell(item.standard_errors[b]) : "NA";
    }
    text += '\n';
  }
  return text;
}

Result<std::vector<CalibratedItem>> read_calibration(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(path.c_str(), "rb"),
                                                               &std::fclose);
  if (!stream) {
    return failure(Errc::bad_input, {fmt::format("cannot be opened: {}", std::strerror(errno)),
                                     path, "Check the name and the folder."});
  }
  CsvReader reader(stream.get(), path);
  std::vector<std::string_view> cells;
  std::vector<std::string> names;
  std::vector<Problem> problems;
  std::vector<CalibratedItem> items;
  std::size_t thresholds = 0;
  while (true) {
    const auto more = reader.next(cells);
    if (!more) return tl::unexpected<Error>(more.error());
    if (!*more) break;
    if (cells.size() == 1 && cells[0].empty()) continue;
    if (names.empty()) {
      names.assign(cells.begin(), cells.end());
      while (std::ranges::find(names, fmt::format("b{}", thresholds + 1)) != names.end()) {
        ++thresholds;
      }
      continue;
    }
    items.push_back(read_item(Row(names, cells, reader.where(), problems), thresholds));
    const auto same = [&](const CalibratedItem& item) { return item.id == items.back().id; };
    if (std::ranges::count_if(items, same) > 1) {
      problems.push_back({fmt::format("{} is there twice", items.back().id), reader.where(),
                          "Keep one of the rows."});
    }
  }
  if (items.empty() && problems.empty()) {
    problems.push_back({"the file holds no item", path, "Use a file that `calibrate` wrote."});
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return items;
}

}  // namespace securebase::cli

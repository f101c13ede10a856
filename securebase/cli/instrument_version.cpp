#include "securebase/cli/instrument_version.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <sstream>
#include <tuple>

namespace securebase::cli {
namespace {

using Version = std::tuple<int, int, int>;

std::optional<Version> version_in(std::string_view text) {
  int a = 0, b = 0, c = 0, end = 0;
  const std::string copy(text);
  if (std::sscanf(copy.c_str(), "%d.%d.%d%n", &a, &b, &c, &end) != 3) return std::nullopt;
  if (end != static_cast<int>(copy.size()) || a < 0 || b < 0 || c < 0) return std::nullopt;
  return Version{a, b, c};
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::size_t indent_of(std::string_view line) {
  const auto first = line.find_first_not_of(' ');
  return first == std::string_view::npos ? line.size() : first;
}

std::optional<std::string> value_of(std::string_view line, std::string_view key) {
  const std::string start = fmt::format("{}: ", key);
  if (!line.starts_with(start)) return std::nullopt;
  return std::string(line.substr(start.size()));
}

std::string parameters_of(const CalibratedItem& item, std::size_t indent) {
  std::string thresholds;
  for (const auto& threshold : item.thresholds) {
    thresholds += fmt::format("{}{:.6f}", thresholds.empty() ? "" : ", ", threshold.value_or(0));
  }
  const std::string space(indent, ' ');
  return fmt::format("{0}parameters:\n{0}  slope: {1:.6f}\n{0}  thresholds: [{2}]\n", space,
                     item.slope, thresholds);
}

// What the format of instruments cannot hold.
void look_at(const CalibratedItem& item, std::vector<Problem>& problems) {
  constexpr double slope_most = 10, threshold_most = 10;
  const auto model = item.item_model();
  if (!model) {
    problems.push_back({"a threshold was not estimated, because nobody gave an answer", item.id,
                        "Bring answers of more people."});
    return;
  }
  if (model->kind != measurement::ModelKind::graded) {
    problems.push_back({"it was fitted by partial credit", item.id,
                        "Instruments hold parameters of the graded model: fit with --model graded."});
  }
  const bool far = std::ranges::any_of(model->thresholds, [](double threshold) {
    return !(threshold >= -threshold_most && threshold <= threshold_most);
  });
  if (!(model->slope <= slope_most) || far) {
    problems.push_back({"its slope is above 10 or a threshold beyond -10 to 10", item.id,
                        "Bring answers of more people, or fit with --priors."});
  }
}

class Rewriting {
 public:
  Rewriting(const std::vector<CalibratedItem>& items, const NewVersion& version,
            std::vector<Problem>& problems)
      : items_(items), version_(version), problems_(problems) {}

  std::string text(const std::vector<std::string>& lines) {
    std::string out;
    bool in_items = false;
    for (std::size_t l = 0; l < lines.size(); ++l) {
      const std::string& line = lines[l];
      const bool top = !line.empty() && line[0] != ' ' && line[0] != '#';
      if (top) in_items = line == "items:";
      if (top && (line.starts_with("version:") || line.starts_with("status:"))) {
        out += line[0] == 'v' ? fmt::format("version: {}\n", version_.version)
                              : fmt::format("status: Own answers; parameters fitted to {} people\n",
                                            version_.people);
        while (l + 1 < lines.size() && lines[l + 1].starts_with(" ")) ++l;  // a folded value
        continue;
      }
      if (!in_items) {
        out += line + '\n';
        continue;
      }
      const std::size_t indent = indent_of(line);
      const std::string_view rest = std::string_view(line).substr(indent);
      if (const auto id = value_of(rest, "- id")) begin_item(*id, indent + 2);
      if (item_ != nullptr && indent == key_indent_ &&
          (rest.starts_with("like:") || rest.starts_with("parameters:"))) {
        out += parameters_of(*item_, indent);
        item_ = nullptr;
        while (l + 1 < lines.size() && !lines[l + 1].empty() && indent_of(lines[l + 1]) > indent) {
          ++l;
        }
        continue;
      }
      out += line + '\n';
    }
    return out;
  }

 private:
  void begin_item(const std::string& id, std::size_t key_indent) {
    const auto found = std::ranges::find(items_, id, &CalibratedItem::id);
    key_indent_ = key_indent;
    item_ = found == items_.end() ? nullptr : &*found;
    if (item_ == nullptr) {
      problems_.push_back({"it was not fitted", id, "Fit every item of the instrument."});
    } else {
      look_at(*item_, problems_);
    }
  }

  const std::vector<CalibratedItem>& items_;
  const NewVersion& version_;
  std::vector<Problem>& problems_;
  const CalibratedItem* item_ = nullptr;  // whose parameters are still to be written
  std::size_t key_indent_ = 0;
};

}  // namespace

Result<std::string> with_parameters(std::string_view text,
                                    const std::vector<CalibratedItem>& items,
                                    const NewVersion& version) {
  const auto lines = lines_of(text);
  std::vector<Problem> problems;
  const auto to = version_in(version.version);
  for (const std::string& line : lines) {
    const auto value = value_of(line, "version");
    if (!value) continue;
    const auto from = version_in(*value);
    if (!to || (from && *to <= *from)) {
      problems.push_back({fmt::format("'{}' is not above the version {}", version.version, *value),
                          "--new-version", "A released version never changes: give a higher one."});
    }
    break;
  }
  std::string changed = Rewriting(items, version, problems).text(lines);
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return changed;
}

Result<std::string> instrument_text(const std::filesystem::path& content,
                                    const measurement::Instrument& instrument) {
  const std::filesystem::path folder = content / "instruments";
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream file(entry.path());
    std::ostringstream text;
    text << file.rdbuf();
    const auto lines = lines_of(text.str());
    const auto has = [&](const std::string& line) {
      return std::ranges::find(lines, line) != lines.end();
    };
    if (has("id: " + instrument.id) && has("version: " + instrument.version)) return text.str();
  }
  return failure(Errc::bad_input,
                 {fmt::format("no file holds {} {}", instrument.id, instrument.version),
                  folder.string(), "Look whether --content names the right folder."});
}

}  // namespace securebase::cli

#include "securebase/content/evidence_rules.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>

#include "securebase/content/choice.hpp"
#include "securebase/content/texts.hpp"
#include "securebase/therapy/way.hpp"

namespace securebase::content {
namespace {

constexpr std::array<std::string_view, 6> designs{"between_groups", "before_after", "correlation",
                                                  "observation",    "review",       "none"};
// Measures that are ratios lie above 0, with no effect at 1.
constexpr std::array<std::string_view, 3> ratios{"RR", "OR", "HR"};

std::optional<double> number_if_given(const Reading& around, std::string_view field) {
  const auto at = around.find(field);
  return at ? at->as_number() : std::nullopt;
}

void keep_figure(const Reading& figure) {
  const std::string metric = figure.text("metric");
  const auto value = number_if_given(figure, "value");
  const auto low = number_if_given(figure, "low"), high = number_if_given(figure, "high");
  (void)figure.need("value");
  if (!value) return;
  const double upper = number_if_given(figure, "value_to").value_or(*value);
  if (low.has_value() != high.has_value()) {
    figure.problem("An interval has two ends", "Give both 'low' and 'high', or neither.");
  } else if (low && (*low > *value || std::max(*value, upper) > *high)) {
    figure.problem(
        fmt::format("The interval {} to {} does not hold its estimate {}", *low, *high, *value),
        "Compare it with the source; leave the interval out if the source itself is wrong.");
  }
  if (upper < *value) {
    figure.problem(fmt::format("{} to {} is no range", *value, upper),
                   "Write the smaller number as 'value' and the larger as 'value_to'.");
  }
  const bool is_ratio = std::ranges::find(ratios, metric) != ratios.end();
  if (is_ratio && (*value <= 0 || (low && *low <= 0))) {
    figure.problem(fmt::format("A ratio of {} cannot be", *value), "A ratio lies above 0.");
  }
  if (metric == "r" && (*value < -1 || upper > 1)) {
    figure.problem(fmt::format("A correlation of {} cannot be", *value),
                   "A correlation lies between -1 and 1.");
  }
}

// What a number says of itself goes before what its row says.
void keep_own_words(const Reading& figure, const Reading& row) {
  if (const auto design = figure.find("design")) (void)place_in(*design, designs);
  const auto favours = figure.find("favours");
  if (!favours) return;
  const std::vector<std::string> ways = texts_if_given(row, "ways");
  (void)place_in(*favours, std::vector<std::string_view>(ways.begin(), ways.end()));
}

void keep_source(const Reading& row) {
  const auto source = row.need("source");
  const auto text = source ? source->as_text() : std::nullopt;
  if (text && text->find_first_not_of(" -") == std::string::npos) {
    source->problem("This row has no source", "Say who found it, when and where it stands.");
  }
}

void keep_row(const Reading& row, const std::vector<std::string>& ways) {
  const std::vector<std::string_view> way_ids(ways.begin(), ways.end());
  for (const Reading& way : row.list("ways")) {
    if (!ways.empty()) (void)place_in(way, way_ids);
  }
  if (const auto design = row.need("design")) (void)place_in(*design, designs);
  const auto shown = row.need("shown");
  const bool may_show = shown && shown->as_boolean().value_or(false);
  const std::vector<Reading> figures = row.list("figures");
  for (const Reading& figure : figures) {
    keep_figure(figure);
    keep_own_words(figure, row);
  }
  if (!may_show && !figures.empty()) {
    shown->problem("A row that is not shown has figures",
                   "Take the figures out, and say why in words.");
  }
  keep_source(row);
  (void)row.text("words");
}

}  // namespace

EvidenceRows keep_evidence_rules(const Reading& root, const std::vector<std::string>& ways) {
  keep_version(root);
  keep_plain(root);
  if (const auto labels = root.need("labels")) {
    for (const std::string_view label : therapy::evidence_label_ids) (void)labels->text(label);
  }
  if (const auto texts = root.need("designs")) {
    for (const std::string_view design : designs) (void)texts->text(design);
  }
  EvidenceRows told;
  const std::vector<Reading> rows = root.list("rows");
  for (const Reading& row : rows) {
    const std::string id = row.text("id");
    if (!id.empty()) told.emplace(id, texts_if_given(row, "ways"));
    keep_row(row, ways);
  }
  keep_ids_once(rows, "row");
  for (const Reading& row : rows) {
    for (const Reading& other : list_if_given(row, "conflicts_with")) {
      const auto id = other.as_text();
      if (id && !told.contains(*id)) {
        other.problem(fmt::format("'{}' is no row of this table", *id), "Name another id.");
      }
    }
  }
  return told;
}

}  // namespace securebase::content

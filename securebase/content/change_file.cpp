#include "securebase/content/change_file.hpp"

#include <fmt/core.h>

#include <array>
#include <optional>
#include <string_view>

#include "securebase/content/texts.hpp"

namespace securebase::content {
namespace {

using attachment::ChangeTexts;
using measurement::Change;
using measurement::Estimate;

constexpr std::array<std::string_view, 2> dimension_ids{"anxiety", "avoidance"};
constexpr std::array<std::string_view, 4> outcome_ids{"gain", "gain_across_line", "loss",
                                                      "not_certain"};

std::optional<Estimate> read_estimate(const Reading& at, std::string_view dimension) {
  const auto both = at.need(dimension);
  if (!both) return std::nullopt;
  const auto value = both->need("value"), error = both->need("standard_error");
  const auto theta = value ? value->as_number() : std::nullopt;
  const auto spread = error ? error->as_number() : std::nullopt;
  if (!theta || !spread) return std::nullopt;
  if (*spread > 0 && *spread <= 1) return Estimate{*theta, *spread};
  error->problem(fmt::format("The standard error {} is not above 0 and at most 1", *spread),
                 "An estimate under a standard normal prior has one between 0 and 1.");
  return std::nullopt;
}

void compare(const Reading& expect, std::string_view field, std::string_view got) {
  const auto at = expect.need(field);
  const auto wanted = at ? at->as_text() : std::nullopt;
  if (!wanted || *wanted == got) return;
  at->problem(fmt::format("The example expects '{}' and the engine says '{}'", *wanted, got),
              "Find out which is right: compute the example apart from this program.");
}

bool read_days(const Reading& example, double& days) {
  const auto at = example.need("days");
  const auto number = at ? at->as_number() : std::nullopt;
  if (!number) return false;
  days = *number;
  if (days >= 0) return true;
  at->problem("The days are below 0", "Write how many days lie between the two maps.");
  return false;
}

bool run_example(const Reading& example) {
  const auto earlier = example.need("earlier"), later = example.need("later");
  const auto expect = example.need("expect");
  double days = 0;
  if (!read_days(example, days) || !earlier || !later || !expect) return false;
  std::array<Change, 2> changes;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto before = read_estimate(*earlier, dimension_ids[i]);
    const auto after = read_estimate(*later, dimension_ids[i]);
    if (!before || !after) return false;
    changes[i] = measurement::change_between(*before, *after, days);
    compare(*expect, dimension_ids[i], attachment::id(attachment::telling(changes[i])));
  }
  compare(*expect, "together", attachment::id(attachment::together(changes)));
  const auto at = expect->need("small");
  const auto small = at ? at->as_boolean() : std::nullopt;
  if (small && *small != attachment::is_small_gain(changes)) {
    at->problem(fmt::format("The engine says that small is {}", !*small),
                "Find out which is right: compute the example apart from this program.");
  }
  return true;
}

}  // namespace

ChangeTexts read_change_texts(const Reading& root) {
  ChangeTexts texts;
  const auto dimensions = root.need("dimensions");
  for (std::size_t i = 0; dimensions && i < dimension_ids.size(); ++i) {
    const auto at = dimensions->need(dimension_ids[i]);
    for (const attachment::Telling one : attachment::all_tellings) {
      if (at) texts.dimensions[i][static_cast<std::size_t>(one)] = at->text(attachment::id(one));
    }
  }
  const auto together = root.need("together");
  for (const attachment::Together one : attachment::all_together) {
    const auto at = together ? together->need(attachment::id(one)) : std::nullopt;
    if (at)
      texts.together[static_cast<std::size_t>(one)] = {at->text("headline"), at->text("text")};
  }
  texts.added_up = root.text("added_up");
  texts.small_step = root.text("small_step");
  texts.short_look = root.text("short_look");
  texts.soon = root.text("soon");
  texts.method = root.text("method");
  const auto scores = root.need("scores");
  for (std::size_t i = 0; scores && i < outcome_ids.size(); ++i) {
    texts.scores[i] = scores->text(outcome_ids[i]);
  }
  keep_plain(root);
  return texts;
}

std::size_t run_change_examples(const Reading& root) {
  std::size_t run = 0;
  for (const Reading& example : root.list("worked_examples")) run += run_example(example) ? 1 : 0;
  return run;
}

}  // namespace securebase::content

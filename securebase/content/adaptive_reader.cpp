#include "securebase/content/adaptive_reader.hpp"

#include <fmt/core.h>

namespace securebase::content {
namespace {

using measurement::AdaptiveRules;
using measurement::Selection;

Selection read_selection(const Reading& at) {
  const std::string word = at.as_text().value_or("d");
  if (word == "mfi") return Selection::maximum_information;
  if (word == "expected") return Selection::expected_information;
  if (word == "mepv") return Selection::expected_variance;
  if (word != "d") {
    at.problem(fmt::format("'{}' is no way to choose the next item", word),
               "Write mfi, expected, mepv or d.");
  }
  return Selection::determinant;
}

AdaptiveRules read_rules(const Reading& at) {
  AdaptiveRules rules;
  const auto number = [&](std::string_view key, double& value) {
    if (const auto field = at.need(key)) value = field->as_number().value_or(value);
  };
  const auto count = [&](std::string_view key, int& value) {
    if (const auto field = at.need(key)) value = field->as_integer().value_or(value);
  };
  number("stop_standard_error", rules.stop_standard_error);
  number("least_gain", rules.least_gain);
  count("least_items", rules.least_items);
  count("most_items", rules.most_items);
  count("least_each_key", rules.least_each_key);
  if (const auto field = at.find("least_facets")) {
    rules.least_facets = field->as_integer().value_or(0);
  }
  if (const auto field = at.find("selection")) rules.selection = read_selection(*field);
  if (const auto field = at.find("stop_region_probability")) {
    rules.stop_region_probability = field->as_number().value_or(0.0);
  }
  return rules;
}

}  // namespace

void read_adaptive_testing(const Reading& root, measurement::Instrument& instrument) {
  if (const auto adaptive = root.find("adaptive")) instrument.adaptive = read_rules(*adaptive);
  if (const auto modes = root.find("modes")) {
    for (const Reading& mode : modes->members()) {
      instrument.modes.push_back({mode.key(), read_rules(mode)});
    }
    const AdaptiveRules* full = instrument.find_mode("full");
    instrument.adaptive = *full;
  }
  if (const auto at = root.find("stability")) {
    instrument.stability = measurement::Stability{.across = at->number("across"),
                                                  .floor = at->number("floor"),
                                                  .fading_days = at->number("fading_days")};
  }
}

void read_exposure(const Reading& root, measurement::Instrument& instrument) {
  const auto exposure = root.find("exposure");
  if (!exposure) return;
  instrument.exposure.ceiling = exposure->number("ceiling");
  const auto chances = exposure->need("chances");
  if (!chances) return;
  instrument.exposure.chances.assign(instrument.items.size(), 1.0);
  std::vector<bool> named(instrument.items.size(), false);
  for (const Reading& at : chances->members()) {
    const auto item = instrument.find_item(at.key());
    if (!item) {
      at.problem(fmt::format("There is no item '{}'", at.key()),
                 "Use the id of an item of this file.");
      continue;
    }
    named[*item] = true;
    instrument.exposure.chances[*item] = at.as_number().value_or(1.0);
  }
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i]) continue;
    chances->problem(fmt::format("The item '{}' has no chance", instrument.items[i].id),
                     "Name every item; a chance of 1 offers it in each sitting.");
  }
}

}  // namespace securebase::content

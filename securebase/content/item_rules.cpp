#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "securebase/content/instrument_rules.hpp"
#include "securebase/content/wording.hpp"

namespace securebase::content {
namespace {

using measurement::Item;

void resolve_scale(InstrumentDraft& draft, std::size_t index) {
  Item& item = draft.value.items[index];
  ItemSource& source = draft.items[index];
  const auto& scales = draft.value.scales;
  const auto found = std::find_if(scales.begin(), scales.end(),
                                  [&](const auto& scale) { return scale.id == source.scale; });
  if (found == scales.end()) {
    if (const auto at = source.at.find("scale"); at && !source.scale.empty()) {
      at->problem(fmt::format("There is no scale '{}'", source.scale),
                  "Use the id of one of the scales above.");
    }
    source.scale.clear();
    return;
  }
  item.scale = static_cast<std::size_t>(found - scales.begin());
  if (item.facet.empty()) return;
  const bool known = std::any_of(found->facets.begin(), found->facets.end(),
                                 [&](const auto& facet) { return facet.id == item.facet; });
  if (known) return;
  if (const auto at = source.at.find("facet")) {
    at->problem(fmt::format("The scale '{}' has no facet '{}'", found->id, item.facet),
                "Use the id of one of its facets, or add the facet there.");
  }
}

void keep_wording(const InstrumentDraft& draft, std::size_t index) {
  const Reading& at = draft.items[index].at;
  const auto text = at.find("text");
  if (!draft.value.has_wording) {
    if (text) {
      text->problem("A recipe holds no wording, and this item has a text",
                    "Remove it; who holds a licence adds the wording.");
    }
    return;
  }
  if (!text) {
    if (at.node().kind == Node::Kind::map) {
      at.problem("This item has no text", "Add 'text:' with present, past and general.");
    }
    return;
  }
  for (const Reading& form : text->members()) {
    if (form.node().kind != Node::Kind::text) continue;
    const std::string& words = form.node().text;
    if (words.find_first_not_of(" \n\t") == std::string::npos) {
      form.problem("This text is empty", "Write the statement as it is shown.");
    }
    if (const auto other = foreign_placeholder(words)) {
      form.problem(fmt::format("'{}' is no placeholder", *other),
                   "The only one is {person}; write other braces as words.");
    }
  }
}

}  // namespace

void keep_model(const Reading& at, const measurement::ItemModel& model, std::size_t answers) {
  if (!(model.slope > 0)) {
    at.find("slope").value_or(at).problem(
        fmt::format("The slope {} is not above zero", model.slope),
        "Parameters are for recoded answers, where a slope is above zero; look at 'reversed'.");
  }
  const Reading place = at.find("thresholds").value_or(at);
  for (std::size_t k = 1; k < model.thresholds.size(); ++k) {
    if (!(model.thresholds[k] > model.thresholds[k - 1])) {
      place.problem(fmt::format("The threshold {} does not lie above {}", model.thresholds[k],
                                model.thresholds[k - 1]),
                    "Thresholds rise from left to right; copy them again from their source.");
    }
  }
  const bool readable = place.node().children.size() == model.thresholds.size();
  if (readable && answers > 0 && model.thresholds.size() + 1 != answers) {
    place.problem(
        fmt::format("There are {} thresholds for {} answers", model.thresholds.size(), answers),
        fmt::format("Write {}: one between each two answers.", answers - 1));
  }
}

void keep_item_rules(InstrumentDraft& draft) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < draft.items.size(); ++i) {
    const ItemSource& source = draft.items[i];
    const Item& item = draft.value.items[i];
    if (!item.id.empty() && !seen.insert(item.id).second) {
      source.at.problem(fmt::format("The item '{}' is given twice", item.id),
                        "Rename one of them.");
    }
    resolve_scale(draft, i);
    keep_wording(draft, i);
    const bool borrows = source.at.find("like").has_value();
    if (source.parameters) keep_model(*source.parameters, item.model, draft.value.answers.size());
    if (borrows == source.parameters.has_value() && source.at.node().kind == Node::Kind::map) {
      source.at.problem(borrows ? "This item has parameters of its own and is like another"
                                : "This item has no parameters and is like no other",
                        "Give either 'parameters' or 'like'.");
    }
  }
  for (const measurement::Scale& scale : draft.value.scales) {
    const bool used = std::any_of(draft.items.begin(), draft.items.end(),
                                  [&](const ItemSource& item) { return item.scale == scale.id; });
    if (!used && !draft.items.empty()) {
      draft.root.problem(fmt::format("No item speaks for the scale '{}'", scale.id),
                         "Add items for it, or remove the scale.");
    }
  }
}

}  // namespace securebase::content

// Items whose wording is new take the parameters of a published item of like content as their
// prior. New wording measures less sharply than tried wording, so the slope is lowered by a factor
// that the file names and explains.
#include <fmt/core.h>

#include <algorithm>

#include "securebase/content/instrument_rules.hpp"
#include "securebase/content/version.hpp"

namespace securebase::content {
namespace {

const InstrumentDraft* newest(std::span<const InstrumentDraft> all, const std::string& id) {
  const InstrumentDraft* best = nullptr;
  for (const InstrumentDraft& draft : all) {
    if (draft.value.id != id) continue;
    if (best == nullptr ||
        parse_version(draft.value.version) > parse_version(best->value.version)) {
      best = &draft;
    }
  }
  return best;
}

void borrow(InstrumentDraft& draft, std::size_t index, std::span<const InstrumentDraft> all) {
  const ItemSource& source = draft.items[index];
  const auto like = source.at.find("like");
  if (!like || source.like_instrument.empty() || source.like_item.empty()) return;
  const InstrumentDraft* lender = newest(all, source.like_instrument);
  if (lender == nullptr) {
    like->problem(fmt::format("There is no instrument '{}'", source.like_instrument),
                  "Use the id of a file in instruments/.");
    return;
  }
  const auto& items = lender->value.items;
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const auto& item) { return item.id == source.like_item; });
  if (found == items.end()) {
    like->problem(fmt::format("'{}' has no item '{}'", source.like_instrument, source.like_item),
                  fmt::format("Use an id from {}.", lender->file()));
    return;
  }
  const ItemSource& lent = lender->items[static_cast<std::size_t>(found - items.begin())];
  if (!lent.parameters) {
    like->problem(fmt::format("'{}' of '{}' has no parameters of its own", source.like_item,
                              source.like_instrument),
                  "Name the item that the parameters were estimated for.");
    return;
  }
  if (!lent.scale.empty() && !source.scale.empty() && lent.scale != source.scale) {
    like->problem(fmt::format("'{}' of '{}' is an item of '{}', and this one of '{}'",
                              source.like_item, source.like_instrument, lent.scale, source.scale),
                  "Name an item of the same scale.");
  }
  measurement::Item& item = draft.value.items[index];
  item.model = found->model;
  item.model.slope *= draft.slope_factor;
  const std::size_t answers = draft.value.answers.size();
  const bool lender_fits = item.model.categories() == lender->value.answers.size();  // else told
  if (lender_fits && item.model.categories() != answers) {
    like->problem(fmt::format("'{}' of '{}' has {} answers, and this bank {}", source.like_item,
                              source.like_instrument, item.model.categories(), answers),
                  "Name an item with as many answers.");
  }
}

}  // namespace

void borrow_parameters(std::span<InstrumentDraft> all) {
  for (InstrumentDraft& draft : all) {
    const bool borrows = std::any_of(draft.items.begin(), draft.items.end(),
                                     [](const auto& item) { return !item.like_item.empty(); });
    if (borrows && !(draft.slope_factor > 0 && draft.slope_factor <= 1)) {
      const Reading discount = draft.root.find("slope_discount").value_or(draft.root);
      discount.find("factor").value_or(discount).problem(
          fmt::format("The factor {} of slope_discount is not above 0 and at most 1",
                      draft.slope_factor),
          "Write a factor such as 0.85 and its reason.");
    }
    for (std::size_t i = 0; i < draft.items.size(); ++i) borrow(draft, i, all);
  }
}

}  // namespace securebase::content

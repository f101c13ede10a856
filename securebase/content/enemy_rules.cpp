#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "securebase/content/instrument_rules.hpp"

namespace securebase::content {
namespace {

void resolve_enemy(InstrumentDraft& draft, std::size_t index, const Reading& enemy,
                   const std::map<std::string, std::size_t>& by_id) {
  const auto id = enemy.as_text();
  if (!id) return;
  const auto found = by_id.find(*id);
  if (found == by_id.end()) {
    enemy.problem(fmt::format("There is no item '{}'", *id), "Use the id of an item of this file.");
    return;
  }
  measurement::Item& item = draft.value.items[index];
  if (found->second == index) {
    enemy.problem(fmt::format("'{}' is named as its own enemy", *id), "Remove it here.");
    return;
  }
  if (std::find(item.enemies.begin(), item.enemies.end(), found->second) != item.enemies.end()) {
    enemy.problem(fmt::format("'{}' is named twice", *id), "Remove one of them.");
    return;
  }
  const std::string& scale = draft.items[index].scale;
  const std::string& other = draft.items[found->second].scale;
  if (!scale.empty() && !other.empty() && scale != other) {
    enemy.problem(
        fmt::format("'{}' is an item of another scale", *id),
        "Enemies are items of one scale that say nearly the same; remove it on both sides.");
  }
  item.enemies.push_back(found->second);
}

// The enemies of one scale in groups: within a group each item is linked to another, between
// groups nothing is. Of every group at least one item can always be asked.
struct EnemyGroup {
  std::size_t items = 0;
  std::size_t most_enemies = 0;  // of one item
  bool forward = false, reversed = false;

  // Any way of asking leaves no item unasked that has no enemy asked, and each item asked rules
  // out at most most_enemies others; so at least this many are asked before the group runs dry.
  [[nodiscard]] std::size_t least_asked() const {
    return (items + most_enemies) / (most_enemies + 1);
  }
};

std::vector<EnemyGroup> enemy_groups(const measurement::Instrument& instrument, std::size_t scale) {
  std::vector<EnemyGroup> groups;
  std::vector<bool> seen(instrument.items.size(), false);
  for (std::size_t start = 0; start < instrument.items.size(); ++start) {
    if (seen[start] || instrument.items[start].scale != scale) continue;
    EnemyGroup group;
    std::vector<std::size_t> open{start};
    seen[start] = true;
    while (!open.empty()) {
      const measurement::Item& item = instrument.items[open.back()];
      open.pop_back();
      ++group.items;
      group.most_enemies = std::max(group.most_enemies, item.enemies.size());
      (item.reversed ? group.reversed : group.forward) = true;
      for (const std::size_t enemy : item.enemies) {
        if (seen[enemy] || instrument.items[enemy].scale != scale) continue;
        seen[enemy] = true;
        open.push_back(enemy);
      }
    }
    groups.push_back(group);
  }
  return groups;
}

}  // namespace

void keep_scale_askable(const Reading& at, const measurement::Instrument& instrument,
                        const measurement::AdaptiveRules& rules, std::size_t scale) {
  const std::string& name = instrument.scales[scale].id;
  long sure = 0, items = 0, forward = 0, reversed = 0, either = 0;
  for (const EnemyGroup& group : enemy_groups(instrument, scale)) {
    sure += static_cast<long>(group.least_asked());
    items += static_cast<long>(group.items);
    forward += group.forward ? 1 : 0;
    reversed += group.reversed ? 1 : 0;
    ++either;
  }
  if (items == 0) return;  // already told
  if (sure < rules.least_items) {
    at.problem(fmt::format("'{}' may run dry: with enemies left out only {} items are sure to be "
                           "asked, and least_items is {}",
                           name, sure, rules.least_items),
               "Add items, name fewer enemies or lower least_items.");
  }
  if (items < rules.most_items) {
    at.problem(
        fmt::format("'{}' has {} items, and most_items is {}", name, items, rules.most_items),
        "Lower most_items or add items.");
  }
  const long each = rules.least_each_key;
  if (forward < each || reversed < each || either < 2 * each) {
    at.problem(
        fmt::format("least_each_key is {}, and one sitting of '{}' cannot hold so many items "
                    "keyed each way",
                    each, name),
        "Lower least_each_key or add items keyed the other way.");
  }
}

void keep_enemy_rules(InstrumentDraft& draft) {
  std::map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < draft.value.items.size(); ++i)
    by_id.emplace(draft.value.items[i].id, i);
  for (std::size_t i = 0; i < draft.items.size(); ++i) {
    for (const Reading& enemy : draft.items[i].enemies) resolve_enemy(draft, i, enemy, by_id);
  }
  for (std::size_t i = 0; i < draft.items.size(); ++i) {
    for (const std::size_t enemy : draft.value.items[i].enemies) {
      const auto& back = draft.value.items[enemy].enemies;
      if (std::find(back.begin(), back.end(), i) != back.end()) continue;
      draft.items[i]
          .at.find("enemies")
          .value_or(draft.items[i].at)
          .problem(fmt::format("'{}' is named as an enemy and does not name '{}'",
                               draft.value.items[enemy].id, draft.value.items[i].id),
                   fmt::format("Add '{}' to the enemies of '{}'.", draft.value.items[i].id,
                               draft.value.items[enemy].id));
    }
  }
}

}  // namespace securebase::content

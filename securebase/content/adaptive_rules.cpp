#include <fmt/core.h>

#include <algorithm>

#include "securebase/content/instrument_rules.hpp"

namespace securebase::content {
namespace {

using measurement::AdaptiveRules;

// Whether all numbers are there: what is missing was told when it was read, and the rules below
// make sense only together with it.
bool complete(const Reading& at) {
  for (const char* key :
       {"stop_standard_error", "least_gain", "least_items", "most_items", "least_each_key"}) {
    const auto field = at.find(key);
    const auto kind = field ? field->node().kind : Node::Kind::null;
    if (kind != Node::Kind::integer && kind != Node::Kind::number) return false;
  }
  return true;
}

void keep_facets(const Reading& at, const InstrumentDraft& draft, const AdaptiveRules& rules) {
  for (const measurement::Scale& scale : draft.value.scales) {
    const auto facets = static_cast<int>(scale.facets.size());
    if (rules.least_facets < 0 || rules.least_facets > std::min(facets, rules.most_items)) {
      at.problem(fmt::format("least_facets is {}, '{}' has {} facets and most_items is {}",
                             rules.least_facets, scale.id, facets, rules.most_items),
                 "Lower least_facets.");
    }
  }
}

void keep_mode(const Reading& at, const InstrumentDraft& draft, const AdaptiveRules& rules) {
  if (at.node().kind != Node::Kind::map || !complete(at)) return;
  if (!(rules.stop_standard_error > 0 && rules.stop_standard_error < 1)) {
    at.problem("stop_standard_error is not between 0 and 1",
               "The prior has a standard deviation of 1; write a smaller error, such as 0.35.");
  }
  if (!(rules.least_gain >= 0 && rules.least_gain < 1)) {
    at.problem("least_gain is not between 0 and 1", "Write a small gain, such as 0.01.");
  }
  if (rules.least_items < 1 || rules.most_items < rules.least_items) {
    at.problem("least_items and most_items do not fit together",
               "Let least_items be at least 1 and most_items no smaller than it.");
  }
  if (rules.least_each_key < 0 || 2 * rules.least_each_key > rules.most_items) {
    at.problem("least_each_key does not fit into most_items",
               "Twice least_each_key may be at most most_items.");
  }
  if (!(rules.stop_region_probability >= 0 && rules.stop_region_probability <= 1)) {
    at.problem("stop_region_probability is not between 0 and 1", "Write 0.8, or leave it out.");
  }
  if (rules.least_facets != 0) keep_facets(at, draft, rules);
  // Counting makes sense only when each item says where it belongs.
  const bool countable = std::all_of(draft.items.begin(), draft.items.end(), [](const auto& item) {
    const Node* reversed = item.at.node().find("reversed");
    return !item.scale.empty() && reversed && reversed->kind == Node::Kind::boolean;
  });
  if (!countable) return;
  for (std::size_t s = 0; s < draft.value.scales.size(); ++s) {
    keep_scale_askable(at, draft.value, rules, s);
  }
}

void keep_exposure(const Reading& at, const measurement::ExposureRules& exposure) {
  if (!(exposure.ceiling > 0 && exposure.ceiling <= 1)) {
    at.problem("ceiling is not above 0 and at most 1", "Write a share of sittings, such as 0.5.");
  }
  const auto chances = at.find("chances");
  if (!chances || chances->node().kind != Node::Kind::map) return;
  for (const Reading& chance : chances->members()) {
    const Node::Kind kind = chance.node().kind;
    if (kind != Node::Kind::integer && kind != Node::Kind::number) continue;
    const double value = chance.as_number().value_or(1.0);
    if (value > 0 && value <= 1) continue;
    chance.problem(fmt::format("The chance {} is not above 0 and at most 1", value),
                   "Each item needs some chance, or it would leave the bank.");
  }
}

void keep_stability(const Reading& at, const measurement::Stability& stability) {
  const auto share = [&](const char* key, double value) {
    if (value >= 0 && value <= 1) return;
    at.find(key).value_or(at).problem(fmt::format("{} is not between 0 and 1", key),
                                      "It is a correlation that carries over.");
  };
  share("across", stability.across);
  share("floor", stability.floor);
  if (!(stability.fading_days > 0)) {
    at.find("fading_days").value_or(at).problem("fading_days is not above 0",
                                                "Write a number of days, such as 270.");
  }
}

}  // namespace

void keep_adaptive_rules(const InstrumentDraft& draft) {
  const auto adaptive = draft.root.find("adaptive");
  const auto modes = draft.root.find("modes");
  if (adaptive && modes) {
    modes->problem("There are both adaptive and modes",
                   "Move the rules of adaptive to modes, under full.");
  }
  if (!adaptive && !modes && draft.value.has_wording) {
    draft.root.problem("There are neither adaptive rules nor modes",
                       "Add modes with the rules of full, so that the bank can be asked.");
  }
  if (adaptive && !modes) keep_mode(*adaptive, draft, draft.value.adaptive);
  if (modes && modes->node().kind == Node::Kind::map) {
    bool full = false;
    for (const Reading& mode : modes->members()) {
      full = full || mode.key() == "full";
      if (const auto* rules = draft.value.find_mode(mode.key())) keep_mode(mode, draft, *rules);
    }
    if (!full) modes->problem("There is no mode full", "Add it: it is the one used by default.");
  }
  if (const auto at = draft.root.find("exposure")) keep_exposure(*at, draft.value.exposure);
  if (const auto at = draft.root.find("stability"); at && draft.value.stability) {
    keep_stability(*at, *draft.value.stability);
  }
}

}  // namespace securebase::content

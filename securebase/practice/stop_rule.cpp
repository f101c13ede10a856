#include "securebase/practice/stop_rule.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace securebase::practice {
namespace {

constexpr std::array<std::string_view, 8> phase_names{
    "before", "settle_first", "steps", "after", "look_around", "again", "help", "done"};
constexpr std::array<std::string_view, 4> event_names{"begun", "told", "stop", "leave"};

template <class Enum, std::size_t size>
std::optional<Enum> in(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(std::distance(names.begin(), at));
}

// Something that calms may be begun at 9 and end at 8: only a rise speaks against it.
bool speaks_against(Reason reason, bool settling) {
  return !settling || reason != Reason::high;
}

std::vector<Reason> reasons(const std::optional<Distress>& before,
                            const std::optional<Distress>& now, bool settling) {
  if (!now) return {};
  std::vector<Reason> found = reasons_to_stop(before, *now);
  std::erase_if(found, [settling](Reason reason) { return !speaks_against(reason, settling); });
  return found;
}

}  // namespace

std::string_view name_of(Reason reason) {
  constexpr std::array<std::string_view, 4> names{"high", "rose", "unreal", "asked"};
  return names[static_cast<std::size_t>(reason)];
}
std::optional<Phase> phase_of(std::string_view name) { return in<Phase>(phase_names, name); }
std::string_view name_of(Phase phase) { return phase_names[static_cast<std::size_t>(phase)]; }
std::optional<Event> event_of(std::string_view name) { return in<Event>(event_names, name); }
std::string_view name_of(Closed closed) {
  constexpr std::array<std::string_view, 3> names{"level_rests", "day_of_rest", "needs_screen"};
  return names[static_cast<std::size_t>(closed)];
}

std::vector<Reason> reasons_to_stop(const std::optional<Distress>& before, const Distress& now) {
  std::vector<Reason> reasons;
  if (now.value >= distress_to_stop) reasons.push_back(Reason::high);
  if (before && now.value - before->value >= rise_to_stop) reasons.push_back(Reason::rose);
  if (now.unreal) reasons.push_back(Reason::unreal);
  return reasons;
}

Moved next(Phase phase, Event event, const std::optional<Distress>& before,
           const std::optional<Distress>& now, bool settling) {
  if (event == Event::leave) return {Phase::done, {}, false};
  switch (phase) {
    case Phase::before: {
      if (event == Event::stop) return {Phase::done, {Reason::asked}, false};
      const auto told = event == Event::told ? before : std::nullopt;
      auto because = reasons(std::nullopt, told, settling);
      if (because.empty()) return {Phase::steps, {}, false};
      // Unreal before something that grounds is what it is for.
      if (settling) return {Phase::steps, {}, false};
      return {Phase::settle_first, std::move(because), false};
    }
    case Phase::settle_first:
      if (event == Event::stop) return {Phase::help, {Reason::asked}, true};
      if (event == Event::begun) return {Phase::look_around, {}, false};
      return {Phase::done, {}, false};
    case Phase::steps: {
      if (event == Event::stop) return {Phase::look_around, {Reason::asked}, true};
      if (event == Event::begun) return {Phase::after, {}, false};
      auto because = reasons(before, now, settling);
      if (because.empty()) return {Phase::steps, {}, false};
      return {Phase::look_around, std::move(because), true};
    }
    case Phase::after: {
      if (event == Event::stop) return {Phase::look_around, {Reason::asked}, true};
      if (event == Event::begun) return {Phase::done, {}, false};
      auto because = reasons(before, now, settling);
      if (because.empty()) return {Phase::done, {}, false};
      return {Phase::look_around, std::move(because), true};
    }
    case Phase::look_around:
      if (event == Event::stop) return {Phase::help, {Reason::asked}, true};
      return {Phase::again, {}, false};
    case Phase::again: {
      if (event == Event::stop) return {Phase::help, {Reason::asked}, true};
      // Asked after looking around: there is no earlier value to rise from.
      auto because = now ? reasons_to_stop(std::nullopt, *now) : std::vector<Reason>{};
      if (because.empty()) return {Phase::done, {}, false};
      return {Phase::help, std::move(because), true};
    }
    case Phase::help:
    case Phase::done: return {Phase::done, {}, false};
  }
  return {};
}

std::optional<Closed> closed(const Form& form, const Situation& situation) {
  const auto& open = situation.open_levels;
  if (form.doorway && !open.empty()) return std::nullopt;  // the way to a person never rests
  if (std::ranges::find(open, form.level) == open.end()) return Closed::level_rests;
  if (form.settling && form.level == Level::alone) return std::nullopt;
  const bool resting = situation.rests_until && situation.now.seconds < situation.rests_until->seconds;
  if (resting && (form.level != Level::alone || form.step == 2)) return Closed::day_of_rest;
  if (form.screen && !situation.screened) return Closed::needs_screen;
  return std::nullopt;
}

}  // namespace securebase::practice

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "securebase/content/asked_questions.hpp"
#include "securebase/content/safety_readers.hpp"
#include "securebase/safety/state.hpp"

namespace securebase::content {

using safety::Card;
using safety::Effects;
using safety::Event;
using safety::State;
using safety::States;

namespace {

constexpr int least_checks = 2, least_hours = 72;  // docs/decisions/0011-safety-states.md

template <std::size_t N>
void keep_all_there(const Reading& root, std::string_view list,
                    const std::array<std::string_view, N>& ids, const std::array<int, N>& times) {
  const auto at = root.find(list);
  for (std::size_t i = 0; at && i < N; ++i) {
    if (times[i] == 1) continue;
    at->problem(fmt::format("'{}' is {}", ids[i], times[i] == 0 ? "missing" : "given twice"),
                fmt::format("Give each one once: {}.", fmt::join(ids, ", ")));
  }
}

Effects read_effects(const Reading& at) {
  Effects effects;
  effects.title = at.text("title");
  effects.says = at.texts("says");
  effects.says_exercises = at.text("says_exercises");
  effects.says_suggestions = at.text("says_suggestions");
  effects.says_again = at.text("says_again");
  const auto matcher = at.need("matcher");
  effects.matcher = matcher && matcher->as_boolean().value_or(false);
  effects.gates = texts_if_given(at, "gates");
  effects.exercises =
      read_choices<safety::ExerciseLevel>(at, "exercises", safety::exercise_level_ids);
  effects.card = read_choice<Card>(at, "card", safety::card_ids);
  if (at.find("ask_again_hours")) effects.ask_again_minutes = at.integer("ask_again_hours") * 60;
  if (at.find("ask_again_minutes")) effects.ask_again_minutes = at.integer("ask_again_minutes");
  return effects;
}

// What a state must rest, whatever else it says.
void keep_effects(const Reading& at, State state, const Effects& effects) {
  const bool only_alone = std::ranges::all_of(effects.exercises, [](safety::ExerciseLevel level) {
    return level == safety::ExerciseLevel::alone;
  });
  if (effects.ask_again_minutes && *effects.ask_again_minutes < 1) {
    at.problem("It cannot be asked again before it was asked", "Write 1 or more.");
  }
  if (state == State::acute &&
      (effects.matcher || !effects.exercises.empty() || effects.card != Card::full)) {
    at.problem("In danger help does not come first",
               "Write 'matcher: false', 'exercises: []' and 'card: full'.");
  }
  if (state == State::elevated &&
      (effects.gates.empty() || !only_alone || effects.card == Card::none)) {
    at.problem("A hard time changes too little",
               "Name a gate, leave only the exercises for alone, and offer the card.");
  }
  if (safety::height(state) > 0 && !effects.ask_again_minutes) {
    at.problem("Nobody asks again", "Add 'ask_again_hours' or 'ask_again_minutes'.");
  }
}

void read_each_state(const Reading& root, States& states) {
  std::array<int, safety::state_ids.size()> times{};
  for (const Reading& at : root.list("states")) {
    const auto named = at.need("id");
    const auto place = named ? place_in(*named, safety::state_ids) : std::nullopt;
    if (!place) continue;
    ++times[*place];
    states.effects[*place] = read_effects(at);
    keep_effects(at, static_cast<State>(*place), states.effects[*place]);
  }
  keep_all_there(root, "states", safety::state_ids, times);
}

void read_events(const Reading& root, States& states) {
  std::array<int, safety::event_ids.size()> times{};
  for (const Reading& at : root.list("events")) {
    const auto named = at.need("id");
    const auto place = named ? place_in(*named, safety::event_ids) : std::nullopt;
    if (!place) continue;
    ++times[*place];
    states.events[*place] = at.text("text");
  }
  keep_all_there(root, "events", safety::event_ids, times);
}

void read_settling(const Reading& root, States& states) {
  const auto at = root.need("settled");
  if (!at) return;
  states.settling_checks = at->integer("checks");
  states.settling_hours = at->integer("hours_apart");
  if (states.settling_checks < least_checks || states.settling_hours < least_hours) {
    at->problem(fmt::format("{} checks {} hours apart settle too soon", states.settling_checks,
                            states.settling_hours),
                fmt::format("Ask for at least {} checks, {} hours apart.", least_checks,
                            least_hours));
  }
}

constexpr auto unknown = static_cast<std::size_t>(-1);

template <std::size_t N>
std::size_t place_or_unknown(const Reading& around, std::string_view field,
                             const std::array<std::string_view, N>& ids) {
  const auto at = around.need(field);
  return at ? place_in(*at, ids).value_or(unknown) : unknown;
}

void read_moves(const Reading& root, States& states) {
  std::vector<MovePlace> moves;
  std::array<std::array<bool, safety::event_ids.size()>, safety::state_ids.size()> there{};
  bool all_known = root.find("moves").has_value();
  for (const Reading& at : root.list("moves")) {
    const std::size_t from = place_or_unknown(at, "from", safety::state_ids);
    const std::size_t on = place_or_unknown(at, "on", safety::event_ids);
    const std::size_t to = place_or_unknown(at, "to", safety::state_ids);
    if (from == unknown || on == unknown || to == unknown) {
      all_known = false;
      continue;
    }
    if (std::exchange(there[from][on], true)) {
      at.problem(fmt::format("The move from '{}' on '{}' is given twice", safety::state_ids[from],
                             safety::event_ids[on]),
                 "Keep the one that is right.");
      continue;
    }
    states.moves[from][on] = static_cast<State>(to);
    moves.push_back({static_cast<State>(from), static_cast<Event>(on), static_cast<State>(to), at});
  }
  for (std::size_t s = 0; all_known && s < there.size(); ++s) {
    for (std::size_t e = 0; e < there[s].size(); ++e) {
      if (there[s][e]) continue;
      root.find("moves")->problem(fmt::format("There is no move from '{}' on '{}'",
                                              safety::state_ids[s], safety::event_ids[e]),
                                  "Give each state a move for each event; to stay is one too.");
    }
  }
  keep_move_rules(moves);
}

}  // namespace

States read_states(const Reading& root) {
  States states;
  states.version = root.text("version");
  states.title = root.text("title");
  read_each_state(root, states);
  read_events(root, states);
  read_settling(root, states);
  read_moves(root, states);
  keep_safety_text(root);
  return states;
}

std::size_t run_state_cases(const Reading& root, const States& states) {
  std::size_t run = 0;
  for (const Reading& one : root.list("worked_cases")) {
    const auto events = read_choices<Event>(one, "events", safety::event_ids);
    if (events.size() != one.list("events").size()) continue;  // told already
    keep_expected(one, safety::id(safety::after(states, events)));
    ++run;
  }
  return run;
}

}  // namespace securebase::content

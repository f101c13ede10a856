// Fear: danger is forgotten - by one "no", by a clock that was turned, by a record out of order, or
// because someone claims that it has eased.
#include "securebase/safety/state.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include "securebase/safety/rules_for_test.hpp"

namespace securebase::safety {
namespace {

constexpr std::int64_t hour = 3600;
constexpr Instant start{1'800'000'000};
constexpr Instant later{start.seconds + 10'000 * hour};

Happened when(Event event, std::int64_t hours) { return {start + hours * hour, event}; }

State state_of(std::vector<Happened> history) {
  return stand(states_for_test(), history, later).state;
}

// Calls `use` with every sequence of events up to this length.
template <class Use>
void each_sequence(std::size_t longest, std::vector<Event>& events, Use& use) {
  use(events);
  if (events.size() == longest) return;
  for (std::size_t e = 0; e < event_ids.size(); ++e) {
    events.push_back(static_cast<Event>(e));
    each_sequence(longest, events, use);
    events.pop_back();
  }
}

std::vector<Happened> spaced(const std::vector<Event>& events, std::int64_t hours_apart) {
  std::vector<Happened> history;
  for (const Event event : events) {
    history.push_back(when(event, static_cast<std::int64_t>(history.size()) * hours_apart));
  }
  return history;
}

bool names(const std::vector<HistoryFault>& faults, std::size_t line, Fault fault) {
  for (const HistoryFault& one : faults) {
    if (one.line == line && one.fault == fault) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every state with every event makes the one move of the table") {
  const States states = states_for_test();
  for (std::size_t s = 0; s < state_ids.size(); ++s) {
    for (std::size_t e = 0; e < event_ids.size(); ++e) {
      const auto from = static_cast<State>(s);
      const auto event = static_cast<Event>(e);
      const State to = move(states, from, event);
      CHECK(to == states.moves[s][e]);
      if (raises(event)) {
        CHECK(height(to) >= 1);
        CHECK(height(to) >= height(from));
      }
      if (tells_of_danger(event)) CHECK(to == State::acute);
      if (event == Event::negative) CHECK(to == from);
    }
  }
}

TEST_CASE("fear: some sequence of four events lowers a state that must not be lowered") {
  const States states = states_for_test();
  std::size_t sequences = 0;
  auto look = [&](const std::vector<Event>& events) {
    for (const std::int64_t hours_apart : {1, 100}) {
      const auto history = spaced(events, hours_apart);
      const Standing standing = stand(states, history, later);
      State before = State::none;
      bool named = false;  // that something was raised
      for (const Entry& entry : standing.record) {
        named = named || raises(entry.event);
        // One broken chain, and one check fails: as many checks as lines would take minutes.
        const bool chained = entry.from == before;
        const bool lowered = height(entry.to) < height(entry.from);
        const bool may = entry.event == Event::settled || entry.event == Event::clinician_note;
        const bool kept = (entry.to != State::none || !named) && (!lowered || may);
        const bool risen = !raises(entry.event) || height(entry.to) >= 1;
        const bool told = !tells_of_danger(entry.event) || entry.to == State::acute;
        if (!(chained && kept && risen && told)) FAIL("the record breaks a rule");
        before = entry.to;
      }
      if (standing.state != before) FAIL("the state is not where the record ends");
      // Close together nothing settles, whatever was claimed.
      if (hours_apart == 1) {
        for (const Entry& entry : standing.record) {
          if (entry.event == Event::settled && entry.to != entry.from) FAIL("settled too early");
        }
      }
      // The record can be given back as it came.
      std::vector<Happened> again;
      for (const Entry& entry : standing.record) again.push_back({entry.at, entry.event});
      const Standing second = stand(states, again, later);
      if (second.state != standing.state || second.record.size() != standing.record.size() ||
          second.faults.size() != standing.faults.size()) {
        FAIL("a record that is given back reads otherwise");
      }
    }
    ++sequences;
  };
  std::vector<Event> events;
  each_sequence(4, events, look);
  CHECK(sequences == 1 + 11 + 121 + 1331 + 14641);
}

TEST_CASE("two negative checks settle from exactly 72 hours apart") {
  const auto apart = [](std::int64_t seconds) {
    return state_of({{start, Event::acute},
                     {start + hour, Event::negative},
                     {start + hour + seconds, Event::negative}});
  };
  CHECK(apart(72 * hour - 1) == State::acute);
  CHECK(apart(72 * hour) == State::resolved);
  CHECK(apart(72 * hour + 1) == State::resolved);
  CHECK(apart(0) == State::acute);
}

TEST_CASE("checks in between do not start the 72 hours anew, a raising event does") {
  CHECK(state_of({when(Event::positive, 0), when(Event::negative, 1), when(Event::negative, 40),
                  when(Event::negative, 73)}) == State::resolved);
  for (std::size_t e = 0; e < event_ids.size(); ++e) {
    const auto event = static_cast<Event>(e);
    if (!raises(event)) continue;
    CHECK(height(state_of({when(Event::positive, 0), when(Event::negative, 1), when(event, 40),
                           when(Event::negative, 73)})) >= 1);
    CHECK(state_of({when(Event::positive, 0), when(Event::negative, 1), when(event, 40),
                    when(Event::negative, 73), when(Event::negative, 145)}) == State::resolved);
  }
}

TEST_CASE("a negative check before the trouble does not count towards its end") {
  CHECK(state_of({when(Event::negative, 0), when(Event::urge, 1), when(Event::negative, 100)}) ==
        State::elevated);
}

TEST_CASE("settled is found and never claimed") {
  const States states = states_for_test();
  const std::vector<Happened> claims{when(Event::means, 0), when(Event::settled, 100)};
  const Standing claimed = stand(states, claims, later);
  CHECK(claimed.state == State::acute);
  CHECK(names(claimed.faults, 1, Fault::claimed));
  const std::vector<Happened> open{when(Event::means, 0), when(Event::negative, 1)};
  CHECK(step(states, open, Event::settled, later).state == State::acute);
  const Standing found = step(states, open, Event::negative, start + 73 * hour);
  CHECK(found.state == State::resolved);
  CHECK(found.faults.empty());
  REQUIRE(found.record.size() == 4);
  CHECK(found.record[3].event == Event::settled);
  CHECK(found.record[3].from == State::acute);
  // At another moment than that of the check it is a claim like any other.
  std::vector<Happened> moved;
  for (const Entry& entry : found.record) moved.push_back({entry.at, entry.event});
  moved.back().at = moved.back().at + 1;
  CHECK(names(stand(states, moved, later).faults, 3, Fault::claimed));
}

TEST_CASE("rules that ask for more are kept") {
  States states = states_for_test();
  states.settling_checks = 3;
  states.settling_hours = 100;
  const std::vector<Happened> two{when(Event::positive, 0), when(Event::negative, 1),
                                  when(Event::negative, 200)};
  CHECK(stand(states, two, later).state == State::elevated);
  CHECK(step(states, two, Event::negative, later).state == State::resolved);
}

TEST_CASE("fear: a clock that was turned, or a record out of order, lowers a state") {
  const States states = states_for_test();
  SUBCASE("the future") {
    const std::vector<Happened> history{when(Event::acute, 0), when(Event::negative, 1),
                                        when(Event::negative, 100)};
    const Standing standing = stand(states, history, start + 50 * hour);
    CHECK(standing.state == State::acute);
    CHECK(names(standing.faults, 2, Fault::future));
    CHECK(stand(states, history, start + 100 * hour).state == State::resolved);
  }
  SUBCASE("a note by a clinician in what is in doubt") {
    const std::vector<Happened> history{when(Event::acute, 2), when(Event::clinician_note, 3),
                                        when(Event::not_safe, 1)};
    const Standing standing = stand(states, history, later);
    CHECK(standing.state == State::acute);
    CHECK(names(standing.faults, 2, Fault::unsorted));
    CHECK(step(states, history, Event::clinician_note, later).state == State::resolved);
  }
  SUBCASE("checks before the doubt count for nothing, and raising events still do") {
    const std::vector<Happened> history{when(Event::positive, 10), when(Event::negative, 11),
                                        when(Event::negative, 90), when(Event::attempt, 5)};
    CHECK(stand(states, history, later).state == State::acute);
    const std::vector<Happened> more{when(Event::positive, 10), when(Event::negative, 11),
                                     when(Event::negative, 5), when(Event::negative, 84)};
    CHECK(stand(states, more, later).state == State::elevated);
  }
  SUBCASE("any two moments") {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    const std::vector<Happened> history{
        {{least}, Event::positive}, {{least}, Event::negative}, {{most}, Event::negative}};
    CHECK(stand(states, history, {most}).state == State::resolved);
  }
}

TEST_CASE("it is asked again after what the state says, and not before now") {
  const States states = states_for_test();
  const std::vector<Happened> one{when(Event::positive, 0)};
  CHECK(stand(states, one, start).ask_again_at == start + 24 * hour);
  CHECK(stand(states, one, start + 30 * hour).ask_again_at == start + 30 * hour);
  CHECK(step(states, one, Event::means, start + hour).ask_again_at == start + hour + 600);
  CHECK_FALSE(stand(states, {}, start).ask_again_at);
  // A line in the future does not put it off.
  CHECK(stand(states, one, start + -5 * hour).ask_again_at == start + 19 * hour);
}

TEST_CASE("the effects are those of the state") {
  const States states = states_for_test();
  CHECK_FALSE(effects(states, State::acute).matcher);
  CHECK(effects(states, State::acute).exercises.empty());
  CHECK(effects(states, State::acute).card == Card::full);
  CHECK(effects(states, State::elevated).gates == std::vector<std::string>{"X02"});
  CHECK(id(State::resolved) == "resolved");
  CHECK(id(Event::clinician_note) == "clinician_note");
}

}  // namespace securebase::safety

// The states of safety. A record of what happened is kept and never changed; the state follows from
// it alone, by the table of content/safety/states.yaml. A state is no grade of risk, and none of
// them means that a person is out of danger.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "securebase/base/instant.hpp"
#include "securebase/safety/rules.hpp"

namespace securebase::safety {

struct Happened {
  Instant at;
  Event event{};
};

// A line of the record: what happened, and the move that it made.
struct Entry {
  Instant at;
  Event event{};
  State from{}, to{};
};

enum class Fault {
  unsorted,  // earlier than the line before it
  future,    // later than now
  claimed    // `settled` where the record does not show it
};

struct HistoryFault {
  std::size_t line = 0;  // of what was told
  Fault fault{};
};

struct Standing {
  State state = State::none;
  std::vector<Entry> record;
  // What is wrong with the record. Nothing up to such a line lowers a state: what is in doubt may
  // raise, and only what comes after it counts towards lowering.
  std::vector<HistoryFault> faults;
  std::optional<Instant> ask_again_at;  // not before now; nothing: only when the person wishes
};

// Events that tell of trouble, and those that tell of danger now.
[[nodiscard]] bool raises(Event event);
[[nodiscard]] bool tells_of_danger(Event event);
// For comparing states: 0 none and resolved, 1 elevated, 2 acute.
[[nodiscard]] int height(State state);

[[nodiscard]] State move(const States& states, State from, Event event);
// The moves one after another, times left aside: for worked cases.
[[nodiscard]] State after(const States& states, std::span<const Event> events);

// Where a person stands by a history, oldest first. `settled` is found here: as many negative
// checks as the rules ask for, the first and the last as far apart as they ask for, with no raising
// event since the first. A history may name it where it is found, so that a record can be given
// back as it came; anywhere else it is a fault and moves nothing.
[[nodiscard]] Standing stand(const States& states, std::span<const Happened> history, Instant now);

// The same with one event more, which happens now.
[[nodiscard]] Standing step(const States& states, std::span<const Happened> history, Event event,
                            Instant now);

[[nodiscard]] const Effects& effects(const States& states, State state);

}  // namespace securebase::safety

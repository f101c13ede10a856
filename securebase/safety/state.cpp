#include "securebase/safety/state.hpp"

#include <algorithm>
#include <cstdint>

namespace securebase::safety {
namespace {

constexpr std::int64_t minute = 60, hour = 60 * minute;

bool lowers(Event event) { return event == Event::clinician_note || event == Event::settled; }

// Whether `later` lies at least so many seconds after `earlier`. In unsigned numbers, which wrap:
// a record may hold any two moments.
bool apart(Instant earlier, Instant later, std::int64_t seconds) {
  if (later < earlier) return false;
  const auto between = static_cast<std::uint64_t>(later.seconds) -
                       static_cast<std::uint64_t>(earlier.seconds);
  return between >= static_cast<std::uint64_t>(seconds);
}

// The line after which nothing is in doubt about the order and the time of the record.
std::size_t trusted_from(std::span<const Happened> history, Instant now,
                         std::vector<HistoryFault>& faults) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < history.size(); ++i) {
    const bool unsorted = i > 0 && history[i].at < history[i - 1].at;
    const bool future = history[i].at > now;
    if (unsorted) faults.push_back({i, Fault::unsorted});
    if (future) faults.push_back({i, Fault::future});
    if (unsorted || future) from = i + 1;
  }
  return from;
}

// Counts the negative checks since the last raising event.
class Settling {
 public:
  explicit Settling(const States& states) : states_(states) {}

  // Whether this check is the one that settles.
  bool negative(Instant at) {
    if (checks_++ == 0) first_ = at;
    return checks_ >= states_.settling_checks && apart(first_, at, states_.settling_hours * hour);
  }
  void anew() { checks_ = 0; }

 private:
  const States& states_;
  int checks_ = 0;
  Instant first_;
};

class Replay {
 public:
  Replay(const States& states, Standing& standing)
      : states_(states), standing_(standing), settling_(states) {}

  void take(const Happened& line, bool trusted) {
    const bool doubted = lowers(line.event) && !trusted;
    add(line, doubted ? standing_.state : move(states_, standing_.state, line.event));
    just_settled_ = false;
    if (line.event != Event::negative) {
      settling_.anew();
    } else if (trusted && settling_.negative(line.at)) {
      settle(line.at);
    }
  }
  // `settled` as the history tells it: it is in the record already where it was found.
  [[nodiscard]] bool take_settled(const Happened& line) {
    const auto& record = standing_.record;
    const bool found = just_settled_ && record.back().at == line.at;
    if (!found) add(line, standing_.state);
    just_settled_ = false;
    return found;
  }

 private:
  void add(const Happened& line, State to) {
    standing_.record.push_back({line.at, line.event, standing_.state, to});
    standing_.state = to;
  }
  void settle(Instant at) {
    const State to = move(states_, standing_.state, Event::settled);
    if (to == standing_.state) return;  // nothing was open
    add({at, Event::settled}, to);
    settling_.anew();
    just_settled_ = true;
  }

  const States& states_;
  Standing& standing_;
  Settling settling_;
  bool just_settled_ = false;
};

std::optional<Instant> ask_again(const States& states, const Standing& standing, Instant now) {
  const auto& minutes = effects(states, standing.state).ask_again_minutes;
  if (!minutes || standing.record.empty()) return std::nullopt;
  const Instant last = std::min(standing.record.back().at, now);
  const std::int64_t wait = *minutes * minute;
  return apart(last, now, wait) ? now : last + wait;
}

}  // namespace

bool raises(Event event) { return event != Event::negative && !lowers(event); }

bool tells_of_danger(Event event) {
  return event == Event::acute || event == Event::attempt || event == Event::means;
}

int height(State state) {
  if (state == State::acute) return 2;
  return state == State::elevated ? 1 : 0;
}

State move(const States& states, State from, Event event) {
  return states.moves[static_cast<std::size_t>(from)][static_cast<std::size_t>(event)];
}

State after(const States& states, std::span<const Event> events) {
  State state = State::none;
  for (const Event event : events) state = move(states, state, event);
  return state;
}

Standing stand(const States& states, std::span<const Happened> history, Instant now) {
  Standing standing;
  const std::size_t trusted = trusted_from(history, now, standing.faults);
  Replay replay(states, standing);
  for (std::size_t i = 0; i < history.size(); ++i) {
    if (history[i].event != Event::settled) {
      replay.take(history[i], i >= trusted);
    } else if (!replay.take_settled(history[i])) {
      standing.faults.push_back({i, Fault::claimed});
    }
  }
  std::ranges::stable_sort(standing.faults, {}, &HistoryFault::line);
  standing.ask_again_at = ask_again(states, standing, now);
  return standing;
}

Standing step(const States& states, std::span<const Happened> history, Event event, Instant now) {
  std::vector<Happened> longer(history.begin(), history.end());
  longer.push_back({now, event});
  return stand(states, longer, now);
}

const Effects& effects(const States& states, State state) {
  return states.effects[static_cast<std::size_t>(state)];
}

}  // namespace securebase::safety

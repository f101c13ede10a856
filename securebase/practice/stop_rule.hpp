// When an exercise stops, what comes then, and when the next deeper one may begin.
// Source: the stop rule of the programme (distress 0 to 10; at 7 or more, up by 3, or unreal).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "securebase/base/instant.hpp"
#include "securebase/practice/form.hpp"

namespace securebase::practice {

inline constexpr int distress_to_stop = 7;
inline constexpr int rise_to_stop = 3;
inline constexpr int seconds_of_looking_around = 120;
inline constexpr std::int64_t seconds_of_rest = 24 * 60 * 60;

struct Distress {
  int value = 0;  // 0 to 10
  bool unreal = false;  // things feel unreal, or time was lost
};

enum class Reason { high, rose, unreal, asked };  // asked: the person said stop
[[nodiscard]] std::string_view name_of(Reason reason);

// Why to stop, in the order of the list; empty: go on. `before` is missing when it was skipped.
[[nodiscard]] std::vector<Reason> reasons_to_stop(const std::optional<Distress>& before,
                                                  const Distress& now);

// Where a person is in an exercise.
enum class Phase {
  before,       // how high is distress now
  settle_first,  // too high to begin: only what settles is open
  steps,
  after,
  look_around,  // stopped: two minutes of looking around
  again,        // distress is asked once more
  help,         // still high: people who can help, and telling someone
  done
};
[[nodiscard]] std::optional<Phase> phase_of(std::string_view name);
[[nodiscard]] std::string_view name_of(Phase phase);

// What happened in a phase.
enum class Event {
  begun,      // the steps are through, the two minutes are over, or there is nothing to ask
  told,       // distress was told
  stop,       // "stop here", "this is too much"
  leave       // end without more
};
[[nodiscard]] std::optional<Event> event_of(std::string_view name);

struct Moved {
  Phase phase = Phase::done;
  std::vector<Reason> because;
  bool rests = false;  // deeper levels rest for a day from now
};

// The phase that follows. `settling`: the exercise calms, and so is open at high distress; it stops
// only when distress rose or things feel unreal. Every pair of phase and event has an answer.
[[nodiscard]] Moved next(Phase phase, Event event, const std::optional<Distress>& before,
                         const std::optional<Distress>& now, bool settling);

// Why a form does not open now.
enum class Closed { level_rests, day_of_rest, needs_screen };
[[nodiscard]] std::string_view name_of(Closed closed);

struct Situation {
  std::vector<Level> open_levels;       // of the state of safety
  std::optional<Instant> rests_until;   // after a stop
  Instant now;
  bool screened = false;  // each person answered the check of the relationship, and nothing was raised
};

// Nothing: it opens. After a stop, what settles stays open, and deeper levels and the work on early
// patterns rest for a day. In a time of danger to life every level rests: that is a time for people.
[[nodiscard]] std::optional<Closed> closed(const Form& form, const Situation& situation);

}  // namespace securebase::practice

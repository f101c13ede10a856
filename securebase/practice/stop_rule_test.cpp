#include "securebase/practice/stop_rule.hpp"

#include <doctest/doctest.h>

#include "securebase/practice/form_for_test.hpp"

using namespace securebase;
using namespace securebase::practice;
using namespace securebase::practice::for_test;
using Reasons = std::vector<Reason>;

TEST_CASE("every pair of distress before and now, against the rule in words") {
  for (int before = 0; before <= 10; ++before) {
    for (int now = 0; now <= 10; ++now) {
      for (const bool unreal : {false, true}) {
        const Reasons because = reasons_to_stop(Distress{before, false}, {now, unreal});
        const bool stops = now >= 7 || now >= before + 3 || unreal;
        CHECK(because.empty() == !stops);
      }
    }
  }
  CHECK(reasons_to_stop(std::nullopt, {6, false}).empty());
  CHECK(reasons_to_stop(Distress{4, false}, {7, true}) ==
        Reasons{Reason::high, Reason::rose, Reason::unreal});
}

TEST_CASE("the way through an exercise that goes well") {
  const Distress low{3, false};
  CHECK(next(Phase::before, Event::told, low, {}, false).phase == Phase::steps);
  CHECK(next(Phase::before, Event::begun, {}, {}, false).phase == Phase::steps);  // skipped
  CHECK(next(Phase::steps, Event::begun, low, {}, false).phase == Phase::after);
  const Moved end = next(Phase::after, Event::told, low, Distress{2, false}, false);
  CHECK(end.phase == Phase::done);
  CHECK_FALSE(end.rests);
}

TEST_CASE("stop, two minutes of looking around, ask again, then help") {
  const Distress before{4, false};
  const Moved stopped = next(Phase::steps, Event::told, before, Distress{7, false}, false);
  CHECK(stopped.phase == Phase::look_around);
  CHECK(stopped.because == Reasons{Reason::high, Reason::rose});
  CHECK(stopped.rests);
  CHECK(next(Phase::after, Event::told, before, Distress{7, false}, false).phase ==
        Phase::look_around);
  CHECK(next(Phase::steps, Event::stop, before, {}, false).phase == Phase::look_around);
  CHECK(next(Phase::look_around, Event::begun, before, {}, false).phase == Phase::again);
  CHECK(next(Phase::again, Event::told, before, Distress{8, false}, false).phase == Phase::help);
  CHECK(next(Phase::again, Event::told, before, Distress{3, true}, false).phase == Phase::help);
  CHECK(next(Phase::again, Event::told, before, Distress{5, false}, false).phase == Phase::done);
  CHECK(next(Phase::help, Event::begun, before, {}, false).phase == Phase::done);
}

TEST_CASE("too high to begin: only what settles begins") {
  const Distress high{8, false}, unreal{2, true};
  CHECK(next(Phase::before, Event::told, high, {}, false).phase == Phase::settle_first);
  CHECK(next(Phase::before, Event::told, unreal, {}, false).phase == Phase::settle_first);
  CHECK(next(Phase::before, Event::told, high, {}, true).phase == Phase::steps);
  CHECK(next(Phase::before, Event::told, unreal, {}, true).phase == Phase::steps);
  // What settles is no reason to stop while it does not make things worse.
  CHECK(next(Phase::after, Event::told, high, Distress{8, false}, true).phase == Phase::done);
  CHECK(next(Phase::after, Event::told, Distress{5, false}, Distress{8, false}, true).phase ==
        Phase::look_around);
}

TEST_CASE("every phase answers every event, and leaving always ends") {
  for (int phase = 0; phase <= static_cast<int>(Phase::done); ++phase) {
    for (int event = 0; event <= static_cast<int>(Event::leave); ++event) {
      for (const bool settling : {false, true}) {
        const auto from = static_cast<Phase>(phase);
        const Moved moved = next(from, static_cast<Event>(event), Distress{9, true},
                                 Distress{9, true}, settling);
        CHECK(phase_of(name_of(moved.phase)) == moved.phase);
        if (static_cast<Event>(event) == Event::leave) CHECK(moved.phase == Phase::done);
      }
    }
  }
}

TEST_CASE("which forms rest, and for how long") {
  Form alone, deep, calms, supported, couple;
  deep.step = 2;
  calms.settling = true;
  supported.level = Level::with_support;
  couple.screen = true;
  Situation now;
  now.open_levels = {Level::alone, Level::with_support, Level::clinician};
  now.now = {1000};
  for (const Form* each : {&alone, &deep, &calms, &supported}) CHECK_FALSE(closed(*each, now));
  CHECK(closed(couple, now) == Closed::needs_screen);
  now.screened = true;
  CHECK_FALSE(closed(couple, now));
  now.rests_until = Instant{1000 + seconds_of_rest};
  CHECK_FALSE(closed(alone, now));
  CHECK_FALSE(closed(calms, now));
  CHECK(closed(deep, now) == Closed::day_of_rest);
  CHECK(closed(supported, now) == Closed::day_of_rest);
  now.now = {1000 + seconds_of_rest};  // the day is over
  CHECK_FALSE(closed(deep, now));
  now.open_levels = {Level::alone};  // a time to take care
  CHECK(closed(supported, now) == Closed::level_rests);
  CHECK_FALSE(closed(alone, now));
  Form doorway;
  doorway.level = Level::clinician;
  doorway.doorway = true;
  now.rests_until = Instant{now.now.seconds + 10};
  CHECK_FALSE(closed(doorway, now));  // it leads to a person, and asks no more than that needs
  now.open_levels = {};  // danger to life: a time for people, also instead of what settles
  CHECK(closed(calms, now) == Closed::level_rests);
  CHECK(closed(doorway, now) == Closed::level_rests);
}

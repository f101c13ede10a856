#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "securebase/content/safety_readers.hpp"
#include "securebase/safety/state.hpp"

namespace securebase::content {

using safety::Event;
using safety::State;

namespace {

constexpr std::size_t count = safety::state_ids.size();
using Reach = std::array<std::array<bool, count>, count>;

std::size_t place(State state) { return static_cast<std::size_t>(state); }

bool goes_down(const MovePlace& move) {
  return safety::height(move.to) < safety::height(move.from);
}

// Which state leads to which by raising events that leave the state and do not go down.
Reach upward(const std::vector<MovePlace>& moves) {
  Reach reach{};
  for (const MovePlace& move : moves) {
    if (safety::raises(move.on) && move.from != move.to && !goes_down(move)) {
      reach[place(move.from)][place(move.to)] = true;
    }
  }
  for (std::size_t by = 0; by < count; ++by) {
    for (std::size_t from = 0; from < count; ++from) {
      for (std::size_t to = 0; to < count; ++to) {
        reach[from][to] = reach[from][to] || (reach[from][by] && reach[by][to]);
      }
    }
  }
  return reach;
}

void keep_raising(const MovePlace& move, const Reach& reach) {
  const auto from = safety::id(move.from), on = safety::id(move.on), to = safety::id(move.to);
  if (goes_down(move) || (move.from != move.to && reach[place(move.to)][place(move.from)])) {
    move.at.problem(
        fmt::format("'{}' leads from '{}' down to '{}': a cycle in the states", on, from, to),
        "An event that tells of trouble may only raise a state, or leave it.");
  } else if (safety::tells_of_danger(move.on) && move.to != State::acute) {
    move.at.problem(fmt::format("'{}' tells of danger now and leads to '{}'", on, to),
                    "Let it lead to acute from each state.");
  } else if (safety::height(move.to) == 0) {
    move.at.problem(fmt::format("'{}' tells of trouble and leads to '{}'", on, to),
                    "Let it lead to elevated or acute.");
  }
}

}  // namespace

void keep_move_rules(const std::vector<MovePlace>& moves) {
  const Reach reach = upward(moves);
  for (const MovePlace& move : moves) {
    if (safety::raises(move.on)) {
      keep_raising(move, reach);
    } else if (move.on == Event::negative && move.from != move.to) {
      move.at.problem(
          fmt::format("One check with no each time leads from '{}' to '{}'", safety::id(move.from),
                      safety::id(move.to)),
          "Let it stay: only 'settled' and 'clinician_note' lower a state.");
    } else if (move.from != move.to &&
               (move.to != State::resolved || safety::height(move.from) == 0)) {
      move.at.problem(
          fmt::format("'{}' leads from '{}' to '{}'", safety::id(move.on), safety::id(move.from),
                      safety::id(move.to)),
          "From elevated and acute it leads to resolved, so that the hard time stays known; "
          "otherwise it stays.");
    }
  }
}

}  // namespace securebase::content

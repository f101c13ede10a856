// The shape of the rules that ship, small and without their texts.
#pragma once

#include "securebase/safety/state.hpp"

namespace securebase::safety {

inline States states_for_test() {
  States states;
  for (std::size_t s = 0; s < state_ids.size(); ++s) {
    const auto from = static_cast<State>(s);
    for (std::size_t e = 0; e < event_ids.size(); ++e) {
      const auto event = static_cast<Event>(e);
      State to = from;
      if (tells_of_danger(event) || (raises(event) && from == State::acute)) {
        to = State::acute;
      } else if (raises(event)) {
        to = State::elevated;
      } else if (event != Event::negative && height(from) > 0) {
        to = State::resolved;
      }
      states.moves[s][e] = to;
    }
  }
  states.effects[1].gates = {"X02"};
  states.effects[1].exercises = {ExerciseLevel::alone};
  states.effects[1].card = Card::offer;
  states.effects[1].ask_again_minutes = 24 * 60;
  states.effects[2].matcher = false;
  states.effects[2].card = Card::full;
  states.effects[2].ask_again_minutes = 10;
  return states;
}

}  // namespace securebase::safety

// The calls about safety. They are answered on the device alone and never over HTTP: what a person
// says about danger has no address on the server. So schema/openapi.yaml does not name them; what
// goes in and comes out stands here, as TypeScript.
//
//   type Words = { title: string; text: string[] };
//   type Given = { question: string; answer: string };
//   type Question = { id: string; ask: string; again?: string; only_if?: Given[];
//                     answers: { id: string; text: string }[] };
//   type Time = string;      // "2026-11-24T16:00:00Z", of UTC; parts of a second are left out
//   type State = 'none' | 'elevated' | 'acute' | 'resolved';
//   type Event = 'negative' | 'positive' | 'acute' | 'not_safe' | 'item' | 'words_confirmed' |
//                'urge' | 'attempt' | 'means' | 'clinician_note' | 'settled';
//
//   GET  /api/v1/safety/check
//     -> { version: string; title: string; intro: string[]; who_sees: string; how: string;
//          questions: Question[] }
//   POST /api/v1/safety/check         { answers: Given[] }
//     -> { outcome: 'negative' | 'positive' | 'acute'; event: Event; next: string | null } & Words
//        and, when it is acute: { steps: { id: string; text: string }[];
//          with_someone: { ask: string; answers: { id: string; text: string; says: string }[] };
//          leave: string }
//     `next` is the question to ask; the outcome counts questions left open as a yes, so it is to be
//     shown when `next` is null or the person stops.
//
//   POST /api/v1/safety/step          { history: { at: Time; event: Event; from?: State; to?: State }[];
//                                       event?: Event; at: Time }
//     -> { state: State;
//          effects: { matcher: boolean; gates: string[]; card: 'none' | 'offer' | 'full';
//                     exercises: ('alone' | 'with_support' | 'clinician')[] };
//          history: { at: Time; event: Event; from: State; to: State }[];
//          faults: { line: number; kind: 'unsorted' | 'future' | 'claimed'; text: string }[];
//          says: Words & { exercises: string; suggestions: string; again: string };
//          ask_again_at: Time | null }
//     `at` is now. The history goes in as it came out, oldest first; moves are worked out anew.
//     `settled` is found by the program and cannot be sent as an event.
//
//   GET  /api/v1/safety/relationship
//     -> { version: string; title: string; intro: string[]; who_sees: string;
//          questions: Question[]; tips_title: string; tips: string[]; if_it_is_me: Words;
//          stopped: Words }
//   POST /api/v1/safety/relationship  { answers: Given[] }
//     -> { outcome: 'stopped' | 'none' | 'some' | 'danger'; next: string | null;
//          flags: { id: string; text: string }[] } & Words
//
//   POST /api/v1/safety/words         { text: string }
//     -> { offer: false } | ({ offer: true; yes: string; no: string } & Words)
//   POST /api/v1/safety/coercion      { text: string }
//     -> { warning: false; red_flags: { id: string; text: string }[] } |
//        { warning: true; title: string; says: string; red_flags: { id: string; text: string }[] }
//
// Everything else is a problem document, as of the other calls. Nothing is kept between two calls.
#pragma once

#include <vector>

#include "securebase/contract/calls.hpp"
#include "securebase/safety/rules.hpp"

namespace securebase::contract {

// The rules must outlive the calls.
[[nodiscard]] std::vector<Call> safety_calls(const safety::Rules& rules);

}  // namespace securebase::contract

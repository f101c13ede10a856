#include "securebase/content/safety_folder_for_test.hpp"

#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "securebase/safety/rules_for_test.hpp"

namespace securebase::content {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view end = R"(sources: [Made up]
review: {by: none, note: Made up for tests}
written_on: '2026-11-24'
)";

constexpr std::string_view check = R"(version: 1.0.0
language: en
title: A check
intro: [We ask.]
who_sees: Nobody.
how: Any yes counts.
questions:
  - id: wish
    ask: Do you wish it?
    answers:
      - {id: 'no', text: 'No'}
      - {id: 'yes', text: 'Yes', event: positive}
      - {id: skip, text: Not now, event: positive}
  - id: now
    only_if: {any: [{question: wish, answer: 'yes'}, {question: wish, answer: skip}]}
    ask: At this moment?
    answers:
      - {id: 'no', text: 'No'}
      - {id: 'yes', text: 'Yes', event: acute}
after:
  negative: {title: Thank you, text: [One moment.]}
  positive: {title: Thank you, text: [Tell someone.]}
  acute:
    title: Get help
    text: [Please.]
    steps: [{id: call, text: Call.}]
    with_someone: {ask: 'Are you alone?', answers: [{id: 'no', text: 'No', says: Stay.}]}
    leave: You can leave.
worked_cases:
  - {name: no, answers: {wish: 'no'}, expect: negative}
  - {name: yes and left open, answers: {wish: 'yes'}, expect: positive}
  - {name: now, answers: {wish: skip, now: 'yes'}, expect: acute}
)";

constexpr std::string_view relationship = R"(version: 1.0.0
language: en
title: About us
intro: [Alone.]
who_sees: Nobody.
questions:
  - id: device
    ask: Who could see this?
    answers:
      - {id: 'no', text: Nobody}
      - {id: 'yes', text: Someone, stop: true}
  - id: afraid
    ask: Are you afraid?
    answers:
      - {id: 'no', text: 'No'}
      - {id: 'yes', text: 'Yes', counts: true}
  - id: neck
    only_if: {any: [{question: afraid, answer: 'yes'}]}
    ask: The neck?
    answers:
      - {id: 'no', text: 'No'}
      - {id: 'yes', text: 'Yes', counts: true, danger: true, flag: neck}
flags: [{id: neck, text: See a doctor.}]
after:
  stopped: {title: Lines, text: [Call.]}
  none: {title: Thank you, text: [Call.]}
  some: {title: Thank you, text: [Call.]}
  danger: {title: Danger, text: [Call.]}
tips_title: Devices
tips: [Use another.]
if_it_is_me: {title: If it is you, text: [Stop.]}
worked_cases:
  - {name: seen, answers: {device: 'yes', neck: 'yes'}, expect: stopped}
  - {name: neck, answers: {device: 'no', neck: 'yes'}, expect: danger}
)";

constexpr std::string_view coercion = R"(version: 1.0.0
language: en
title: Force
warning: Never force.
difference: [Calm.]
facts: [{text: A fact., source: Made up}]
red_flags:
  - {id: holding, text: Holding., about: child, words_found: [holding therapy, forced holding]}
  - {id: birth, text: Births., about: any, words_found: [rebirthing]}
search_words: [attachment therapy, rebirthing]
search_says: See the difference.
if_now: [Stop.]
report:
  title: I saw this
  intro: [Tell us.]
  who_sees: Us.
  fields: [{id: what, title: What, kind: text, hint: Say it., needed: true}]
  after: [Thank you.]
)";

constexpr std::string_view phrases = R"(version: 1.0.0
language: en
limits: [It misses much.]
offer: {title: Heavy words, text: ['Shall we ask?'], 'yes': 'Yes', 'no': 'No'}
rule:
  one: 2
  pair: 2
  near: {lyric: 2, joke: 1, quotation: 2, work: 1, past: 1, figure: 1, news: 2, other-person: 2,
    negated: 0}
alike:
  - {from: can't, to: can not}
heavy:
  - {kind: direct, strength: 3, phrases: [all is dark]}
  - {kind: plan, strength: 2, phrases: [go * dark]}
light:
  - {kind: lyric, phrases: [song]}
)";

constexpr std::string_view sentences = R"(version: 1.0.0
language: en
sentences:
  - {id: h1, half: a, kind: direct, heavy: true, text: All is dark.}
  - {id: h2, half: b, kind: direct, heavy: true, text: I go far dark.}
  - {id: l1, half: a, kind: lyric, heavy: false, text: A song.}
  - {id: l2, half: b, kind: work, heavy: false, text: A desk.}
)";

// As the states for tests of the room are, so that both are the same rules.
std::string states_file() {
  const safety::States states = safety::states_for_test();
  const std::string says =
      "    says: [It is so.]\n    says_exercises: Some.\n    says_suggestions: Some.\n"
      "    says_again: Later.\n";
  std::string text =
      "version: 1.0.0\nlanguage: en\ntitle: States\nstates:\n"
      "  - id: none\n    title: Nothing\n" + says +
      "    matcher: true\n    exercises: [alone, with_support, clinician]\n    card: none\n"
      "  - id: elevated\n    title: A hard time\n" + says +
      "    matcher: true\n    gates: [X02]\n    exercises: [alone]\n    card: offer\n"
      "    ask_again_hours: 24\n"
      "  - id: acute\n    title: Danger\n" + says +
      "    matcher: false\n    exercises: []\n    card: full\n    ask_again_minutes: 10\n"
      "  - id: resolved\n    title: After\n" + says +
      "    matcher: true\n    exercises: [alone]\n    card: offer\nevents:\n";
  for (const std::string_view event : safety::event_ids) {
    text += "  - {id: " + std::string(event) + ", text: It happened.}\n";
  }
  text += "settled: {checks: 2, hours_apart: 72, note: In a row.}\nmoves:\n";
  for (std::size_t s = 0; s < safety::state_ids.size(); ++s) {
    for (std::size_t e = 0; e < safety::event_ids.size(); ++e) {
      text += "  - {from: " + std::string(safety::state_ids[s]) +
              ", 'on': " + std::string(safety::event_ids[e]) +
              ", to: " + std::string(safety::id(states.moves[s][e])) + "}\n";
    }
  }
  return text + "worked_cases:\n  - {name: nothing, events: [], expect: none}\n"
                "  - {name: eased, events: [acute, settled], expect: resolved}\n";
}

std::string plan_file() {
  std::string text =
      "version: 1.0.0\nlanguage: en\ntitle: My plan\nintro: [Short.]\nwho_sees: Nobody.\nparts:\n";
  for (const char* part : {"warning-signs", "on-my-own", "people-places", "ask-for-help",
                           "professionals", "surroundings", "reasons"}) {
    text += "  - {id: " + std::string(part) +
            ", title: A part, why: It helps., hint: Write., prompts: ['What?'], examples: [This.]}\n";
  }
  return text + "facts: [{text: A fact., rows: [E72], source: Made up}]\nafter: [Keep it.]\n";
}

}  // namespace

SafetyFolder::SafetyFolder() {
  std::string name = (fs::temp_directory_path() / "safety-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  fs::create_directory(folder_ / "safety");
  const auto write = [this](const char* file, std::string_view text, std::string_view rest) {
    std::ofstream(folder_ / "safety" / file, std::ios::binary) << text << rest;
  };
  write("check.yaml", check, end);
  write("states.yaml", states_file(), end);
  write("relationship.yaml", relationship, end);
  write("plan.yaml", plan_file(), end);
  write("coercion.yaml", coercion, end);
  write("phrases.yaml", phrases, end);
  write("phrase-tests.yaml", sentences, "");
}

SafetyFolder::~SafetyFolder() {
  std::error_code error;
  fs::remove_all(folder_, error);
}

int SafetyFolder::replace(std::string_view file, std::string_view from, std::string_view to) const {
  const fs::path path = folder_ / "safety" / file;
  std::ifstream stream(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(stream), {});
  stream.close();
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("not there: " + std::string(from));
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  text.replace(at, from.size(), to);
  std::ofstream(path, std::ios::binary) << text;
  return static_cast<int>(line) + 1;
}

}  // namespace securebase::content

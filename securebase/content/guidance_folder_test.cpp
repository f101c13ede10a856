#include "securebase/content/guidance_folder_for_test.hpp"

namespace securebase::content {
namespace {

constexpr std::string_view talk = R"(id: talk
version: 1.0.0
language: en
name: The Way of Talk
short_name: Talk
letters: WOT
also_called: [talking]
not_to_confuse: []
began: Nobody, made up
one_line: You sit and talk.
for_whom: [Those who like to talk., Those who like to sit.]
people: [adult]
online: usual
length: {least: 8, most: 20, words: Some weeks.}
works_with: [talk]
time: [present, past]
homework: low
steps:
  - {title: Sit, text: You sit down.}
  - {title: Talk, text: You talk.}
a_meeting: You sit and talk for a while.
alone: [Sit.]
with_support: [Sit with a friend.]
clinician_only: [Talk of the past.]
not_when: [Not in danger.]
not_good_for: [Those who run.]
asks_of_you: [Time.]
by_pattern: {secure: Soon., anxious: Steady., avoidant: Slow., fearful: Short.}
credentials: [A licence.]
ask:
  - {question: 'Will we sit?', good: 'Yes, we will.', concern: We will run.}
  - {question: 'Will we talk?', good: 'Yes, we will.', concern: No.}
evidence:
  label: good
  for: sitting
  line: People who talk sit better.
  rows: [E01, E03]
  not_known: [If they talk better.]
sources: [Made up]
review: {by: none, note: Not yet reviewed by a clinician}
written_on: '2026-11-24'
)";

std::string pair() {
  std::string text(talk);
  const auto set = [&text](std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
  };
  set("id: talk", "id: pair");
  set("The Way of Talk", "The Way of Two");
  set("short_name: Talk", "short_name: Two");
  set("people: [adult]", "people: [couple]");
  set("  label: good\n  for: sitting\n", "  label: none_found\n");
  set("rows: [E01, E03]", "rows: [E02]");
  return text;
}

constexpr std::string_view evidence = R"(version: 1.0.0
language: en
labels: {strong: Many., good: Some., promising: Few., early: One., none_found: None.,
         indirect: Near.}
designs:
  between_groups: It can show an effect.
  before_after: It shows a change.
  correlation: It shows a link.
  observation: It shows care.
  review: It sums up.
  none: It shows nothing.
reading: [Look at the design., Then at the number., Then at the doubt.]
rows:
  - id: E01
    ways: [talk]
    topic: therapy
    about: talking
    population: people who sit
    outcome: sitting
    comparator: people who stand
    design: between_groups
    studies: 3
    people: 90
    figures:
      - {what: sitting, metric: g, value: 0.5, low: 0.2, high: 0.8}
      - {what: falling, metric: RR, value: 0.6}
    better: higher
    result: favours
    words: They sat better than those who stood.
    source: Somebody 2020
    checked: read
    sure: some
    sure_why: Three trials.
    shown: true
  - id: E02
    ways: [pair]
    topic: therapy
    about: two people
    population: 'none'
    outcome: 'none'
    comparator: 'none'
    design: none
    studies: 0
    figures: []
    better: higher
    result: none
    words: We found no study.
    source: A search of our own
    checked: read
    sure: low
    sure_why: There is none.
    conflicts_with: [E03]
    shown: true
  - id: E03
    ways: []
    topic: relationship
    about: the bond with a therapist
    population: people in therapy
    outcome: how it ends
    comparator: 'none'
    design: correlation
    figures:
      - {what: bond and end, metric: r, value: 0.28, low: 0.26, high: 0.3}
    better: higher
    result: favours
    words: The two go together.
    source: Somebody 2018
    checked: both
    sure: high
    sure_why: Many studies.
    shown: true
)";

constexpr std::string_view needs = R"(version: 1.0.0
language: en
ways: [talk, pair]
groups:
  - {id: bonds, title: My bonds}
  - {id: self, title: Myself, note: A note.}
needs:
  - id: G01
    group: bonds
    title: I worry about being left
    suggested_by: {patterns: [anxious], signs: [trust], about: [self, couple]}
    cells: {talk: F, pair: A}
    why:
      - ways: [talk]
        text: It works on the bond.
        sources: [E01]
      - ways: [pair]
        text: It helps beside it.
        sources: [consensus]
  - id: P01
    group: self
    title: I cannot lean on anyone
    more: I do it all by myself.
    first: doctor
    first_why: It may be the body.
    cells: {talk: S}
    why:
      - ways: [talk]
        text: It starts with you.
        sources: [E03, consensus]
gates:
  - id: X01
    title: Someone close frightens me
    page: relationship
    list_after: true
    cells: {talk: S, pair: X}
    why:
      - ways: [talk]
        text: Your own help may go on.
        sources: [consensus]
      - ways: [pair]
        text: It is not safe for two.
        sources: [consensus]
    says: [You come first.]
)";

constexpr std::string_view page = R"(id: bonds
version: 1.0.0
language: en
kind: topic
order: 10
title: What bonds are
lead: They tie.
sections:
  - title: One
    text: [A bond ties.]
  - title: Two
    list: [Near., Far.]
corrects:
  - {claim: Talk is all., research: It is not., rows: [E01]}
needs: [G01]
see:
  - {to: /match, words: Find ways}
  - {to: /ways/talk, words: Read of talk}
  - {to: /understand/bonds, words: Read again}
search: [ties]
sources: [Made up]
review: {by: none, note: Not yet reviewed by a clinician}
written_on: '2026-11-24'
)";

// By hand: often and often give alone 1, talk 2 + 3.
constexpr std::string_view guided_check = R"(id: seven-signs
version: 1.0.0
language: en
title: Signs
intro: [Nobody sees it., It is no test.]
options:
  - {id: alone, title: Alone, text: Try it alone., to: /map/new, to_words: Map a bond}
  - {id: talk, title: Talk, text: Talk to someone., to: /ways/talk, to_words: Read of talk}
questions:
  - id: trust
    title: Trust
    means: You can lean.
    example: You ask.
    ask: Does this fit?
    answers:
      - {id: often, text: 'Yes, often', weights: {alone: 1, talk: 2}, needs: [G01]}
      - {id: seldom, text: Seldom}
  - id: on_off
    title: On and off
    means: You part and meet.
    ask: Does this fit?
    answers:
      - {id: often, text: 'Yes, often', weights: {talk: 3}}
      - {id: seldom, text: Seldom, weights: {}}
how: Points are added.
always: [alone]
sources: [Made up]
review: {by: none, note: Not yet reviewed by a clinician}
written_on: '2026-11-24'
worked_cases:
  - name: both often
    answers: {trust: often, on_off: often}
    expect: {first: talk, points: {talk: 5, alone: 1}}
  - name: one skipped
    answers: {on_off: seldom}
    expect: {first: alone}
)";

constexpr std::string_view consult = R"(version: 1.0.0
language: en
title: Questions
intro: [You may ask.]
who_sees: Nobody sees it.
general:
  - {id: q1, question: 'How do you work?', why: To know., good: They tell., concern: They do not.}
  - {id: q2, question: 'Where is it?', why: To go there., good: They tell., concern: They shrug.}
by_need:
  - {needs: [G01, P01], question: 'How do you part?', why: To know.}
green_flags: [They listen.]
red_flags: [They shout.]
first_meeting:
  one:
    title: My sheet
    note: A few words.
    parts: [{title: What brings me, hint: 'What happened?'}]
  two:
    title: Our sheet
    note: Each alone.
    parts: [{title: My part, hint: What I do., private: true}]
sources: [Made up]
review: {by: none, note: Not yet reviewed by a clinician}
written_on: '2026-11-24'
)";

}  // namespace

GuidanceFolder::GuidanceFolder() {
  write("ways/talk.yaml", talk);
  write("ways/pair.yaml", pair());
  write("evidence/evidence.yaml", evidence);
  write("indications/needs.yaml", needs);
  write("understand/bonds.yaml", page);
  write("checks/seven-signs.yaml", guided_check);
  write("consult/questions.yaml", consult);
  write("texts/en/words-we-avoid.yaml", "version: 1.0.0\nwords: [grumpy, cold fish]\n");
}

}  // namespace securebase::content

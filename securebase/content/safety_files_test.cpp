// Fear: a slip of an author's hand weakens the safety check, its states or its guard, and nobody is
// told.
#include "securebase/content/safety_files.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "securebase/content/catalogue.hpp"
#include "securebase/content/content_folder_for_test.hpp"
#include "securebase/content/guidance.hpp"
#include "securebase/content/safety_folder_for_test.hpp"
#include "securebase/safety/state.hpp"

namespace securebase::content {
namespace {

std::string listed(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& p : problems) text += fmt::format("{}: {}. {}\n", p.where, p.what, p.mend);
  return text;
}

// What the check says of the slip, and on which line below the change.
struct Slip {
  std::string_view file, from, to, what;
  int lines_below = 0;
  std::size_t problems = 1;
};

void expect_told(const Slip& slip) {
  const SafetyFolder folder;
  const int line = folder.replace(slip.file, slip.from, slip.to) + slip.lines_below;
  const CheckReport report = check(folder.path(), schema_folder(), safety_kinds);
  INFO("slip: ", std::string(slip.from), " -> ", std::string(slip.to));
  INFO(listed(report.problems));
  CHECK(report.problems.size() == slip.problems);
  if (report.problems.empty()) return;
  const std::string begin =
      fmt::format("{}:{} ", (folder.path() / "safety" / slip.file).generic_string(), line);
  CHECK((report.problems[0].where + " ").starts_with(begin));
  CHECK(report.problems[0].what.find(slip.what) != std::string::npos);
  CHECK(report.problems[0].mend.size() > 6);
}

safety::Rules rules_of(const SafetyFolder& folder) {
  ContentFiles files = read_files(folder.path(), safety_kinds);
  return read_safety(files);
}

}  // namespace

TEST_CASE("good files become rules, and their worked cases run") {
  const SafetyFolder folder;
  const CheckReport report = check(folder.path(), schema_folder(), safety_kinds);
  INFO(listed(report.problems));
  CHECK(report.problems.empty());
  CHECK(report.files == 7);
  CHECK(report.worked_cases == 7);
  const safety::Rules rules = rules_of(folder);
  REQUIRE(rules.check.questions.size() == 2);
  CHECK(rules.check.questions[1].only_if.size() == 2);
  CHECK(rules.check.questions[1].answers[1].event == safety::Event::acute);
  CHECK(rules.check.acute.answers[0].says == "Stay.");
  CHECK(rules.states.effects[1].gates == std::vector<std::string>{"X02"});
  CHECK(rules.states.effects[1].ask_again_minutes == 24 * 60);
  CHECK(rules.states.effects[2].exercises.empty());
  CHECK(move(rules.states, safety::State::acute, safety::Event::settled) ==
        safety::State::resolved);
  CHECK(rules.relationship.questions[2].answers[1].flag == 0);
  CHECK(rules.relationship.danger.title == "Danger");
  CHECK(rules.coercion.red_flags[0].words.size() == 2);
  CHECK(rules.phrases.heavy[1].words == "go * dark");
  CHECK(rules.phrases.near == std::array<int, 9>{2, 1, 2, 1, 1, 1, 2, 2, 0});
  CHECK(rules.phrases.alike[0].to == "can not");
  CHECK(rules.phrases.yes == "Yes");
  const auto tests = load_phrase_tests(folder.path());
  REQUIRE(tests);
  CHECK(tests->sentences.size() == 4);
  CHECK(tests->sentences[3].kind == "work");
}

TEST_CASE("fear: a slip in the table of states goes unseen") {
  constexpr std::string_view file = "states.yaml";
  const Slip slips[] = {
      {file, "{from: acute, 'on': positive, to: acute}", "{from: acute, 'on': positive, to: elevated}",
       "a cycle in the states"},
      {file, "{from: none, 'on': urge, to: elevated}", "{from: none, 'on': urge, to: resolved}",
       "tells of trouble and leads to 'resolved'"},
      {file, "{from: none, 'on': urge, to: elevated}", "{from: none, 'on': urge, to: none}",
       "tells of trouble"},
      {file, "{from: none, 'on': means, to: acute}", "{from: none, 'on': means, to: elevated}",
       "tells of danger now"},
      {file, "{from: elevated, 'on': negative, to: elevated}",
       "{from: elevated, 'on': negative, to: resolved}", "One check with no each time"},
      {file, "{from: acute, 'on': settled, to: resolved}", "{from: acute, 'on': settled, to: none}",
       "'settled' leads from 'acute' to 'none'", 0, 2},
      {file, "{from: none, 'on': clinician_note, to: none}",
       "{from: none, 'on': clinician_note, to: resolved}", "'clinician_note' leads"},
      {file, "{from: none, 'on': urge, to: elevated}", "{from: none, 'on': item, to: elevated}",
       "no move from 'none' on 'urge'", -7, 2},
      {file, "  - {from: none, 'on': urge, to: elevated}\n", "", "no move from 'none' on 'urge'", -7},
      {file, "{from: none, 'on': urge,", "{from: none, 'on': itch,", ""},
      {file, "{from: none, 'on': urge,", "{from: nowhere, 'on': urge,", ""},
      {file, "events: [acute, settled]", "events: [acute, itch]", "", 0},
      {file, "expect: resolved}", "expect: none}", "expects 'none' and the rules give 'resolved'"},
      {file, "  - {id: urge, text: It happened.}\n", "", "'urge' is missing", -7},
      {file, "hours_apart: 72", "hours_apart: 71", "settle too soon"},
      {file, "checks: 2", "checks: 1", "settle too soon"},
      {file, "    gates: [X02]\n", "", "changes too little", -7},
      {file, "exercises: []", "exercises: [alone]", "help does not come first", -7},
      {file, "    ask_again_minutes: 10\n", "", "Nobody asks again", -9},
      {file, "  - id: resolved", "  - id: none", "'none' is given twice", -31, 2},
      {file, "says: [It is so.]", "says: [Now you are safe.]", "'you are safe'"},
  };
  for (const Slip& slip : slips) expect_told(slip);
}

TEST_CASE("fear: a slip in the check or in the relationship check goes unseen") {
  const Slip slips[] = {
      {"check.yaml", "{id: skip, text: Not now, event: positive}", "{id: skip, text: Not now}",
       "rather not say"},
      {"check.yaml", "answer: 'yes'}, {", "answer: 'maybe'}, {", "'maybe' is not known"},
      {"check.yaml", "{question: wish, answer: skip}", "{question: want, answer: skip}",
       "'want' is not known"},
      {"check.yaml", "{id: 'yes', text: 'Yes', event: acute}", "{id: 'yes', text: 'Yes'}",
       "No answer to 'now' raises", -5, 2},
      {"check.yaml", "event: acute", "event: settled", "", 0, 2},
      {"check.yaml", "  - id: now", "  - id: wish", "'wish' is given twice", 0, 2},
      {"check.yaml", "answers: {wish: 'no'}, expect: negative", "answers: {wish: 'no'}, expect: acute",
       "expects 'acute' and the rules give 'negative'"},
      {"check.yaml", "answers: {wish: 'yes'}", "answers: {hope: 'yes'}", "'hope' is no question"},
      {"check.yaml", "One moment.", "You’re safe.", "This text says"},
      {"relationship.yaml", "text: Someone, stop: true", "text: Someone",
       "does not find out who could see", -5, 2},
      {"relationship.yaml", "danger: true, flag: neck", "danger: true", "not told in full"},
      {"relationship.yaml", "danger: true, flag: neck", "danger: true, flag: nose",
       "'nose' is not known"},
      {"relationship.yaml", "stop: true", "stop: true, counts: true", "may not count"},
      {"relationship.yaml", "neck: 'yes'}, expect: danger", "neck: 'yes'}, expect: some",
       "rules give 'danger'"},
      {"plan.yaml", "id: surroundings", "id: reasons", "'surroundings' is not here"},
      {"plan.yaml", "sources: [Made up]", "sources: []", "", 0},
  };
  for (const Slip& slip : slips) expect_told(slip);
}

TEST_CASE("fear: a slip in the guard, the phrases or their sentences goes unseen") {
  const Slip slips[] = {
      {"coercion.yaml", "words_found: [rebirthing]", "words_found: []", "has no words"},
      {"coercion.yaml", "words_found: [rebirthing]", "words_found: [Rebirthing]", "cannot be looked for"},
      {"coercion.yaml", "words_found: [rebirthing]", "words_found: [forced holding]", "listed twice"},
      {"coercion.yaml", "id: birth", "id: holding", "'holding' is given twice"},
      {"coercion.yaml", "needed: true", "needed: false", "Nothing of the report is needed"},
      {"phrases.yaml", "go * dark", "All is DARK", "there twice"},
      {"phrases.yaml", "go * dark", "go* dark", "cannot be looked for"},
      {"phrases.yaml", "go * dark", "'* dark'", "cannot be looked for"},
      {"phrases.yaml", "go * dark", "so. dark", "end of a part"},
      {"phrases.yaml", "strength: 2", "strength: 4", "", 0, 1},
      {"phrases.yaml", "kind: lyric,", "kind: opera,", ""},
      {"phrases.yaml", "joke: 1", "joke: 4", ""},
      {"phrases.yaml", "  one: 2", "  one: 0", ""},
      {"phrases.yaml", "joke: 1, ", "", "'joke' is missing"},
      {"phrase-tests.yaml", "id: h2", "id: h1", "'h1' is given twice"},
      {"phrase-tests.yaml", "A desk.", "A song.", "there twice"},
      {"phrase-tests.yaml", "kind: lyric", "kind: direct", "'direct' is not known"},
      {"phrase-tests.yaml", "half: b, kind: work", "half: a, kind: work", "Half b has no light", -6},
      {"phrase-tests.yaml", "half: b, kind: work", "half: c, kind: work", "Half b has no light", -6, 2},
  };
  for (const Slip& slip : slips) expect_told(slip);
}

}  // namespace securebase::content

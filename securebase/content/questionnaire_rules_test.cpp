// Fear: a slip in a recipe or a measure of ours goes unseen: a key that names no item, a line
// outside the range, wording in a recipe, a worked case that does not hold.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "securebase/content/catalogue.hpp"
#include "securebase/content/content_folder_for_test.hpp"

namespace securebase::content {
namespace {

// Made up. Scores by hand: 2 + (4 - 3) = 3; mean (2 + 1) / 2 = 1.5.
constexpr std::string_view recipe = R"(id: small
version: 1.0.0
kind: recipe
title: A small questionnaire
status: Made up for tests
rights: {licence: none found, note: Facts only.}
sources: [Made up]
answers: [{value: 0}, {value: 1}, {value: 2}, {value: 3}, {value: 4}]
items:
  - {id: S1, link_id: /1}
  - {id: S2, reversed: true, link_id: /2}
  - {id: S3, answers: [{value: 1}, {value: 0}]}
scales:
  - id: total
    title: All of it
    items: [S1, S2]
    combine: sum
    lowest: 0
    highest: 8
    missing: {most: 1, source: our rule}
    cutoffs: [{value: 5, meaning: A line., source: made up, checked: not_checked}]
    bands: [{from: 0, label: low}, {from: 4, label: high}]
    reliability: [{kind: alpha, value: 0.8, source: made up, checked: computed_here}]
    norms: [{group: some, mean: 4, sd: 2, source: made up, checked: computed_here}]
    reliable_change: {value: 3, source: made up, checked: computed_here}
criteria:
  - id: signs
    title: Signs
    all_of: [{items: [S1, S3], at_least: 1}]
    meaning: A rule.
    source: made up
  - id: more
    title: More
    requires: [signs]
    meaning: A rule.
    source: made up
help:
  - {item: S3, at_least: 1}
worked_cases:
  - name: two items
    answers: {S1: 2, S2: 3}
    expect: {scores: {total: 3}, bands: {total: low}, criteria: {signs: true}, help: false}
)";

constexpr std::string_view measure = R"(id: ours
version: 1.0.0
kind: own
language: en
title: Our measure
status: Made up for tests
period: the last week
instruction: Think of the last week.
rights: {licence: CC-BY-4.0, note: Own wording.}
sources: [Made up]
answers: [{value: 1, label: Not at all}, {value: 2, label: Very much}]
items:
  - {id: o-1, text: I slept well on most days.}
  - {id: o-2, text: I was glad to get up.}
  - {id: o-3, text: I ate with a friend.}
  - {id: o-4, text: I went out for a walk.}
scales:
  - {id: all, title: All, items: [o-1, o-2, o-3, o-4], combine: mean, lowest: 1, highest: 2,
     missing: {most: 0, source: our rule}}
worked_cases:
  - name: the middle
    answers: {o-1: 1, o-2: 2, o-3: 1, o-4: 2}
    expect: {scores: {all: 1.5}}
)";

constexpr std::string_view recipe_file = "recipes/small.yaml";
constexpr std::string_view measure_file = "measures/ours.yaml";

std::string told(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& p : problems) text += fmt::format("{}: {} {}\n", p.where, p.what, p.mend);
  return text;
}

std::string problems_after(std::string_view file, std::string_view from, std::string_view to) {
  const ContentFolder folder;
  folder.write(recipe_file, recipe);
  folder.write(measure_file, measure);
  folder.replace(file, from, to);
  return told(check(folder.path(), schema_folder(), measuring_kinds).problems);
}

}  // namespace

TEST_CASE("sound recipes and measures become values, and their cases run") {
  const ContentFolder folder;
  const auto without = check(folder.path(), schema_folder(), measuring_kinds).worked_cases;
  folder.write(recipe_file, recipe);
  folder.write(measure_file, measure);
  const CheckReport report = check(folder.path(), schema_folder(), measuring_kinds);
  INFO(told(report.problems));
  CHECK(report.problems.empty());
  CHECK(report.worked_cases == without + 2);
  const auto loaded = load(folder.path());
  REQUIRE(loaded.has_value());
  REQUIRE(loaded->questionnaires.size() == 2);
  const measurement::Questionnaire& ours = loaded->questionnaires[0];
  CHECK(ours.own);
  CHECK(ours.has_wording);
  CHECK(ours.items[1].text == "I was glad to get up.");
  const measurement::Questionnaire& small = loaded->questionnaires[1];
  CHECK_FALSE(small.has_wording);
  CHECK(small.items[1].reversed);
  CHECK(small.items[2].answers->size() == 2);
  CHECK(small.scales[0].items == std::vector<std::size_t>{0, 1});
  CHECK(small.scales[0].most_missing == 1);
  CHECK(small.scales[0].reliabilities[0].figure.checked == measurement::Checked::computed_here);
  CHECK(small.criteria[1].requires_criteria == std::vector<std::string>{"signs"});
  CHECK(small.help[0].item == 2);
}

TEST_CASE("an installation without recipes and measures has none, and that is sound") {
  const ContentFolder folder;
  const auto loaded = load(folder.path());
  REQUIRE(loaded.has_value());
  CHECK(loaded->questionnaires.empty());
}

TEST_CASE("each slip is told") {
  struct Slip {
    std::string_view file, from, to, told;
  };
  const Slip slips[] = {
      {recipe_file, "items: [S1, S2]", "items: [S1, S9]", "There is no item 'S9'"},
      {recipe_file, "items: [S1, S2]", "items: []", "has no items"},
      {recipe_file, "highest: 8", "highest: 9", "By its items the score goes from 0 to 8"},
      {recipe_file, "combine: sum", "combine: mean", "By its items the score goes from 0 to 4"},
      {recipe_file, "combine: sum", "combine: product", "combine"},
      {recipe_file, "lowest: 0", "factor: -1\n    lowest: 0", "Expected number greater than 0"},
      {recipe_file, "most: 1", "most: 2", "2 of 2 answers may be missing"},
      {recipe_file, "{value: 5, mean", "{value: 9, mean", "9 lies outside the range 0 to 8"},
      {recipe_file, "from: 4, label: high", "from: 0, label: high", "does not begin above"},
      {recipe_file, "{from: 0, label: low}", "{from: 1, label: low}", "The first band begins at 1"},
      {recipe_file, "value: 0.8", "value: 1.0", "value"},
      {recipe_file, "mean: 4, sd: 2", "mean: 40, sd: 2", "40 lies outside"},
      {recipe_file, "sd: 2", "sd: 0", "sd"},
      {recipe_file, "{value: 3, source", "{value: 30, source", "A change of 30"},
      {recipe_file, "checked: not_checked", "checked: perhaps", "checked"},
      {recipe_file, "[S1, S3], at_least: 1", "[S1, S3], at_least: 3",
       "3 is no answer of the item 'S3'"},
      {recipe_file, "at_least: 1}]", "at_least: 1, how_many: 3}]", "3 of 2 items are asked for"},
      {recipe_file, "requires: [signs]", "requires: [later]", "no criterion 'later' before"},
      {recipe_file, "{item: S3, at_least: 1}", "{item: S3, at_least: 2}", "2 is no answer"},
      {recipe_file, "{item: S3, at_least: 1}", "{item: S4, at_least: 1}", "no item 'S4'"},
      {recipe_file, "link_id: /2", "link_id: /1", "The link_id '/1' is given twice"},
      {recipe_file, "id: S2", "id: S1", "The item 'S1' is given twice"},
      {recipe_file, "items: [S1, S3]", "items: [S1]", "uses the item 'S3'"},
      {recipe_file, "{id: S1, link", "{id: S1, text: A sentence of theirs., link", "text"},
      {recipe_file, "{value: 0}, {value: 1}, {", "{value: 0, label: No}, {value: 1}, {", "label"},
      {recipe_file, "kind: recipe", "kind: own", "lies among those of kind 'recipe'"},
      {recipe_file, "scores: {total: 3}", "scores: {total: 4}",
       "expects 4 and the engine gives 3"},
      {recipe_file, "scores: {total: 3}", "scores: {total: none}",
       "expects none and the engine gives 3"},
      {recipe_file, "bands: {total: low}", "bands: {total: high}", "expects 'high'"},
      {recipe_file, "criteria: {signs: true}", "criteria: {signs: open}",
       "expects open and the engine gives true"},
      {recipe_file, "help: false", "help: true", "expects true and the engine gives false"},
      {recipe_file, "{S1: 2, S2: 3}", "{S1: 2, S3: 3}", "3 is no answer of the item 'S3'"},
      {recipe_file, "status:", "instrument: tried\nstatus:",
       "are not those of the instrument 'tried'"},
      {recipe_file, "status:", "instrument: gone\nstatus:", "There is no instrument 'gone'"},
      {recipe_file, "id: small", "id: ours", "'ours' 1.0.0 is also in"},
      {measure_file, ", text: I slept well on most days.", "", "text"},
      {measure_file, ", label: Not at all", "", "label"},
      {measure_file, "instruction: Think of the last week.\n", "", "instruction"},
      {measure_file, "I slept well", "I was never grumpy and slept well", "'grumpy'"},
      {measure_file, "I slept well on most days.",
       "Notwithstanding considerable responsibilities sleeping was extraordinarily satisfactory.",
       "reads at school grade"},
      {measure_file, "scores: {all: 1.5}", "scores: {all: 6}", "expects 6 and the engine gives 1.5"},
  };
  for (const Slip& slip : slips) {
    const std::string problems = problems_after(slip.file, slip.from, slip.to);
    INFO("slip: ", std::string(slip.from), " -> ", std::string(slip.to), "\n", problems);
    CHECK(problems.find(slip.told) != std::string::npos);
    CHECK(problems.find(std::string(slip.file)) != std::string::npos);
  }
}

}  // namespace securebase::content

// A form with a slip is named with its file and line; a form that is added needs nothing but files.
#include "securebase/content/forms.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "securebase/content/content_folder_for_test.hpp"
#include "securebase/content/slips_for_test.hpp"

namespace securebase::content {
namespace {

constexpr std::array kinds{FileKind::form, FileKind::form_texts, FileKind::word_list,
                           FileKind::word_list_texts, FileKind::words_we_avoid};

constexpr std::string_view english = R"(id: slow-walk
version: 1.0.0
language: en
exercise: EX4.99
kind: exercise
step: 4
minutes: 5
level: alone
ways: [se]
suits: [everyone]
evidence: [consensus]
distress: true
title: Slow walk
purpose: Walk slowly and feel your feet.
for_whom: [People who sit a lot.]
recorded: How far you went.
progress: The drop from before to after.
signs:
  - {domain: regulation, field: eased, better: higher}
smaller: {text: Walk ten steps., steps: [walk]}
aftercare: [Drink some water.]
steps:
  - id: walk
    title: Walk
    guidance: [Walk as slowly as you like.]
    fields:
      - {id: far, kind: number, label: How many steps, min: 0, max: 5000}
      - id: dizzy
        kind: yes_no
        label: Do you feel dizzy
      - id: where
        kind: short_text
        label: Where you sat down
        show_if: {field: dizzy, is: 'yes'}
      - id: twice
        kind: computed
        label: Steps there and back
        value: {how: sum, of: [far]}
gates:
  - id: unwell
    when: {field: dizzy, is: 'yes'}
    to: doctor
    says: [Sit down first.]
cases:
  - name: dizzy
    answers: {dizzy: 'yes'}
    shown: [where]
    gate: unwell
  - name: a walk
    answers: {far: 10}
    hidden: [where]
    missing: []
    computed: {twice: 10}
    gate: none
)";

constexpr std::string_view spanish = R"(form: slow-walk
version: 1.0.0
language: es
title: Paseo lento
purpose: Camina despacio y siente los pies.
for_whom: [Para quien pasa mucho tiempo en una silla.]
recorded: Hasta dónde llegaste.
progress: La bajada entre antes y después.
smaller: Camina diez pasos.
aftercare: [Bebe un poco de agua.]
steps:
  walk: {title: Camina, guidance: [Camina tan despacio como quieras.]}
fields:
  far: {label: Cuántos pasos}
  dizzy: {label: Sientes mareo}
  where: {label: Dónde te sentaste}
  twice: {label: Pasos de ida y vuelta}
gates:
  unwell: [Siéntate primero.]
)";

class FormFolder : public FolderForTest {
 public:
  FormFolder() {
    write("forms/slow-walk.yaml", english);
    write("forms/es/slow-walk.yaml", spanish);
    write("lists/needs.yaml", R"(id: needs
version: 1.0.0
language: en
title: Needs
groups:
  - {id: rest, title: Rest, items: [{id: sleep, text: sleep}, {id: quiet, text: quiet}]}
)");
    write("lists/es/needs.yaml", R"(list: needs
version: 1.0.0
language: es
title: Necesidades
groups: {rest: Descanso}
items: {sleep: sueño, quiet: calma}
)");
    write("texts/en/words-we-avoid.yaml", "version: 1.0.0\nwords: [toxic]\n");
  }
};

constexpr std::string_view en = "forms/slow-walk.yaml", es = "forms/es/slow-walk.yaml",
                           list = "lists/es/needs.yaml";

}  // namespace

TEST_CASE("the small folder of forms has no problem, and its cases run") {
  const FormFolder folder;
  const CheckReport report = check(folder.path(), schema_folder(), kinds);
  INFO(listed(report.problems));
  CHECK(report.problems.empty());
  CHECK(report.worked_cases == 2);
}

TEST_CASE("every slip is told in its file") {
  struct FormSlip {
    std::string_view file, from, to, what;
  };
  const std::vector<FormSlip> slips{
      {en, "kind: number", "kind: numbers", "numbers"},
      {en, "show_if: {field: dizzy, is: 'yes'}", "show_if: {field: dizy, is: 'yes'}",
       "There is no field 'dizy'"},
      {en, "show_if: {field: dizzy, is: 'yes'}", "show_if: {field: where, answered: true}",
       "'where' is shown hangs on itself"},
      {en, "when: {field: dizzy, is: 'yes'}", "when: {field: dizzy, is: perhaps}",
       "has no option 'perhaps'"},
      {en, "of: [far]", "of: [where]", "'where' is a short_text"},
      {en, "steps: [walk]}", "steps: [run]}", "There is no step 'run'"},
      {en, "computed: {twice: 10}", "computed: {twice: 20}", "It is 10"},
      {en, "    gate: unwell\n", "    gate: none\n", "The gate is: unwell"},
      {en, "    gate: unwell\n", "", "No worked case opens the gate 'unwell'"},
      {en, "shown: [where]", "hidden: [where]", "'where' is shown"},
      {en, "answers: {far: 10}", "answers: {far: 6000}", "out_of_range"},
      {en, "id: slow-walk\n", "id: slow-stroll\n", "stands in the file"},
      {en, "level: alone", "level: expert", "expert"},
      {en, "title: Slow walk", "title: A toxic walk", "This text uses 'toxic'"},
      {en, "title: Slow walk", "title: Slow walk!", "exclamation mark"},
      {en, "distress: true\n", "distress: false\n", "does not ask for distress"},
      {es, "form: slow-walk", "form: slow-run", "There is no form 'slow-run'"},
      {es, "  dizzy: {label: Sientes mareo}\n", "", "no text for 'dizzy'"},
      {es, "  far: {label: Cuántos pasos}", "  fur: {label: Cuántos pasos}", "no 'fur'"},
      {es, "version: 1.0.0", "version: 1.1.0", "The English form is version 1.0.0"},
      {es, "  unwell: [Siéntate primero.]", "  unwell: [Siéntate., Bebe.]",
       "2 lines here and 1 in English"},
      {es, "purpose: Camina despacio y siente los pies.\n", "", "purpose"},
      {list, "quiet: calma", "silence: calma", "no text for 'quiet'"},
  };
  for (const FormSlip& slip : slips) {
    const FormFolder folder;
    folder.replace(slip.file, slip.from, slip.to);
    const CheckReport report = check(folder.path(), schema_folder(), kinds);
    INFO("slip: ", std::string(slip.from), " -> ", std::string(slip.to));
    INFO(listed(report.problems));
    const bool told = std::ranges::any_of(report.problems, [&](const Problem& problem) {
      return problem.where.find(slip.file) != std::string::npos && problem.mend.size() > 5 &&
             problem.what.find(slip.what) != std::string::npos;
    });
    CHECK(told);
  }
}

TEST_CASE("problems of forms name file, line and place") {
  const FormFolder folder;
  const int line = folder.replace(en, "is: 'yes'}\n      - id: twice", "is: 'maybe'}\n      - id: twice");
  const CheckReport report = check(folder.path(), schema_folder(), kinds);
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].where ==
        fmt::format("{}:{} /steps/0/fields/2/show_if", (folder.path() / en).generic_string(), line));
}

TEST_CASE("a form without a language is named") {
  const FormFolder folder;
  std::filesystem::remove(folder.path() / es);
  const CheckReport report = check(folder.path(), schema_folder(), kinds);
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].where.find("forms/slow-walk.yaml:1") != std::string::npos);
  CHECK(report.problems[0].what == "This form has no texts in the language 'es'");
  CHECK_FALSE(load_practising(folder.path()));
}

TEST_CASE("what pages take holds the form, its translation and no worked cases") {
  const FormFolder folder;
  const auto all = load_practising(folder.path());
  REQUIRE(all);
  REQUIRE(all->forms.size() == 1);
  const auto form = boost::json::parse(all->find("slow-walk")->json).as_object();
  CHECK_FALSE(form.contains("cases"));
  CHECK(form.at("translations").at("es").at("title").as_string() == "Paseo lento");
  CHECK(all->summaries_json().find(R"("es":{"title":"Paseo lento")") != std::string::npos);
  CHECK(all->lists_json.find("calma") != std::string::npos);
  CHECK(all->find("fast-walk") == nullptr);
}

TEST_CASE("a programme names forms and fields that there are, and its weeks add up") {
  const FormFolder folder;
  folder.write("programme/programme.yaml", R"(version: 1.0.0
language: en
weeks: 2
contacts_a_week: 3
most_minutes: 15
steps:
  - {step: 1, title: One, text: Look.}
  - {step: 2, title: Two, text: Look.}
  - {step: 3, title: Three, text: Look.}
  - {step: 4, title: Four, text: Look.}
settle_with: [slow-walk]
between_two: []
moves:
  - {id: freeze, because: You froze., met_by: [slow-walk]}
other_ways:
  - {form: slow-walk, field: dizzy, is: 'no', quote: where}
tracks:
  - id: calm
    title: Calm
    for_whom: All.
    note: Begin small.
    offered: [{needs: [G01], because: You said so.}]
    phases:
      - {title: First, weeks: 2, forms: [{form: slow-walk, times: 6}]}
)");
  constexpr std::array with_programme{FileKind::form, FileKind::form_texts, FileKind::word_list,
                                      FileKind::word_list_texts, FileKind::words_we_avoid,
                                      FileKind::programme};
  const auto problems = [&] { return check(folder.path(), schema_folder(), with_programme).problems; };
  INFO(listed(problems()));
  CHECK(problems().empty());
  constexpr std::string_view file = "programme/programme.yaml";
  const auto told = [&](std::string_view from, std::string_view to) {
    folder.replace(file, from, to);
    const std::string said = listed(problems());
    folder.replace(file, to, from);
    return said;
  };
  CHECK(told("met_by: [slow-walk]", "met_by: [fast-walk]").find("There is no form 'fast-walk'") !=
        std::string::npos);
  CHECK(told("quote: where", "quote: there").find("has no field 'there'") != std::string::npos);
  CHECK(told("times: 6", "times: 5").find("It has 5 turns in 2 weeks") != std::string::npos);
  CHECK(told("weeks: 2\ncontacts", "weeks: 3\ncontacts").find("Its phases have 2 weeks") !=
        std::string::npos);
}

TEST_CASE("what ships: the 53 exercises and the forms around them, whole in both languages") {
  const auto all = load_practising(std::filesystem::path(SECUREBASE_SOURCE_DIR) / "content");
  REQUIRE(all);
  std::size_t exercises = 0;
  for (const FormDocument& form : all->forms) {
    const auto json = boost::json::parse(form.json).as_object();
    CHECK(json.at("translations").as_object().contains("es"));
    exercises += json.contains("exercise") ? 1 : 0;
  }
  CHECK(exercises == 53);
  CHECK(all->forms.size() >= 63);
}

}  // namespace securebase::content

// Fear: a slip in what people choose by goes unseen: a cell without a reason, a number beside the
// wrong interval, a link that leads nowhere.
#include "securebase/content/guidance_rules.hpp"

#include "securebase/content/guidance.hpp"
#include "securebase/content/guidance_folder_for_test.hpp"
#include "securebase/content/slips_for_test.hpp"

namespace securebase::content {
namespace {

constexpr std::string_view talk = "ways/talk.yaml";
constexpr std::string_view evidence = "evidence/evidence.yaml";
constexpr std::string_view needs = "indications/needs.yaml";
constexpr std::string_view page = "understand/bonds.yaml";
constexpr std::string_view signs = "checks/seven-signs.yaml";
constexpr std::string_view consult = "consult/questions.yaml";

void expect_told(const Slip& slip) {
  expect_told(GuidanceFolder(), kinds_of_guidance_folder, slip);
}

}  // namespace

TEST_CASE("good guidance becomes values") {
  const GuidanceFolder folder;
  const CheckReport report = check(folder.path(), schema_folder(), kinds_of_guidance_folder);
  INFO(listed(report.problems));
  CHECK(report.problems.empty());
  CHECK(report.files == 8);
  CHECK(report.worked_cases == 2);

  ContentFiles files = read_files(folder.path(), kinds_of_guidance_folder);
  const therapy::Guidance all = build_guidance(files).therapy;
  REQUIRE(all.ways.size() == 2);
  CHECK(all.ways[0].id == "talk");  // as the matrix has them, and not as the folder does
  CHECK(all.ways[0].label == therapy::EvidenceLabel::good);
  CHECK(all.ways[0].most_meetings == 20);
  CHECK(all.ways[0].also_called == std::vector<std::string>{"talking", "WOT"});
  CHECK(all.ways[0].by_pattern[3] == "Short.");
  CHECK(all.ways[1].participants.front() == therapy::Participants::couple);
  const therapy::Need* need = all.indications.need("G01");
  REQUIRE(need != nullptr);
  CHECK(need->row.cells[0].fit == therapy::Fit::first);
  CHECK(need->row.cells[1].fit == therapy::Fit::adjunct);
  CHECK(need->row.reasons[need->row.cells[1].reason].text == "It helps beside it.");
  CHECK(need->signs == std::vector<std::string>{"trust"});
  CHECK(all.indications.need("P01")->row.cells[1].fit == therapy::Fit::none);
  CHECK(all.indications.need("P01")->first == therapy::First::doctor);
  CHECK(all.indications.need("P01")->group == 1);
  CHECK(all.indications.gate("X01")->row.cells[1].fit == therapy::Fit::excluded);
  CHECK(all.indications.gate("X01")->list_after);
  REQUIRE(all.checks.size() == 1);
  CHECK(all.checks[0].options[0].always);
  CHECK(all.checks[0].questions[0].answers[0].weights[1].points == 2);
  REQUIRE(all.pages.size() == 3);
  CHECK(all.pages[0].to == "/ways/talk");
  CHECK(all.pages[2].to == "/understand/bonds");
}

TEST_CASE("fear: a cell of the matrix stands without its reason") {
  const Slip slips[] = {
      {needs, "talk: F, pair: A", "talk: F, pair: A, par: S", 0, "/needs/0/cells/par",
       "'par' is no way of working"},
      {needs, "cells: {talk: S}", "cells: {talk: S, pair: N}", 0, "/needs/1/cells/pair",
       "The cell pair of P01 has no reason"},
      {needs, "ways: [pair]\n        text: It helps", "ways: [pair, talk]\n        text: It helps",
       0, "/needs/0/why/1/ways/1", "'talk' has two reasons in G01"},
      {needs, "{talk: F, pair: A}", "{talk: F}", 5, "/needs/0/why/1/ways/0",
       "'pair' has no cell in G01"},
      {needs, "{talk: F, pair: A}", "{talk: Q, pair: A}", 0, "/needs/0/cells/talk", "'Q'"},
      {needs, "ways: [talk]\n        text: It starts", "ways: [tlak]\n        text: It starts", -2,
       "/needs/1/cells/talk", "has no reason", 2},
      {needs, "ways: [talk, pair]", "ways: [talk, pair, talk]", 0, "/ways/2",
       "'talk' is listed twice"},
      {needs, "sources: [E03, consensus]", "sources: [E09, consensus]", 0,
       "/needs/1/why/0/sources/0", "'E09' is no row of the evidence table"},
      {needs, "sources: [E01]", "sources: []", 0, "/needs/0/why/0/sources", ""},
      {needs, "id: P01", "id: G01", 0, "/needs/1", "The row 'G01' is given twice", 2},
      {needs, "group: self", "group: others", 0, "/needs/1/group", "'others' is not known here"},
      {needs, "{id: self,", "{id: bonds,", 0, "/groups/1", "The group 'bonds' is given twice", 2},
      {needs, "signs: [trust]", "signs: [tryst]", 0, "/needs/0/suggested_by/signs/0", "'tryst'"},
      {needs, "patterns: [anxious]", "patterns: [anxiety]", 0, "/needs/0/suggested_by/patterns/0",
       "'anxiety'"},
      {needs, "about: [self, couple]", "about: [self, couples]", 0,
       "/needs/0/suggested_by/about/1", "'couples'"},
      {needs, "    first_why: It may be the body.\n", "", -5, "/needs/1", "first_why"},
      {needs, "page: relationship", "page: map", 0, "/gates/0/page", "'map'"},
      {needs, "    list_after: true\n", "", -3, "/gates/0", "'list_after' is missing"},
      {needs, "It works on the bond.", "It works on a grumpy bond.", 0, "/needs/0/why/0/text",
       "'grumpy'"},
      {needs, "It works on the bond.",
       "Interpersonal hypervigilance characterises anxious or preoccupied attachment.", 0,
       "/needs/0/why/0/text", "school grade"},
  };
  for (const Slip& slip : slips) expect_told(slip);
}

TEST_CASE("fear: a finding without a source, or with numbers that cannot be") {
  const Slip slips[] = {
      {evidence, "    source: Somebody 2020\n", "", -16, "/rows/0", "'source' is missing"},
      {evidence, "source: Somebody 2020", "source: ' - '", 0, "/rows/0/source",
       "This row has no source"},
      {evidence, "low: 0.2, high: 0.8", "low: 0.6, high: 0.8", 0, "/rows/0/figures/0",
       "The interval 0.6 to 0.8 does not hold its estimate 0.5"},
      {evidence, "low: 0.2, high: 0.8", "low: 0.2, high: 0.4", 0, "/rows/0/figures/0",
       "does not hold its estimate"},
      {evidence, "low: 0.2, high: 0.8", "value_to: 0.9, low: 0.2, high: 0.8", 0,
       "/rows/0/figures/0", "does not hold its estimate"},
      {evidence, "low: 0.2, high: 0.8", "high: 0.8", 0, "/rows/0/figures/0", "two ends"},
      {evidence, "metric: RR, value: 0.6", "metric: RR, value: 0", 0, "/rows/0/figures/1",
       "A ratio of 0 cannot be"},
      {evidence, "metric: RR, value: 0.6", "metric: HR, value: -0.6", 0, "/rows/0/figures/1",
       "A ratio of -0.6 cannot be"},
      {evidence, "metric: RR, value: 0.6", "metric: OR, value: 0.6, low: 0, high: 1", 0,
       "/rows/0/figures/1", "A ratio"},
      {evidence, "metric: RR, value: 0.6", "metric: g, value: 0.6, value_to: 0.3", 0,
       "/rows/0/figures/1", "0.6 to 0.3 is no range"},
      {evidence, "value: 0.28, low: 0.26, high: 0.3", "value: 2.8", 0, "/rows/2/figures/0",
       "A correlation of 2.8 cannot be"},
      {evidence, "metric: RR", "metric: ratio", 0, "/rows/0/figures/1/metric", "'ratio'"},
      {evidence, "design: correlation", "design: link", 0, "/rows/2/design", "'link'"},
      {evidence, "ways: [talk]", "ways: [talk, pear]", 0, "/rows/0/ways/1",
       "'pear' is not known here"},
      {evidence, "  - id: E03",
       "  - {id: E01, ways: [talk], topic: other, about: a, population: b, outcome: c,\n"
       "     comparator: d, design: review, figures: [], better: lower, result: none, words: e,\n"
       "     source: f, checked: read, sure: low, sure_why: g, shown: true}\n  - id: E03",
       0, "/rows/2", "The row 'E01' is given twice"},
      {evidence, "conflicts_with: [E03]", "conflicts_with: [E33]", 0, "/rows/1/conflicts_with/0",
       "'E33' is no row of this table"},
      {evidence, "strong: Many., ", "", 0, "/labels", "'strong' is missing"},
      {evidence, "They sat better than those who stood.", "They sat better {person}.", 0,
       "/rows/0/words", "brace"},
  };
  for (const Slip& slip : slips) expect_told(slip);
}

TEST_CASE("fear: a way hides what is not known, or a finding that speaks of it") {
  const Slip slips[] = {
      {talk, "not_known: [If they talk better.]", "not_known: []", 0, "/evidence/not_known", ""},
      {talk, "  not_known: [If they talk better.]\n", "", -5, "/evidence",
       "'not_known' is missing"},
      {talk, "id: talk", "id: walk", 0, "/id", "The id 'walk' is not the name of the file", 2},
      {talk, "rows: [E01, E03]", "rows: [E03]", 0, "/evidence/rows",
       "The row 'E01' speaks of this way and is not listed"},
      {talk, "rows: [E01, E03]", "rows: [E01, E02]", 0, "/evidence/rows/1",
       "The row 'E02' speaks of pair, not of this way"},
      {talk, "rows: [E01, E03]", "rows: [E01, E30]", 0, "/evidence/rows/1",
       "'E30' is no row of the evidence table"},
      {talk, "a_meeting:", "programmes: [{name: A, ages: B, length: C, text: D, rows: [E40]}]\n"
                           "a_meeting:", 0, "/programmes/0/rows/0", "'E40' is no row"},
      {talk, "label: good", "label: best", 0, "/evidence/label", "'best'"},
      {talk, "people: [adult]", "people: []", 0, "/people", ""},
      {talk, "least: 8, most: 20", "least: 30, most: 20", 0, "/length",
       "30 to 20 meetings is no range"},
      {talk, "short_name: Talk", "short_name: A name that is by far too long for any table of ours",
       0, "/short_name", ""},
      {talk, "  - {question: 'Will we sit?', good: 'Yes, we will.', concern: We will run.}\n", "",
       -1, "/ask", ""},
      {talk, ", fearful: Short.", "", 0, "/by_pattern", "'fearful' is missing"},
      {talk, "'2026-11-24'", "'2026-02-30'", 0, "/written_on",
       "'2026-02-30' is no day of the calendar"},
      {talk, "by: none,", "by: A. Clinician,", 0, "/review", "'on' is missing"},
      {talk, "sources: [Made up]", "sources: []", 0, "/sources", ""},
      {talk, "You sit and talk.", "You sit and talk!", 0, "/one_line", "exclamation mark"},
  };
  for (const Slip& slip : slips) expect_told(slip);
}

TEST_CASE("fear: a page or a check leads nowhere, or adds up to something else") {
  const Slip slips[] = {
      {page, "sources: [Made up]", "sources: []", 0, "/sources", ""},
      {page, "sources: [Made up]\n", "", -20, "", "'sources' is missing"},
      {page, "needs: [G01]", "needs: [G02]", 0, "/needs/0", "'G02' is no need"},
      {page, "to: /match", "to: /matches", 0, "/see/0/to",
       "'/matches' is no address of this application"},
      {page, "to: /ways/talk", "to: /ways/walk", 0, "/see/1/to", "'/ways/walk' is no address"},
      {page, "to: /understand/bonds", "to: /understand/ties", 0, "/see/2/to", "is no address"},
      {page, "to: /match", "to: https://example.org", 0, "/see/0/to", "form"},
      {page, "rows: [E01]", "rows: [E11]", 0, "/corrects/0/rows/0", "'E11' is no row"},
      {page, "'2026-11-24'", "'2026-13-01'", 0, "/written_on", ""},
      {page, "    text: [A bond ties.]\n", "", -1, "/sections/0", "This section says nothing"},
      {signs, "weights: {talk: 3}", "weights: {tlak: 3}", 0,
       "/questions/1/answers/0/weights/tlak", "'tlak' is no option of this check"},
      {signs, "weights: {talk: 3}", "weights: {talk: 0}", 0,
       "/questions/1/answers/0/weights/talk", ""},
      {signs, "points: {talk: 5, alone: 1}", "points: {talk: 4, alone: 1}", 0,
       "/worked_cases/0/expect/points/talk", "The points of 'talk' add up to 5"},
      {signs, "first: talk", "first: alone", 0, "/worked_cases/0/expect/first",
       "'talk' has the most points"},
      {signs, "{on_off: seldom}", "{on_off: never}", 0, "/worked_cases/1/answers/on_off",
       "'never' is not known here"},
      {signs, "{on_off: seldom}", "{off_on: seldom}", 0, "/worked_cases/1/answers/off_on",
       "'off_on' is no question of this check"},
      {signs, "points: {talk: 5, alone: 1}", "points: {walk: 0}", 0,
       "/worked_cases/0/expect/points/walk", "'walk' is no option of this check"},
      {signs, "needs: [G01]", "needs: [G05]", 0, "/questions/0/answers/0/needs/0",
       "'G05' is no need"},
      {signs, "id: talk, title: Talk", "id: alone, title: Talk", 0, "/options/1",
       "The option 'alone' is given twice", 3},
      {signs, "id: on_off", "id: trust", 0, "/questions/1", "The question 'trust' is given twice"},
      {signs, "id: on_off", "id: off", 0, "/questions/1/id", "'off' is not known here"},
      {signs, "{id: seldom, text: Seldom}", "{id: often, text: Seldom}", 0,
       "/questions/0/answers/1", "The answer 'often' is given twice"},
      {signs, "to: /ways/talk", "to: /ways/tlak", 0, "/options/1/to", "is no address"},
      {signs, "always: [alone]", "always: [help]", 0, "/always/0", "'help' is not known here"},
      {consult, "needs: [G01, P01]", "needs: [G01, P11]", 0, "/by_need/0/needs/1",
       "'P11' is no need"},
      {consult, "id: q2", "id: q1", 0, "/general/1", "The question 'q1' is given twice"},
      {consult, "They listen.", "They are a cold fish.", 0, "/green_flags/0", "'cold fish'"},
      {consult, ", private: true", "", 0, "/first_meeting/two/parts/0", "private"},
  };
  for (const Slip& slip : slips) expect_told(slip);
}

TEST_CASE("fear: rules that only the schemas hold are lost where nobody brings them") {
  const GuidanceFolder folder;
  folder.replace(talk, "not_known: [If they talk better.]", "not_known: []");
  folder.replace(page, "sources: [Made up]", "sources: []");
  folder.replace(needs, "sources: [E01]", "sources: []");
  folder.replace(needs, "signs: [trust]", "signs: [tryst]");
  folder.replace(needs, "{talk: F, pair: A}", "{talk: Q, pair: A}");
  folder.replace(signs, "weights: {talk: 3}", "weights: {talk: 101}");
  ContentFiles files = read_files(folder.path(), kinds_of_guidance_folder);
  (void)build_guidance(files);
  std::string all;
  for (const ContentFile& file : files) all += listed(file.findings.by_line());
  INFO(all);
  CHECK(all.find("What is not known is missing") != std::string::npos);
  CHECK(all.find("No source is named") != std::string::npos);
  CHECK(all.find("This reason has no source") != std::string::npos);
  CHECK(all.find("'tryst' is not known here") != std::string::npos);
  CHECK(all.find("'Q' is not known here") != std::string::npos);
  CHECK(all.find("101 points cannot be given") != std::string::npos);
}

}  // namespace securebase::content

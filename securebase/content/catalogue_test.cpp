#include "securebase/content/catalogue.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "securebase/content/slips_for_test.hpp"

namespace securebase::content {
namespace {

void expect_told(const Slip& slip) { expect_told(ContentFolder(), measuring_kinds, slip); }

constexpr std::string_view own = "instruments/own.yaml";
constexpr std::string_view tried = "instruments/tried.yaml";
constexpr std::string_view patterns = "texts/en/patterns.yaml";
constexpr std::string_view change = "texts/en/change.yaml";
constexpr std::string_view quality = "texts/en/answer-quality.yaml";
constexpr std::string_view kinds = "relationships/kinds.yaml";
constexpr std::string_view crisis = "safety/crisis-lines.yaml";
constexpr std::string_view codes = "codes/words.yaml";

}  // namespace

TEST_CASE("good content becomes values") {
  const ContentFolder folder;
  const CheckReport report = check(folder.path(), schema_folder(), measuring_kinds);
  INFO(listed(report.problems));
  CHECK(report.problems.empty());
  CHECK(report.files == 9);
  CHECK(report.worked_cases == 3);

  const auto loaded = load(folder.path());
  REQUIRE(loaded.has_value());
  REQUIRE(loaded->instruments.size() == 2);
  const auto* own_bank = loaded->find("own");
  REQUIRE(own_bank != nullptr);
  CHECK(own_bank->has_wording);
  CHECK(own_bank->rights == "CC-BY-4.0. Own wording.");
  CHECK(own_bank->answers[2].label == "Like me");
  CHECK(own_bank->adaptive.most_items == 3);
  REQUIRE(own_bank->items.size() == 6);
  const measurement::Item& first = own_bank->items[0];
  CHECK(first.text.past == "I looked often for signs that {person} might leave.");
  CHECK(first.like == "tried A1");
  CHECK(first.enemies == std::vector<std::size_t>{2});
  CHECK(first.model.slope == doctest::Approx(1.5 * 0.8).epsilon(1e-15));
  CHECK(first.model.thresholds == std::vector<double>{-0.5, 1.0});
  CHECK(own_bank->items[5].scale == 1);
  CHECK(own_bank->items[5].reversed);

  const auto* recipe = loaded->find("tried", "1.0.0");
  REQUIRE(recipe != nullptr);
  CHECK_FALSE(recipe->has_wording);
  CHECK(recipe->boundaries == std::vector<double>{0.25, -0.5});
  REQUIRE(recipe->norms.size() == 1);
  CHECK(recipe->norms[0].people == 100);
  CHECK(recipe->norms[0].scales[1].sd == 0.6);
  CHECK(recipe->norms[0].scales[0].percentiles.at(1) == std::pair{50, 2.0});
  CHECK(loaded->find("tried", "2.0.0") == nullptr);
  CHECK(loaded->find("other") == nullptr);

  CHECK(loaded->kinds.at(1).form == attachment::WordForm::past);
  CHECK(loaded->kinds.at(1).person == "my first love");
  CHECK(loaded->patterns.labels[3] == "fearful-avoidant");
  CHECK(loaded->patterns.headlines.at("anxious+fearful") == "Near anxious+fearful.");
  CHECK(loaded->patterns.secure_by_avoidance.high.front() == "One avoidance high.");
  CHECK(loaded->patterns.often_looks_like[2].front() == "First avoidant.");
  CHECK(loaded->patterns.not_this.size() == 4);
  CHECK(loaded->change.dimensions[1][0] == "Nearer.");
  CHECK(loaded->change.together[3].headline == "Heavier.");
  CHECK(loaded->change.scores[2] == "Worse.");
  CHECK(loaded->answer_quality.of(measurement::QualitySign::unusual) ==
        "These answers are hard to read at all.");
  CHECK(loaded->code_words.size() == 1024);
  CHECK(loaded->code_words[17] == "abbx");
}

TEST_CASE("the newest version stands first and lends its parameters") {
  const ContentFolder folder;
  std::string newer = folder.read(tried);
  newer.replace(newer.find("1.0.0"), 5, "1.10.0");
  newer.replace(newer.find("slope: 1.5"), 10, "slope: 1.0");
  folder.write("instruments/tried-1.10.yaml", newer);
  folder.replace(tried, "version: 1.0.0", "version: 1.9.0");
  const auto loaded = load(folder.path());
  REQUIRE(loaded.has_value());
  CHECK(loaded->find("tried")->version == "1.10.0");
  CHECK(loaded->find("tried", "1.9.0") != nullptr);
  CHECK(loaded->find("own")->items[0].model.slope == doctest::Approx(0.8).epsilon(1e-15));
}

TEST_CASE("fear: a slip in an instrument goes unseen, or is told at the wrong place") {
  const Slip slips[] = {
      {own, "id: own", "id: own\nidd: x", 1, "/idd", "'idd' is not a field here"},
      {own, "status: Made up for tests\n", "", -4, "", "'status' is missing"},
      {own, "version: 1.0.0", "version: '1'", 0, "/version", "form"},
      {own, "{value: 3, label: Like", "{value: 4, label: Like", 0, "/answers/2",
       "4 follows the answer 2"},
      {own, "least_items: 2", "least_items: three", 0, "/adaptive/least_items", "integer"},
      {own, "least_items: 2", "least_items: 3", 0, "/adaptive", "'anxiety' may run dry"},
      {own, "most_items: 3", "most_items: 4", -1, "/adaptive", "'anxiety' has 3 items", 2},
      {own, "least_each_key: 1", "least_each_key: 3", -1, "/adaptive", "least_each_key", 3},
      {own, "scale: anxiety", "scale: worry", 0, "/items/0/scale", "'worry'"},
      {own, "facet: leaving", "facet: closeness", 0, "/items/0/facet", "no facet 'closeness'"},
      {own, "id: anx-2", "id: anx-1", 0, "/items/1", "'anx-1' is given twice"},
      {own, "    enemies: [anx-1]\n", "", -19, "/items/0/enemies", "does not name 'anx-1'"},
      {own, "item: A2}", "item: A9}", 0, "/items/1/like", "'tried' has no item 'A9'"},
      {own, "{instrument: tried, item: A2}", "{instrument: tired, item: A2}", 0, "/items/1/like",
       "no instrument 'tired'"},
      {own, "item: A2}", "item: V2}", 0, "/items/1/like", "is an item of 'avoidance'"},
      {own, "factor: 0.8", "factor: 1.5", 0, "/slope_discount/factor", "1"},
      {own, "I feel sure of {person} on", "I feel sure of {name} and {person} on", 0,
       "/items/1/text/present", ""},
      {own, "      past: I felt sure of {person} on most days.\n", "", -2, "/items/1/text",
       "'past' is missing"},
      {own, "sure of {person} on most days.", "sure of Grumpy {person} on most days.", 0,
       "/items/1/text/present", "uses 'grumpy'"},
      {own, "0.689800308", "0.689802", 0, "/worked_cases/0/expect/anxiety/value",
       "gives 0.689800308"},
      {own, "0.946869993", "0.95", 0, "/worked_cases/0/expect/avoidance/standard_error",
       "gives 0.94686999"},
      {own, "{anx-1: 3, avo-2: 1}", "{anx-1: 3, avo-2: 5}", 0, "/worked_cases/0/answers/avo-2",
       "5 is no answer"},
      {own, "{anx-1: 3, avo-2: 1}", "{anx-1: 3, avo-9: 1}", 0, "/worked_cases/0/answers/avo-9",
       "no item 'avo-9'"},
      {tried, "correlation: 0.0", "correlation: 1.5", 0, "/prior/correlation", "0.9"},
      {tried, "slope: 1.5", "slope: -1.5", 0, "/items/0/parameters/slope", "greater than 0"},
      {tried, "[-0.5, 1.0]", "[1.0, -0.5]", 0, "/items/0/parameters/thresholds",
       "does not lie above"},
      {tried, "[0.0, 1.5]", "[0.0]", 0, "/items/1/parameters/thresholds",
       "1 thresholds for 3 answers"},
      {tried, "reversed: true", "reversed: 'true'", 0, "/items/1/reversed", "boolean"},
      {tried, "mean: 2.1", "mean: 7.1", 0, "/norms/0/anxiety/mean", "outside the answers 1 to 3"},
      {tried, "50: 2.0", "50: 1.0", 0, "/norms/0/anxiety", "percentile 50"},
      {tried, "id: V2", "id: V2\n    id: V3", 1, "/items/3/id", "given twice"},
  };
  for (const Slip& slip : slips) expect_told(slip);
}

TEST_CASE("fear: a slip in texts, code words or crisis lines goes unseen") {
  const Slip slips[] = {
      {patterns, "  secure+fearful: Near secure+fearful.\n", "", -7, "/headlines",
       "'secure+fearful' is missing"},
      {patterns, "Near anxious.", "", 0, "/headlines/anxious", "string"},
      {patterns, "Near anxious.", "Near a cold  fish.", 0, "/headlines/anxious", "'cold fish'"},
      {crisis, "Lists of lines.", "Lists of lines!", 0, "/everywhere/0/note", "exclamation mark"},
      {patterns, "First avoidant.",
       "Interpersonal hypervigilance characterises anxious or preoccupied attachment.", 0,
       "/often_looks_like/avoidant/0", "school grade"},
      {patterns, "First avoidant.", "Self-pity avoidant.", 0, "/often_looks_like/avoidant/0",
       "'self-pity'"},
      {patterns, "Near fearful.", "Near {person}.", 0, "/headlines/fearful", "brace"},
      {change, "soon: Too soon.\n", "", -15, "", "'soon' is missing"},
      {change, "gain: {headline: Eased., ", "gain: {", 0, "/together/gain",
       "'headline' is missing"},
      {change, "Heavier.", "Grumpier and grumpy.", 0, "/together/harder/headline", "'grumpy'"},
      {change, "That counts.", "That counts!", 0, "/together/gain/text", "exclamation mark"},
      {change, "A small step.", "A small step of {person}.", 0, "/small_step", "brace"},
      {quality, "  unusual: These answers are hard to read at all.\n", "", -3, "/signs",
       "'unusual' is missing"},
      {quality, "at all.", "at all, and grumpy.", 0, "/signs/unusual", "'grumpy'"},
      {quality, "both ways.", "both ways {person}.", 0, "/signs/contradictions", "brace"},
      {change, "together: not_certain", "together: gain", 0, "/worked_examples/0/expect/together",
       "expects 'gain' and the engine says 'not_certain'"},
      {change, "small: false", "small: true", 0, "/worked_examples/0/expect/small",
       "small is false"},
      {kinds, "id: first_love", "id: partner", 0, "/kinds/1", "'partner' is given twice"},
      {kinds, "form: past", "form: gone", 0, "/kinds/1/form", "'gone'"},
      {codes, "- aabx", "- aaax", 0, "/words/1", "'aaax' begins like 'aaax'"},
      {codes, "- aabx", "- Aabx", 0, "/words/1", "'Aabx'"},
      {codes, "- aabx", "- aab1x", 0, "/words/1", "'aab1x'"},
      {codes, "  - aabx\n", "", -2, "/words", "1024"},
      {crisis, "[{number: '112', sources: a law, checked_on: '2024-02-28', checked_by: us}]", "[]",
       0, "/countries/0/emergency", ""},
      {crisis, "number: '0800 0113'", "number: 0800-HELP", 0, "/countries/0/lines/0/number",
       "'0800-HELP'"},
      {crisis, "number: '112'", "number: 112", 0, "/countries/0/emergency/0/number", "string"},
      {crisis, "2024-02-28", "2024-02-30", 0, "/countries/0/emergency/0/checked_on",
       "no day of the calendar"},
      {crisis, "sources: a law, ", "", 0, "/countries/0/emergency/0", "sources"},
      {crisis, "2026-02-28", "2026-02-29", 0, "/checked_on", "no day of the calendar"},
      {crisis, "2024-02-29", "2013-02-28", 0, "/countries/0/lines/0/checked_on", "cannot be when"},
      {crisis, "note: Lists of lines.", "note: Grumpy lists.", 0, "/everywhere/0/note", "'grumpy'"},
      {crisis, "channels: [call]", "channels: [call, call]", 0, "/countries/0/lines/0/channels/1",
       "'call' is listed twice"},
      {crisis, ", checked_by: us}", "}", 0, "/countries/0/emergency/0", "'checked_by' is missing"},
      {crisis, "        checked_by: us, on paper\n", "", -7, "/countries/0/lines/0",
       "'checked_by' is missing"},
      {crisis, "agreed: true", "agreed: true\n        conflict: true", -5, "/countries/0/lines/0",
       "not said about what"},
      {crisis, "agreed: true", "agreed: true\n        conflict_says: Two numbers.", 1,
       "/countries/0/lines/0/conflict_says", "not marked"},
      {crisis, "agreed: true", "agreed: true\n        conflict: false", 1,
       "/countries/0/lines/0/conflict", "says that there is none"},
      {crisis, "channels: [call]", "channels: [text]\n        option: choose 5", 1,
       "/countries/0/lines/0/option", "nothing to dial"},
      {crisis, "channels: [call]", "channels: [call]\n        then: text HELLO", 1,
       "/countries/0/lines/0/then", "no text message"},
  };
  for (const Slip& slip : slips) expect_told(slip);
}

TEST_CASE("fear: files that cannot be read hide the problems of the others") {
  const ContentFolder folder;
  folder.remove(codes);
  folder.write(kinds, "version: 1.0.0\nkinds:\n  - {id: partner, label: [unclosed\n");
  folder.write("instruments/own.yaml", folder.read(own) + "note: caf\xE9\n");
  folder.replace(tried, "slope: 2.0", "slope: 0");
  folder.replace(tried, "slope: 0.9", "slope: none");
  folder.write("texts/stray.yaml", "a: b\n");
  const CheckReport report = check(folder.path(), schema_folder(), measuring_kinds);
  INFO(listed(report.problems));
  REQUIRE(report.problems.size() == 6);
  const std::string all = listed(report.problems);
  CHECK(all.find("own.yaml:88: The bytes here are not UTF-8, column 10") != std::string::npos);
  CHECK(all.find("tried.yaml:32 /items/2/parameters/slope: ") != std::string::npos);
  CHECK(all.find("tried.yaml:36 /items/3/parameters/slope: ") != std::string::npos);
  CHECK(all.find("kinds.yaml:4: Not valid YAML at column") != std::string::npos);
  CHECK(all.find("codes/words.yaml:1: This file is missing") != std::string::npos);
  CHECK(all.find("texts/stray.yaml:1: No part of the program reads this file") !=
        std::string::npos);

  const auto loaded = load(folder.path());
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().code == Errc::bad_content);
  CHECK(loaded.error().problems.size() >= 5);  // the stray file does not concern the server
}

TEST_CASE("folders and schemas that are not there are told") {
  const ContentFolder folder;
  CHECK(check(folder.path(), folder.path(), measuring_kinds).problems.size() == 8);  // six schemas
  const CheckReport nowhere = check(folder.path() / "nowhere", schema_folder(), measuring_kinds);
  CHECK(nowhere.files == 0);
  CHECK(nowhere.problems.size() == 8);
  CHECK_FALSE(load(folder.path() / "nowhere").has_value());
}

TEST_CASE("two files of one version are told apart") {
  const ContentFolder folder;
  folder.write("instruments/tried-again.yaml", folder.read(tried));
  const CheckReport report = check(folder.path(), schema_folder(), measuring_kinds);
  INFO(listed(report.problems));
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].what.find("'tried' 1.0.0 is also in") != std::string::npos);
}

}  // namespace securebase::content

// Fears: text is shown that nobody may show, or a wording lands on the wrong recipe.
#include "securebase/fhir/recipes.hpp"

#include <doctest/doctest.h>

#include "securebase/fhir/questionnaires_for_test.hpp"

using namespace securebase;
using namespace securebase::fhir;
using care::AddedWording;
using care::QuestionnaireHere;

namespace {

AddedWording added(const std::string& json, const std::string& recipe = "made-up") {
  return {recipe, "1.0.0", json, *care::LicenceNote::read("Written permission of 2026"), {1000}};
}

// Every text of a questionnaire that somebody could be shown.
std::string all_text(const measurement::Questionnaire& questionnaire) {
  std::string text = questionnaire.instruction;
  for (const auto& item : questionnaire.items) {
    text += item.text;
    for (const auto& answer : questionnaire.answers_of(item)) text += answer.label;
  }
  return text;
}

}  // namespace

TEST_CASE("wording is on its recipe with its note, and on no other") {
  auto other = recipe_of_three();
  other.id = "other";
  const std::vector recipes{recipe_of_three(), other};
  const std::vector wordings{added(questionnaire(three_choices()))};
  const auto here = questionnaires_here(recipes, wordings);
  REQUIRE(here.size() == 2);
  REQUIRE(here[0].added);
  CHECK(here[0].added->licence_note == "Written permission of 2026");
  CHECK(here[0].added->at.seconds == 1000);
  CHECK(here[0].questionnaire.has_wording);
  CHECK(all_text(here[0].questionnaire).find("First?") != std::string::npos);
  CHECK_FALSE(here[1].added);
  CHECK(all_text(here[1].questionnaire).empty());
}

TEST_CASE("what is closed, our own, unreadable or no longer fits shows no added text") {
  const auto shows_none = [](measurement::Questionnaire recipe, const AddedWording& wording) {
    const auto here = questionnaires_here({&recipe, 1}, {&wording, 1});
    CHECK_FALSE(here.at(0).added);
    CHECK(all_text(here[0].questionnaire).empty());
  };
  const AddedWording good = added(questionnaire(three_choices()));
  auto closed = recipe_of_three();
  closed.rights.may_be_switched_on = false;
  shows_none(closed, good);
  auto own = recipe_of_three();
  own.own = true;
  shows_none(own, good);
  auto longer = recipe_of_three();
  longer.items.push_back(longer.items.back());
  longer.items.back().id = "MU-4";
  shows_none(longer, good);
  shows_none(recipe_of_three(), added("{"));
  shows_none(recipe_of_three(), added(questionnaire(three_choices()), "another"));
}

TEST_CASE("reasons against a wording are told before it is looked at") {
  QuestionnaireHere here{recipe_of_three(), std::nullopt};
  CHECK(reasons_against(here).empty());
  here.added = QuestionnaireHere::Added{"note", {0}};
  CHECK(reasons_against(here).at(0).what == "Made-Up Scale already has wording here.");
  here.questionnaire.rights = {"closed", "Ask the society for a licence.", false};
  CHECK(reasons_against(here).at(0).mend == "Ask the society for a licence.");
  here.questionnaire.own = true;
  CHECK(reasons_against(here).at(0).what.find("our own measure") != std::string::npos);
}

TEST_CASE("candidates are those that fit or are named, the named first, our own never") {
  std::vector<QuestionnaireHere> recipes(4, {recipe_of_three(), std::nullopt});
  recipes[0].questionnaire.id = "fits-too";
  recipes[0].questionnaire.title = "Another";
  recipes[1].questionnaire.own = true;
  recipes[3].questionnaire.id = "phq-9";
  recipes[3].questionnaire.title = "Other Name";
  recipes[3].questionnaire.items.resize(2);
  const auto named = read_questionnaire(questionnaire(three_choices(), R"("title":"made up SCALE",)"));
  REQUIRE(named);
  CHECK(candidates(*named, recipes) == std::vector<std::size_t>{2, 0});
  const auto by_address = read_questionnaire(
      questionnaire(three_choices(), R"("url":"http://x.example/Questionnaire/PHQ9",)"));
  REQUIRE(by_address);
  CHECK(candidates(*by_address, recipes) == std::vector<std::size_t>{3, 0, 2});
}

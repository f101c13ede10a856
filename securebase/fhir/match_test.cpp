// Fear: a questionnaire is taken for another, or its answers get the wrong values.
#include "securebase/fhir/match.hpp"

#include <doctest/doctest.h>

#include "securebase/fhir/questionnaires_for_test.hpp"

using namespace securebase;
using namespace securebase::fhir;

namespace {

Questionnaire form(const std::string& items) {
  auto read = read_questionnaire(questionnaire(items));
  REQUIRE(read);
  return std::move(*read);
}

std::string differences(const std::string& items, const measurement::Questionnaire& recipe) {
  std::string all;
  for (const Problem& each : match(form(items), recipe).differences) {
    CHECK_FALSE(each.where.empty());
    CHECK_FALSE(each.mend.empty());
    all += each.what + "\n";
  }
  return all;
}

// Two good items, and one whose answers are these.
std::string with_answers(const std::string& answers) {
  return choice("a", "First?") + "," + choice("b", "Second?") + "," + choice("c", "Third?", answers);
}

}  // namespace

TEST_CASE("without known link ids items pair by their order") {
  const Match found = match(form(three_choices()), recipe_of_three());
  REQUIRE(found.fits());
  REQUIRE(found.pairs.size() == 3);
  CHECK(found.pairs[2].question == 2);
  CHECK(found.pairs[2].by == PairedBy::order);
  CHECK(found.pairs[2].values_from == ValuesFrom::ordinal);
}

TEST_CASE("link ids pair in any order, with or without a slash, also as LOINC codes") {
  const auto recipe = recipe_of_three(true);
  const std::string coded = R"({"linkId":"x","type":"choice","text":"Two","code":[)"
                            R"({"system":"http://loinc.org","code":"10002-0"}],"answerOption":)" +
                            options({0, 1, 2}) + "}";
  const Match found =
      match(form(choice("/10003-0", "Three") + "," + choice("MU-1", "One") + "," + coded), recipe);
  REQUIRE(found.fits());
  CHECK(found.pairs[0].question == 1);
  CHECK(found.pairs[1].question == 2);
  CHECK(found.pairs[2].question == 0);
  CHECK(found.pairs[2].by == PairedBy::link_id);
  // One known link id is enough to forbid guessing the others by order.
  const std::string all = differences(
      choice("10001-0", "One") + "," + choice("b", "Two") + "," + choice("c", "Three"), recipe);
  CHECK(all.find("MU-2 is missing") != std::string::npos);
  CHECK(all.find("'c' is one too many") != std::string::npos);
}

TEST_CASE("every difference is told") {
  const auto recipe = recipe_of_three();
  CHECK(differences(choice("a", "A") + "," + choice("b", "B"), recipe) ==
        "The item MU-3 is missing.\n");
  CHECK(differences(three_choices() + "," + choice("d", "D"), recipe) ==
        "The question 'd' is one too many.\n");
  CHECK(differences(with_answers(options({2, 1, 0})), recipe) ==
        "MU-3: the order of the answers is reversed: 2, 1, 0.\n");
  CHECK(differences(with_answers(options({1, 2, 3})), recipe) ==
        "MU-3: the answers are 1, 2, 3, the recipe has 0, 1, 2.\n");
  CHECK(differences(with_answers(options({0, 1})), recipe) ==
        "MU-3: there are 2 answers, the recipe has 3 (0, 1, 2).\n");
  CHECK(differences(with_answers("[]"), recipe) ==
        "MU-3: the question has no list of answers.\n");
  CHECK(differences(with_answers("[" + option("x", 0) + "," + option("y") + "," + option("z", 2) +
                                 "]"),
                    recipe) == "MU-3: only some options carry a score.\n");
  CHECK(differences(choice("a", "A") + "," + choice("b", "B") +
                        R"(,{"linkId":"c","type":"choice","text":"C","enableWhen":[],"answerOption":)" +
                        options({0, 1, 2}) + "}",
                    recipe) == "MU-3: the question is asked only under a condition.\n");
}

TEST_CASE("values come from whole numbers or from the order where no score is given, and it is said") {
  const Match whole = match(form(with_answers(R"([{"valueInteger":0},{"valueInteger":1},)"
                                              R"({"valueInteger":2}])")),
                            recipe_of_three());
  REQUIRE(whole.fits());
  CHECK(whole.pairs[2].values_from == ValuesFrom::integer);
  auto recipe = recipe_of_three();
  recipe.items[2].answers = {{4, ""}, {2, ""}, {0, ""}};  // an item with answers of its own
  const Match order = match(
      form(with_answers("[" + option("most") + "," + option("some") + "," + option("none") + "]")),
      recipe);
  REQUIRE(order.fits());
  CHECK(order.pairs[2].values_from == ValuesFrom::order);
  CHECK(order.pairs[2].answers[0].value == 4);
  CHECK(order.pairs[2].answers[0].label == "most");
}

TEST_CASE("the recipe takes the wording, and nothing else of it changes") {
  const auto recipe = recipe_of_three();
  const auto shared_form = form(three_choices());
  const auto worded = with_wording(recipe, shared_form, match(shared_form, recipe));
  CHECK(worded.has_wording);
  CHECK(worded.items[1].text == "Second?");
  CHECK_FALSE(worded.items[1].answers);
  CHECK(worded.answers[2].label == "label 2");
  CHECK(worded.scales.front().items == recipe.scales.front().items);
  CHECK_FALSE(recipe.has_wording);
  const auto own_form = form(with_answers("[" + option("a", 0) + "," + option("b", 1) + "," +
                                          option("c", 2) + "]"));
  const auto own = with_wording(recipe, own_form, match(own_form, recipe));
  REQUIRE(own.items[2].answers);
  CHECK(own.answers_of(own.items[2])[1].label == "b");
  CHECK(own.answers_of(own.items[0])[1].label == "label 1");
}

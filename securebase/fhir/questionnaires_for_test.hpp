// Invented questionnaires for the tests of this room; no sentence is of a real one.
#pragma once

#include <string>
#include <vector>

#include "securebase/measurement/questionnaire.hpp"

namespace securebase::fhir {

// A recipe of three items with the answers 0 to 2.
inline measurement::Questionnaire recipe_of_three(bool with_link_ids = false) {
  measurement::Questionnaire recipe;
  recipe.id = "made-up";
  recipe.version = "1.0.0";
  recipe.title = "Made-Up Scale";
  recipe.answers = {{0, ""}, {1, ""}, {2, ""}};
  for (const std::string number : {"1", "2", "3"}) {
    measurement::QuestionnaireItem item;
    item.id = "MU-" + number;
    if (with_link_ids) item.link_id = "1000" + number + "-0";
    recipe.items.push_back(item);
  }
  measurement::QuestionnaireScale scale;
  scale.id = "total";
  scale.items = {0, 1, 2};
  scale.highest = 6;
  recipe.scales.push_back(scale);
  return recipe;
}

// An option; a score below -900 means none.
inline std::string option(const std::string& label, int score = -999) {
  const std::string extension =
      score < -900 ? ""
                   : R"(,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue",)"
                     R"("valueDecimal":)" + std::to_string(score) + "}]";
  return R"({"valueCoding":{"display":")" + label + "\"" + extension + "}}";
}

inline std::string options(const std::vector<int>& scores) {
  std::string list;
  for (const int score : scores) {
    list += (list.empty() ? "" : ",") + option("label " + std::to_string(score), score);
  }
  return "[" + list + "]";
}

inline std::string choice(const std::string& link_id, const std::string& text,
                          const std::string& answers = options({0, 1, 2})) {
  return R"({"linkId":")" + link_id + R"(","type":"choice","text":")" + text +
         R"(","answerOption":)" + answers + "}";
}

inline std::string questionnaire(const std::string& items, const std::string& more = "") {
  return R"({"resourceType":"Questionnaire","status":"active",)" + more + R"("item":[)" + items +
         "]}";
}

inline std::string three_choices() {
  return choice("a", "First?") + "," + choice("b", "Second?") + "," + choice("c", "Third?");
}

}  // namespace securebase::fhir

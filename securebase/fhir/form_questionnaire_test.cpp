#include "securebase/fhir/form_questionnaire.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <set>

#include "securebase/content/forms.hpp"

using namespace securebase;

namespace {

const content::Practising& real() {
  static const auto loaded =
      content::load_practising(std::filesystem::path(SECUREBASE_SOURCE_DIR) / "content");
  REQUIRE(loaded);
  return *loaded;
}

// Every linkId of a Questionnaire, and whether each is there once.
void collect(const boost::json::object& around, std::multiset<std::string>& ids) {
  const auto* items = around.if_contains("item");
  if (!items) return;
  for (const auto& item : items->get_array()) {
    ids.emplace(item.as_object().at("linkId").as_string().c_str());
    collect(item.as_object(), ids);
  }
}

}  // namespace

TEST_CASE("every form comes back from FHIR as it was") {
  REQUIRE(real().forms.size() > 50);
  for (const content::FormDocument& form : real().forms) {
    CAPTURE(form.form.id);
    const auto questionnaire = fhir::questionnaire_of_form(form.json);
    REQUIRE(questionnaire);
    const auto back = fhir::form_of_questionnaire(*questionnaire);
    REQUIRE(back);
    CHECK(boost::json::parse(*back) == boost::json::parse(form.json));
  }
}

TEST_CASE("what is made keeps the rules of FHIR R4 that programs rely on") {
  for (const content::FormDocument& form : real().forms) {
    CAPTURE(form.form.id);
    const auto questionnaire = boost::json::parse(*fhir::questionnaire_of_form(form.json));
    const auto& root = questionnaire.as_object();
    CHECK(root.at("resourceType").as_string() == "Questionnaire");
    CHECK(root.at("status").as_string() == "active");
    std::multiset<std::string> ids;
    collect(root, ids);
    for (const std::string& id : ids) CHECK(ids.count(id) == 1);
    for (const practice::Step& step : form.form.steps) {
      CHECK(ids.contains(step.id));
      for (const practice::Field& field : step.fields) CHECK(ids.contains(field.id));
    }
  }
}

TEST_CASE("a condition becomes enableWhen, in the type of its question") {
  const std::string text = *fhir::questionnaire_of_form(
      R"({"id":"a","title":"A","version":"1.0.0","language":"en","purpose":"p","steps":[)"
      R"({"id":"s","title":"S","guidance":["g"],"fields":[)"
      R"({"id":"q","kind":"yes_no","label":"Q"},{"id":"n","kind":"scale_10","label":"N","min":0},)"
      R"({"id":"c","kind":"short_text","label":"C","help":"h","show_if":{"any":[)"
      R"({"field":"q","is":"yes"},{"field":"n","at_least":7}]}}]}]})");
  CHECK(text.find(R"("enableBehavior":"any","enableWhen":[{"question":"q","operator":"=",)"
                  R"("answerBoolean":true},{"question":"n","operator":">=","answerInteger":7}])") !=
        std::string::npos);
  CHECK(text.find(R"("linkId":"c/help")") != std::string::npos);
}

TEST_CASE("what was not made from a form is refused with a reason") {
  const auto none = fhir::form_of_questionnaire(R"({"resourceType":"Questionnaire","item":[]})");
  REQUIRE_FALSE(none);
  CHECK(none.error().problems[0].what.find("no extension") != std::string::npos);
  CHECK_FALSE(fhir::form_of_questionnaire("{"));
  CHECK_FALSE(fhir::questionnaire_of_form("[]"));
  CHECK_FALSE(fhir::questionnaire_of_form(R"({"id":"a"})"));
}

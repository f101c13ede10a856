// Fears: a form of somebody else is read as something it is not, a problem is passed over in
// silence, or a hostile file brings the program down.
#include "securebase/fhir/questionnaire.hpp"

#include <doctest/doctest.h>

#include <random>

#include "securebase/fhir/questionnaires_for_test.hpp"

using namespace securebase;
using namespace securebase::fhir;

namespace {

Questionnaire read(const std::string& json) {
  auto result = read_questionnaire(json);
  REQUIRE(result);
  return std::move(*result);
}

// All problems as one text: "pointer what".
std::string refused(const std::string& json) {
  const auto result = read_questionnaire(json);
  REQUIRE_FALSE(result);
  REQUIRE_FALSE(result.error().problems.empty());
  std::string all;
  for (const Problem& problem : result.error().problems) {
    CHECK_FALSE(problem.mend.empty());
    all += problem.where + " " + problem.what + "\n";
  }
  return all;
}

bool says(const std::string& all, const std::string& part) {
  const bool found = all.find(part) != std::string::npos;
  if (!found) MESSAGE(all, " does not say ", part);
  return found;
}

const std::string group_form = questionnaire(
    R"({"linkId":"g","type":"group","text":"In the last week:","item":[)" + choice("1", "One?") +
        R"(,{"linkId":"g2","type":"group","item":[)" + choice("2", "Two?") + "]}]}," +
        R"({"linkId":"d","type":"display","text":"Thank you"},)" +
        R"({"linkId":"3","type":"integer","text":"Three?","extension":[)"
        R"({"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":1},)"
        R"({"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":4}]},)"
        R"({"linkId":"t","type":"decimal","text":"Total","readOnly":true})",
    R"("title":"A form","language":"nl","copyright":"Ours","unknownMember":[1,{"x":null}],)");

}  // namespace

TEST_CASE("groups are flattened in order, and what nobody answers is named and left out") {
  const Questionnaire form = read(group_form);
  REQUIRE(form.questions.size() == 3);
  CHECK(form.questions[1].text == "Two?");
  CHECK(form.questions[1].where == "/item/0/item/1/item/0");
  CHECK(form.instruction == "In the last week:");
  CHECK(form.title == "A form");
  CHECK(form.language == "nl");
  CHECK(form.copyright == "Ours");
  REQUIRE(form.questions[2].options.size() == 4);
  CHECK(form.questions[2].options.front().integer == 1);
  CHECK(form.questions[2].options.back().label == "4");
  REQUIRE(form.left_out.size() == 1);
  CHECK(form.left_out[0].why == "it is read only");
}

TEST_CASE("the score of an option is found on the option and on its coding") {
  const std::string weight = R"("extension":[{"url":"http://other.example","valueString":"x"},)"
                             R"({"url":"http://hl7.org/fhir/StructureDefinition/itemWeight",)"
                             R"("valueDecimal":3.0}])";
  const Questionnaire form = read(questionnaire(choice(
      "1", "One?",
      R"([{"valueCoding":{"display":"yes"},)" + weight + R"(},{"valueCoding":{"display":"no",)" +
          weight + R"(}},{"valueInteger":2},{"valueString":"so so"}])")));
  const auto& options = form.questions.at(0).options;
  REQUIRE(options.size() == 4);
  CHECK(options[0].ordinal == 3);
  CHECK(options[1].ordinal == 3);
  CHECK(options[1].label == "no");
  CHECK(options[2].integer == 2);
  CHECK_FALSE(options[3].ordinal);
  CHECK(options[3].label == "so so");
  std::string half = option("x", 1);
  half.replace(half.find(":1}") + 1, 1, "1.5");
  CHECK(says(refused(questionnaire(choice("1", "One?", "[" + half + "]"))), "not a whole number"));
}

TEST_CASE("a value set counts when it is contained, in both forms") {
  const auto form = [](const std::string& set, const std::string& named) {
    return questionnaire(R"({"linkId":"1","type":"choice","text":"One?","answerValueSet":")" + named +
                             "\"}",
                         R"("contained":[{"resourceType":"ValueSet","id":"yes-no",)" + set + "}],");
  };
  const std::string concepts = R"([{"code":"y","display":"yes"},{"code":"n","display":"no"}])";
  for (const std::string& set : {R"("compose":{"include":[{"concept":)" + concepts + "}]}",
                                 R"("expansion":{"contains":)" + concepts + "}"}) {
    const auto read_form = read(form(set, "#yes-no"));
    REQUIRE(read_form.questions.at(0).options.size() == 2);
    CHECK(read_form.questions[0].options[1].label == "no");
  }
  const std::string empty = R"("compose":{"include":[]})";
  CHECK(says(refused(form(empty, "#yes-no")), "/contained/0 The value set lists no options."));
  CHECK(says(refused(form(R"("expansion":{"contains":)" + concepts + "}", "http://x.example/vs")),
             "/item/0/answerValueSet The value set 'http://x.example/vs' is not contained"));
}

TEST_CASE("every problem is told at once, with its pointer") {
  const std::string all = refused(questionnaire(
      R"({"type":"choice","text":" ","modifierExtension":[],"answerOption":[{"valueDate":"2026"}]},)"
      R"({"linkId":"x","text":"No type"},7,{"linkId":"x","type":"choice","text":5,"repeats":true},)" +
          choice("", "Empty link") + R"(,{"linkId":"y","type":"choice","text":"Both?",)"
          R"("answerValueSet":"#a","answerOption":[]})",
      R"("modifierExtension":[{"url":"http://x.example"}],)"));
  for (const std::string part :
       {"/modifierExtension A modifierExtension", "/item/0/modifierExtension",
        "/item/0/linkId 'linkId' is missing", "/item/0/text A question has no text",
        "/item/0/answerOption/0 This option is of a kind", "/item/1/type 'type' is missing",
        "/item/2 This entry is not an object", "/item/3/linkId The linkId 'x' stands twice",
        "/item/3/text 'text' is not a text", "/item/3/repeats A question takes several",
        "/item/4/linkId A linkId is empty", "/item/5/answerValueSet An item has both"}) {
    CHECK(says(all, part));
  }
}

TEST_CASE("what is no questionnaire, or far too much of one, is refused") {
  CHECK(says(refused(""), "line 1, column 1"));
  CHECK(says(refused("[]"), "body The body is JSON, but not an object."));
  CHECK(says(refused(R"({"resourceType":"Bundle","entry":[]})"), "This is a FHIR Bundle"));
  CHECK(says(refused(R"({"item":[]})"), "'resourceType' is missing"));
  CHECK(says(refused(questionnaire("")), "The questionnaire asks nothing."));
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += R"({"linkId":"g","type":"group","item":[)";
  CHECK(says(refused(questionnaire(deep)), "The body is not JSON"));
  CHECK(read_questionnaire(std::string((1 << 20) + 1, ' ')).error().code == Errc::too_large);
  std::string many;
  for (int i = 0; i < 600; ++i) many += (i ? "," : "") + choice(std::to_string(i), "Q", "[]");
  CHECK(says(refused(questionnaire(many)), "more than 500 questions"));
  CHECK(says(refused(questionnaire(choice("1", std::string(5000, 'x')))), "longer than 4000"));
  CHECK(says(refused(questionnaire(choice(std::string(300, 'x'), "?"))), "more than 255"));
}

TEST_CASE("a mark of the byte order before the text does not disturb") {
  CHECK(read("\xef\xbb\xbf" + questionnaire(three_choices())).questions.size() == 3);
}

TEST_CASE("a file with any bytes changed is read or refused, never worse") {
  std::mt19937 random(20261121);  // the same mutations each time
  int read_still = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string bytes = group_form;
    const auto changes = 1 + random() % 4;
    for (unsigned i = 0; i < changes; ++i) {
      const auto at = random() % bytes.size();
      switch (random() % 4) {
        case 0: bytes[at] = static_cast<char>(random() % 256); break;
        case 1: bytes.erase(at, 1 + random() % 20); break;
        case 2: bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 40)); break;
        default: bytes[at] = std::string_view("{}[],:\"09-e")[random() % 11]; break;
      }
      if (bytes.empty()) bytes = "{";
    }
    const auto result = read_questionnaire(bytes);
    if (result) {
      ++read_still;
      CHECK_FALSE(result->questions.empty());
    } else {
      CHECK_FALSE(result.error().problems.empty());
    }
  }
  CHECK(read_still > 50);
  CHECK(read_still < 3950);
}

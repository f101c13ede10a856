#include <doctest/doctest.h>

#include <string>

#include "securebase/forms/calls.hpp"
#include "securebase/forms/form_reader.hpp"

using namespace securebase;
using namespace securebase::forms;

namespace {

const std::string small_form = R"({
  "id": "small", "version": "1.0.0", "level": "alone", "distress": true, "title": "Small",
  "steps": [
    {"id": "one", "title": "One", "guidance": [], "fields": [
      {"id": "urge", "kind": "scale_10", "label": "Urge", "required": true},
      {"id": "afraid", "kind": "yes_no", "label": "Afraid", "private": true},
      {"id": "why", "kind": "short_text", "label": "Why",
       "show_if": {"any": [{"field": "urge", "at_least": 7}, {"field": "afraid", "is": "yes"}]}},
      {"id": "bids", "kind": "group", "label": "Bids", "another": "One more", "fields": [
        {"id": "turn", "kind": "choice", "label": "Turn",
         "options": [{"id": "toward", "text": "Toward"}, {"id": "away", "text": "Away"}]}]},
      {"id": "toward_share", "kind": "computed", "label": "Share",
       "value": {"how": "share", "of": ["bids"], "where": {"field": "turn", "is": "toward"}}}]}],
  "gates": [{"id": "danger", "when": {"field": "afraid", "is": "yes"}, "to": "help-now",
             "says": ["Help comes first."]}],
  "signs": [{"domain": "skills", "field": "toward_share", "better": "higher"}]
})";

// The small form with one text in it exchanged.
std::string changed(std::string_view from, std::string_view to) {
  std::string form = small_form;
  const auto at = form.find(from);
  REQUIRE(at != std::string::npos);
  return form.replace(at, from.size(), to);
}

std::string problems_of_form(const std::string& json) {
  const auto form = read_form(json);
  if (form) return {};
  std::string all;
  for (const Problem& problem : form.error().problems) {
    all += problem.where + ": " + problem.what + "\n";
  }
  return all;
}

std::string ask(const std::string& answers, const std::string& form = small_form) {
  const auto reply = decide(R"({"form": )" + form + R"(, "answers": )" + answers + "}");
  return reply ? *reply : reply.error().problems[0].where + ": " + reply.error().problems[0].what;
}

}  // namespace

TEST_CASE("a form is read whole") {
  const auto form = read_form(small_form);
  REQUIRE(form);
  CHECK(form->steps[0].fields.size() == 5);
  CHECK(form->find("turn")->options == std::vector<std::string>{"toward", "away"});
  CHECK(form->find("afraid")->is_private);
  CHECK(form->gates[0].to == "help-now");
  CHECK(form->distress);
}

TEST_CASE("what is wrong in a form is named with its place") {
  CHECK(problems_of_form(changed("scale_10", "scale_11")) ==
        "/steps/0/fields/0/kind: There is no kind of field 'scale_11'\n");
  CHECK(problems_of_form(changed(R"("at_least": 7)", R"("at_least": 7, "is": "no")"))
            .find("makes one test") != std::string::npos);
  CHECK(problems_of_form(changed(R"("field": "turn")", R"("field": "turns")")) ==
        "/steps/0/fields/4/value/where: There is no field 'turns'\n");
  CHECK(problems_of_form(changed(R"("how": "share")", R"("how": "median")"))
            .find("There is no way 'median'") != std::string::npos);
  CHECK(problems_of_form(changed(R"("id": "away")", R"("id": "toward")"))
            .find("'toward' is there twice") != std::string::npos);
  CHECK(problems_of_form(changed(R"("level": "alone")", R"("level": "expert")"))
            .find("no level 'expert'") != std::string::npos);
  CHECK(problems_of_form("{}").find("'steps' is missing") != std::string::npos);
  CHECK(problems_of_form("[]").find("not an object") != std::string::npos);
}

TEST_CASE("answers are decided about, to the byte") {
  CHECK(ask("{}") ==
        R"({"shown":["one","urge","afraid","bids","toward_share"],"missing":["urge"],)"
        R"("computed":{},"gate":null,"rows":{"bids":[]},"problems":[]})");
  CHECK(ask(R"({"urge": 8, "bids": [{"_id": "r1", "turn": "toward"}, {"turn": "away"}]})") ==
        R"({"shown":["one","urge","afraid","why","bids","toward_share"],"missing":[],)"
        R"("computed":{"toward_share":50},"gate":null,"rows":{"bids":[)"
        R"({"shown":["turn"],"missing":[],"computed":{}},)"
        R"({"shown":["turn"],"missing":[],"computed":{}}]},"problems":[]})");
  CHECK(ask(R"({"afraid": "yes"})").find(R"("gate":{"id":"danger","to":"help-now"})") !=
        std::string::npos);
  CHECK(ask(R"({"urge": 12})").find(
            R"("problems":[{"field":"urge","problem":"out_of_range"}])") != std::string::npos);
  CHECK(ask(R"({"bids": [{}, {"turn": "up"}]})")
            .find(R"({"field":"turn","row":1,"problem":"unknown_option"})") != std::string::npos);
  CHECK(ask(R"({"urge": true})") == "/answers/urge: This is no answer");
  CHECK(ask(R"({"urge": null})").find(R"("missing":["urge"])") != std::string::npos);
}

TEST_CASE("phases over JSON") {
  CHECK(*next_phase(R"({"phase":"steps","event":"told","before":{"value":4},)"
                    R"("now":{"value":7,"unreal":true}})") ==
        R"({"phase":"look_around","because":["high","rose","unreal"],"rests":true})");
  CHECK(*next_phase(R"({"phase":"before","event":"begun","before":null})") ==
        R"({"phase":"steps","because":[],"rests":false})");
  CHECK_FALSE(next_phase(R"({"phase":"running","event":"told"})"));
  CHECK_FALSE(next_phase(R"({"phase":"steps","event":"told","now":{"value":11}})"));
  CHECK_FALSE(next_phase("{"));
}

TEST_CASE("whether a form opens, over JSON") {
  const auto open = [](const std::string& rest) {
    const auto reply = whether_open(R"({"form": )" + small_form + ", " + rest + "}");
    return reply ? *reply : reply.error().problems[0].what;
  };
  CHECK(open(R"("open_levels": ["alone"], "now": 5)") == R"({"closed":null})");
  CHECK(open(R"("open_levels": [], "now": 5)") == R"({"closed":"level_rests"})");
  const std::string couple = changed(R"("distress": true)", R"("screen": true)");
  CHECK(*whether_open(R"({"form": )" + couple +
                      R"(, "open_levels": ["alone"], "now": 5, "rests_until": null})") ==
        R"({"closed":"needs_screen"})");
}

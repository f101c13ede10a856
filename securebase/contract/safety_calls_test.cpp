// Fear: the device cannot say what to show in a bad hour; or it takes a wrong body for an all-clear.
#include "securebase/contract/safety_calls.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "securebase/contract/safety_json.hpp"
#include "securebase/safety/rules_for_test.hpp"

namespace securebase::contract {
namespace {

using boost::json::parse;
using boost::json::value;
using safety::Event;

safety::Rules rules_for_test() {
  safety::Rules rules;
  rules.check.questions = {
      {"wish", "Do you wish it?", "Again?", {}, {{"no", "No"}, {"yes", "Yes", Event::positive}}},
      {"now", "Now?", "", {{0, 1}}, {{"no", "No"}, {"yes", "Yes", Event::acute}}}};
  rules.check.negative = {"Thank you", {"One moment."}};
  rules.check.positive = {"Thank you for saying so", {"Tell someone."}};
  rules.check.acute = {"Get help", {"Please."}, {{"call", "Call."}}, "Is someone there?",
                       {{"no", "No", "Call someone."}}, "You can leave."};
  rules.states = safety::states_for_test();
  rules.states.effects[1].title = "A hard time";
  rules.relationship.flags = {{"neck", "See a doctor."}};
  rules.relationship.questions = {{"device", "Seen?", {}, {{"no", ""}, {"yes", "", true}}},
                                  {"neck", "", {}, {{"no", ""}, {"yes", "", false, true, true, 0}}}};
  rules.relationship.stopped.title = "Lines";
  rules.relationship.danger.title = "Danger";
  rules.phrases.title = "Heavy words";
  rules.phrases.yes = "Check in";
  rules.phrases.heavy = {{"all is dark", 3}};
  rules.coercion.title = "Force";
  rules.coercion.search_says = "See the difference.";
  rules.coercion.search_words = {"rebirthing"};
  rules.coercion.red_flags = {{"birth", "Births.", {"rebirthing"}}};
  return rules;
}

struct Fixture {
  const safety::Rules rules = rules_for_test();

  std::pair<int, value> ask(std::string_view path, std::string_view body = {}) const {
    for (const Call& call : safety_calls(rules)) {
      if (call.path != path || (call.method == "GET") != body.empty()) continue;
      const CallReply reply = call.fixed ? CallReply{200, *call.fixed} : call.answer(body);
      return {reply.status, parse(reply.body)};
    }
    return {0, {}};
  }
};

constexpr std::string_view check = "/api/v1/safety/check", step = "/api/v1/safety/step",
                           relationship = "/api/v1/safety/relationship",
                           words = "/api/v1/safety/words", coercion = "/api/v1/safety/coercion";

std::string text_at(const value& body, std::string_view pointer) {
  return std::string(body.at_pointer(pointer).as_string());
}

}  // namespace

TEST_CASE("the questions come with their conditions, and without what their answers raise") {
  const auto [status, body] = Fixture().ask(check);
  CHECK(status == 200);
  CHECK(text_at(body, "/questions/0/again") == "Again?");
  CHECK(text_at(body, "/questions/1/only_if/0/question") == "wish");
  CHECK(text_at(body, "/questions/1/only_if/0/answer") == "yes");
  CHECK(boost::json::serialize(body).find("acute") == std::string::npos);
}

TEST_CASE("the answers of the check lead to the next question and to what is said") {
  const Fixture here;
  const auto begun = here.ask(check, R"({"answers":[]})").second;
  CHECK(text_at(begun, "/outcome") == "positive");
  CHECK(text_at(begun, "/next") == "wish");
  const auto no = here.ask(check, R"({"answers":[{"question":"wish","answer":"no"}]})").second;
  CHECK(text_at(no, "/event") == "negative");
  CHECK(no.at("next").is_null());
  CHECK(text_at(no, "/text/0") == "One moment.");
  const auto yes = here.ask(check, R"({"answers":[{"question":"wish","answer":"yes"}]})").second;
  CHECK(text_at(yes, "/next") == "now");
  const auto now = here.ask(check, R"({"answers":[{"question":"wish","answer":"yes"},
                                                  {"question":"now","answer":"yes"}]})").second;
  CHECK(text_at(now, "/outcome") == "acute");
  CHECK(text_at(now, "/steps/0/text") == "Call.");
  CHECK(text_at(now, "/with_someone/answers/0/says") == "Call someone.");
  CHECK(text_at(now, "/leave") == "You can leave.");
}

TEST_CASE("fear: a slip in the body of a check passes for an answer") {
  const Fixture here;
  for (const std::string_view path : {check, relationship}) {
    const auto status = [&](std::string_view body) { return here.ask(path, body).first; };
    CHECK(status(R"({"answers":[{"question":"hope","answer":"no"}]})") == 422);
    CHECK(status(R"({"answers":[{"question":"device","answer":"maybe"}]})") == 422);
    CHECK(status(R"({"answers":[{"question":"wish"}]})") == 400);
    CHECK(status(R"({"answers":{}})") == 400);
    CHECK(status(R"({"answers":[],"kept":true})") == 400);
    CHECK(status(R"({"answers":[],"answers":[]})") == 400);
    CHECK(status("{}") == 400);
    CHECK(status("[]") == 400);
    CHECK(status("no JSON") == 400);
  }
  CHECK(here.ask(check, R"({"answers":[{"question":"wish","answer":"no"},
                                       {"question":"wish","answer":"yes"}]})").first == 422);
}

TEST_CASE("a step gives the state, what it changes and the record to keep") {
  const Fixture here;
  const auto [status, body] =
      here.ask(step, R"({"history":[],"event":"positive","at":"2026-11-24T16:00:00.250Z"})");
  CHECK(status == 200);
  CHECK(text_at(body, "/state") == "elevated");
  CHECK(text_at(body, "/effects/gates/0") == "X02");
  CHECK(text_at(body, "/effects/exercises/0") == "alone");
  CHECK(text_at(body, "/effects/card") == "offer");
  CHECK(text_at(body, "/history/0/at") == "2026-11-24T16:00:00Z");
  CHECK(text_at(body, "/history/0/to") == "elevated");
  CHECK(text_at(body, "/says/title") == "A hard time");
  CHECK(text_at(body, "/ask_again_at") == "2026-11-25T16:00:00Z");
  CHECK(body.at("faults").as_array().empty());
  const auto none = here.ask(step, R"({"history":[],"at":"2026-11-24T16:00:00Z"})").second;
  CHECK(text_at(none, "/state") == "none");
  CHECK(none.at("ask_again_at").is_null());
}

TEST_CASE("the record that comes out goes in again, until it has settled") {
  const Fixture here;
  std::string history = "[]";
  std::string state;
  for (const auto& [at, event] : {std::pair{"2026-11-20T08:00:00Z", "means"},
                                  std::pair{"2026-11-20T09:00:00Z", "negative"},
                                  std::pair{"2026-11-23T09:00:00Z", "negative"},
                                  std::pair{"2026-11-24T09:00:00Z", "negative"}}) {
    const auto [status, body] = here.ask(step, R"({"history":)" + history + R"(,"event":")" +
                                                   event + R"(","at":")" + at + R"("})");
    REQUIRE(status == 200);
    history = boost::json::serialize(body.at("history"));
    state += text_at(body, "/state") + " ";
    CHECK(body.at("faults").as_array().empty());
  }
  CHECK(state == "acute acute resolved resolved ");
  CHECK(parse(history).as_array().size() == 5);  // with the line that settled it
}

TEST_CASE("fear: a record that cannot be is believed, or a claim is taken for a finding") {
  const Fixture here;
  const auto [status, body] = here.ask(
      step, R"({"history":[{"at":"2026-11-24T10:00:00Z","event":"acute"},
                           {"at":"2026-11-24T09:00:00Z","event":"clinician_note"},
                           {"at":"2027-01-01T00:00:00Z","event":"negative"},
                           {"at":"2027-01-02T00:00:00Z","event":"settled"}],
                "at":"2026-11-24T12:00:00Z"})");
  CHECK(status == 200);
  CHECK(text_at(body, "/state") == "acute");
  CHECK(text_at(body, "/faults/0/kind") == "unsorted");
  CHECK(body.at_pointer("/faults/0/line").as_int64() == 1);
  CHECK(text_at(body, "/faults/1/kind") == "future");
  const auto refused = [&](std::string_view given) { return here.ask(step, given).first == 400; };
  CHECK(refused(R"({"history":[],"event":"settled","at":"2026-11-24T12:00:00Z"})"));
  CHECK(refused(R"({"history":[],"event":"itch","at":"2026-11-24T12:00:00Z"})"));
  CHECK(refused(R"({"history":[],"at":1795000000})"));
  CHECK(refused(R"({"history":[]})"));
  CHECK(refused(R"({"at":"2026-11-24T12:00:00Z"})"));
  CHECK(refused(R"({"history":[{"at":"2026-11-24T12:00:00Z"}],"at":"2026-11-24T12:00:00Z"})"));
  CHECK(refused(R"({"history":[{"at":"2026-11-24T12:00:00Z","event":"item","note":"x"}],)"
                R"("at":"2026-11-24T12:00:00Z"})"));
}

TEST_CASE("times are days of the calendar, in UTC") {
  CHECK(read_time("1970-01-01T00:00:00Z") == Instant{0});
  CHECK(read_time("2026-11-24T16:00:01Z") == Instant{1795536001});
  CHECK(read_time("2024-02-29T23:59:59.999999Z") == Instant{1709251199});
  CHECK(read_time("9999-12-31T23:59:59Z"));
  for (const std::string_view wrong :
       {"", "Z", "2026-11-24", "2026-11-24T16:00:01", "2026-11-24T16:00:01+01:00",
        "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-24T24:00:00Z",
        "2026-11-24T16:60:00Z", "1969-12-31T23:59:59Z", "2026-11-24 16:00:01Z",
        "2026-11-24T16:00:01.Z", "2026-11-24T16:00:01.1234567890Z", "2026-11-24T16:00:01.xZ",
        "-026-11-24T16:00:01Z"}) {
    CHECK_FALSE(read_time(wrong));
  }
}

TEST_CASE("where someone may look at the device only the list of help comes back") {
  const Fixture here;
  const auto seen = here.ask(relationship, R"({"answers":[{"question":"device","answer":"yes"},
                                                          {"question":"neck","answer":"yes"}]})");
  CHECK(text_at(seen.second, "/outcome") == "stopped");
  CHECK(text_at(seen.second, "/title") == "Lines");
  CHECK(seen.second.at("flags").as_array().empty());
  CHECK(seen.second.at("next").is_null());
  const auto alone = here.ask(relationship, R"({"answers":[{"question":"device","answer":"no"},
                                                           {"question":"neck","answer":"yes"}]})");
  CHECK(text_at(alone.second, "/outcome") == "danger");
  CHECK(text_at(alone.second, "/flags/0/text") == "See a doctor.");
  const auto questions = here.ask(relationship).second;
  CHECK(text_at(questions, "/stopped/title") == "Lines");
  CHECK(boost::json::serialize(questions).find("danger") == std::string::npos);
}

TEST_CASE("words may lead to an offer, and a search to the warning") {
  const Fixture here;
  const auto heavy = here.ask(words, R"({"text":"All is dark."})").second;
  CHECK(heavy.at("offer").as_bool());
  CHECK(text_at(heavy, "/yes") == "Check in");
  CHECK(boost::json::serialize(here.ask(words, R"({"text":""})").second) == R"({"offer":false})");
  const auto found = here.ask(coercion, R"({"text":"Re-birthing, or rebirthing"})").second;
  CHECK(found.at("warning").as_bool());
  CHECK(text_at(found, "/says") == "See the difference.");
  CHECK(text_at(found, "/red_flags/0/id") == "birth");
  const auto calm = here.ask(coercion, R"({"text":"couples"})").second;
  CHECK_FALSE(calm.at("warning").as_bool());
  CHECK(calm.at("red_flags").as_array().empty());
  CHECK(here.ask(words, R"({"text":7})").first == 400);
  CHECK(here.ask(words, R"({"text":"a","keep":true})").first == 400);
  CHECK(here.ask(words, R"({"text":")" + std::string(1'000'001, 'a') + R"("})").first == 400);
}

}  // namespace securebase::contract

#include "securebase/practice/form_state.hpp"

#include <doctest/doctest.h>

#include "securebase/practice/form_for_test.hpp"

using namespace securebase::practice;
using namespace securebase::practice::for_test;
using Kind = FieldKind;
using Test = Condition::Test;

TEST_CASE("what is not shown counts as not answered, through several fields") {
  Form made = form({choice("first", {"a", "b"}), choice("second", {"c", "d"}),
                    field("third", Kind::short_text)});
  made.steps[0].id = "one";
  made.steps[0].fields[1].show_if = is("first", "a");
  made.steps[0].fields[2].show_if = is("second", "c");
  made.steps[0].fields[2].required = true;
  Answers answers{{"first", std::string("a")}, {"second", std::string("c")}};
  CHECK(decide(made, answers).missing == Words{"third"});
  answers["first"] = std::string("b");  // hides the second, and so the third; both keep their answers
  const FormState state = decide(made, answers);
  CHECK(state.shown == Words{"one", "first"});
  CHECK(state.missing.empty());
}

TEST_CASE("a step that is not shown hides its fields") {
  Form made = form({field("alone", Kind::yes_no)});
  made.steps[0].id = "one";
  made.steps.push_back({"two", is("alone", "no"), {field("who", Kind::person)}});
  made.steps[1].fields[0].required = true;
  CHECK(decide(made, {}).shown == Words{"one", "alone"});
  const FormState state = decide(made, {{"alone", std::string("no")}});
  CHECK(state.shown == Words{"one", "alone", "two", "who"});
  CHECK(state.missing == Words{"who"});
}

TEST_CASE("the smaller version keeps its steps and no others") {
  Form made = form({field("a", Kind::short_text)});
  made.steps[0].id = "one";
  made.steps.push_back({"two", std::nullopt, {field("b", Kind::short_text)}});
  made.smaller = {"two"};
  CHECK(decide(made, {}, true).shown == Words{"two", "b"});
  CHECK(decide(made, {}, false).shown == Words{"one", "a", "two", "b"});
}

TEST_CASE("a gate closes the steps after the one that asks, and opens them again") {
  Form made = form({field("afraid", Kind::yes_no)});
  made.steps[0].id = "one";
  made.steps.push_back({"two", std::nullopt, {field("b", Kind::short_text)}});
  made.steps[1].fields[0].required = true;
  made.gates = {{"danger", "help-now", is("afraid", "yes")},
                {"second", "doctor", is("afraid", "yes")}};
  const FormState closed = decide(made, {{"afraid", std::string("yes")}});
  REQUIRE(closed.gate);
  CHECK(closed.gate->id == "danger");  // the first in the file
  CHECK(closed.shown == Words{"one", "afraid"});
  CHECK(closed.missing.empty());
  const FormState open = decide(made, {{"afraid", std::string("no")}});
  CHECK(open.gate == nullptr);
  CHECK(open.shown == Words{"one", "afraid", "two", "b"});
}

TEST_CASE("rows have rules of their own and see the fields outside") {
  Field kind = choice("turn", {"toward", "away"});
  Field why = field("why", Kind::short_text);
  why.show_if = is("turn", "away");
  why.require_if = answered("long_version");
  Form made = form({field("long_version", Kind::short_text), rows("bids", {kind, why})});
  made.steps[0].fields[1].at_least = 3;
  const Answers answers{{"long_version", std::string("yes please")},
                        {"bids", Rows{{{{"turn", std::string("toward")}}},
                                      {{{"turn", std::string("away")}}}}}};
  const FormState state = decide(made, answers);
  REQUIRE(state.rows.at("bids").size() == 2);
  CHECK(state.rows.at("bids")[0].shown == Words{"turn"});
  CHECK(state.rows.at("bids")[1].shown == Words{"turn", "why"});
  CHECK(state.rows.at("bids")[1].missing == Words{"why"});
  CHECK(state.missing == Words{"bids"});  // three rows are asked for
}

TEST_CASE("a computed value can open a field, and a hidden one opens none") {
  Form made = form({field("a", Kind::scale_10), field("b", Kind::scale_10),
                    computed("rise", {Computation::How::difference, {"b", "a"}, {}, {}, 0}),
                    field("note", Kind::short_text)});
  made.steps[0].fields[3].show_if = at_least("rise", 3);
  CHECK(decide(made, {{"a", 2.0}, {"b", 5.0}}).shown.back() == "note");
  CHECK(decide(made, {{"a", 2.0}, {"b", 4.0}}).shown.back() == "rise");
}

#include <doctest/doctest.h>

#include "securebase/practice/condition.hpp"
#include "securebase/practice/form_for_test.hpp"
#include "securebase/practice/form_state.hpp"

using namespace securebase::practice;
using namespace securebase::practice::for_test;
using Kind = FieldKind;
using Test = Condition::Test;

TEST_CASE("each test of a condition, with and without an answer") {
  const auto shows = [](const Condition& condition, const Answers& answers) {
    Form made = form({field("urge", Kind::scale_10), choice("move", {"reach", "freeze"}),
                      field("body", Kind::body_place), field("note", Kind::short_text),
                      field("tired", Kind::yes_no)});
    Field asked = field("asked", Kind::short_text);
    asked.show_if = condition;
    made.steps[0].fields.push_back(asked);
    return decide(made, answers).shown.back() == "asked";
  };
  CHECK(shows(at_least("urge", 7), {{"urge", 7.0}}));
  CHECK_FALSE(shows(at_least("urge", 7), {{"urge", 6.0}}));
  CHECK_FALSE(shows(at_least("urge", 0), {}));  // no answer is no number
  CHECK(shows(at_most("urge", 3), {{"urge", 3.0}}));
  CHECK_FALSE(shows(at_most("urge", 3), {}));
  CHECK(shows(is("move", "freeze"), {{"move", std::string("freeze")}}));
  CHECK_FALSE(shows(is("move", "freeze"), {{"move", std::string("reach")}}));
  CHECK(shows(is("tired", "yes"), {{"tired", std::string("yes")}}));
  CHECK(shows(has("body", "chest"), {{"body", Words{"belly", "chest"}}}));
  CHECK_FALSE(shows(has("body", "chest"), {{"body", Words{}}}));
  CHECK(shows(answered("note"), {{"note", std::string("x")}}));
  CHECK_FALSE(shows(answered("note"), {{"note", std::string()}}));  // an empty text is none
  CHECK(shows(answered("note", false), {}));
  const Answers both{{"urge", 8.0}, {"move", std::string("reach")}};
  CHECK(shows(join(Test::all, {at_least("urge", 7), is("move", "reach")}), both));
  CHECK_FALSE(shows(join(Test::all, {at_least("urge", 9), is("move", "reach")}), both));
  CHECK(shows(join(Test::any, {at_least("urge", 9), is("move", "reach")}), both));
  CHECK(shows(join(Test::none, {at_least("urge", 9)}), both));
  CHECK_FALSE(shows(join(Test::none, {at_least("urge", 7)}), both));
}

TEST_CASE("every field that a condition asks about is found") {
  std::vector<std::string_view> fields;
  const Condition both = join(Test::any, {at_least("a", 1), join(Test::none, {answered("b")})});
  collect_fields(both, fields);
  CHECK(fields == std::vector<std::string_view>{"a", "b"});
}

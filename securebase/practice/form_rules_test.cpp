#include "securebase/practice/form_rules.hpp"

#include <doctest/doctest.h>

#include "securebase/practice/form_for_test.hpp"

using namespace securebase;
using namespace securebase::practice;
using namespace securebase::practice::for_test;
using Kind = FieldKind;
using How = Computation::How;

namespace {

// The only problem of a form, as "where: what"; empty when there is none.
std::string only_problem(const Form& made) {
  const std::vector<Problem> problems = problems_of(made);
  if (problems.empty()) return {};
  CHECK(problems.size() == 1);
  CHECK_FALSE(problems[0].mend.empty());
  return problems[0].where + ": " + problems[0].what;
}

}  // namespace

TEST_CASE("a sound form has no problem") {
  Form made = form({choice("move", {"reach", "freeze"}), field("urge", Kind::scale_10),
                    rows("people", {field("name", Kind::person), field("safety", Kind::scale_10)}),
                    computed("mean", {How::mean, {"safety"}, "people", {}, 3})});
  made.steps[0].fields[1].show_if = is("move", "reach");
  made.steps[0].fields[2].fields[1].show_if = answered("urge");
  made.gates = {{"g", "help-now", at_least("urge", 9)}};
  made.signs = {{"trust", "mean", true}};
  made.smaller = {"first"};
  CHECK(only_problem(made) == "");
}

TEST_CASE("a rule that refers to nothing is named with its place") {
  Form made = form({field("a", Kind::scale_10), field("b", Kind::scale_10)});
  made.steps[0].fields[1].show_if = answered("c");
  CHECK(only_problem(made) == "/steps/0/fields/1/show_if: There is no field 'c'");
  made.steps[0].fields[1].show_if = answered("first");  // a step is no field
  CHECK(only_problem(made) == "/steps/0/fields/1/show_if: There is no field 'first'");
  made.steps[0].fields[1].show_if.reset();
  made.gates = {{"g", "help-now", at_least("nothing", 1)}};
  CHECK(only_problem(made) == "/gates/0/when: There is no field 'nothing'");
  made.gates.clear();
  made.signs = {{"trust", "nothing", true}};
  CHECK(only_problem(made) == "/signs/0/field: There is no field 'nothing'");
  made.signs = {{"trust", "eased", true}};
  CHECK(only_problem(made) == "/signs/0/field: This form does not ask for distress");
  made.signs.clear();
  made.smaller = {"second"};
  CHECK(only_problem(made) == "/smaller/steps/0: There is no step 'second'");
}

TEST_CASE("tests that do not go with their field") {
  Form made = form({field("note", Kind::short_text), choice("move", {"reach", "freeze"}),
                    field("asked", Kind::short_text)});
  std::optional<Condition>& asked = made.steps[0].fields[2].show_if;
  asked = at_least("note", 3);
  CHECK(only_problem(made).find("'at_least' does not go with the field 'note'") != std::string::npos);
  asked = is("move", "please");
  CHECK(only_problem(made).find("has no option 'please'") != std::string::npos);
  asked = has("move", "reach");
  CHECK(only_problem(made).find("'has' does not go with the field 'move'") != std::string::npos);
}

TEST_CASE("a field of another group is out of sight") {
  Form made = form({rows("one", {field("a", Kind::scale_10)}),
                    rows("two", {field("b", Kind::scale_10)}), field("c", Kind::short_text)});
  made.steps[0].fields[1].fields[0].show_if = answered("a");
  CHECK(only_problem(made).find("stands in the group 'one'") != std::string::npos);
  made.steps[0].fields[1].fields[0].show_if.reset();
  made.steps[0].fields[2].show_if = answered("b");
  CHECK(only_problem(made).find("stands in the group 'two'") != std::string::npos);
}

TEST_CASE("circles are found, short and long") {
  Form made = form({field("a", Kind::scale_10), field("b", Kind::scale_10),
                    computed("c", {How::sum, {"a"}, {}, {}, 0})});
  auto& fields = made.steps[0].fields;
  fields[0].show_if = answered("a");
  CHECK(only_problem(made).find("'a' is shown hangs on itself") != std::string::npos);
  fields[0].show_if = answered("b");
  fields[1].show_if = at_least("c", 1);
  CHECK(only_problem(made).find("hangs on itself") != std::string::npos);
  fields[1].show_if.reset();
  CHECK(only_problem(made) == "");
  // Through a step: it is shown if a field in it is answered.
  made.steps.push_back({"second", answered("d"), {field("d", Kind::short_text)}});
  CHECK(only_problem(made).find("'d' is shown hangs on itself") != std::string::npos);
}

TEST_CASE("ids are unique, groups do not nest, pictures have their fields") {
  CHECK(only_problem(form({field("a", Kind::date), field("a", Kind::date)})).find("twice") !=
        std::string::npos);
  CHECK(only_problem(form({field("before", Kind::scale_10)})).find("every exercise has") !=
        std::string::npos);
  CHECK(only_problem(form({rows("a", {rows("b", {field("c", Kind::date)})})})).find("in a group") !=
        std::string::npos);
  Field map = rows("people", {field("name", Kind::person)});
  map.kind = Kind::people_map;
  CHECK(only_problem(form({map})) ==
        "/steps/0/fields/0/fields: A people_map needs a field 'closeness'");
  map.fields.push_back(field("closeness", Kind::short_text));
  CHECK(only_problem(form({map})).find("The field 'closeness' of a people_map is a short_text") !=
        std::string::npos);
}

TEST_CASE("computed values take what they can work with") {
  const auto problem = [](Computation value) {
    return only_problem(form({field("a", Kind::scale_10), field("note", Kind::short_text),
                              rows("g", {field("x", Kind::scale_10)}),
                              computed("c", std::move(value))}));
  };
  CHECK(problem({How::difference, {"a"}, {}, {}, 0}).find("two fields") != std::string::npos);
  CHECK(problem({How::sum, {"note"}, {}, {}, 0}).find("'note' is a short_text") !=
        std::string::npos);
  CHECK(problem({How::count, {"a"}, {}, {}, 0}).find("'a' is a scale_10") != std::string::npos);
  CHECK(problem({How::mean, {"a"}, "note", {}, 0}).find("has no rows") != std::string::npos);
  CHECK(problem({How::share, {"g"}, {}, at_least("x", 5), 0}) == "");
}

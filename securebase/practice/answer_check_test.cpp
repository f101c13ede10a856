#include "securebase/practice/answer_check.hpp"

#include <doctest/doctest.h>

#include "securebase/practice/form_for_test.hpp"

using namespace securebase::practice;
using namespace securebase::practice::for_test;

TEST_CASE("answers that cannot be") {
  Form made = form({field("urge", FieldKind::scale_10), choice("move", {"reach", "freeze"}),
                    field("day", FieldKind::date), field("body", FieldKind::body_place),
                    rows("people", {field("safety", FieldKind::scale_10)}),
                    field("weight", FieldKind::number)});
  made.steps[0].fields[3].at_most = 2;
  made.steps[0].fields[5].min = -5;
  made.steps[0].fields[5].max = 5;
  const auto why = [&made](std::string id, Answer answer) -> std::string {
    const auto refused = misfits(made, {{std::move(id), std::move(answer)}});
    return refused.empty() ? "" : std::string(name_of(refused[0].why));
  };
  CHECK(why("urge", 10.0) == "");
  CHECK(why("urge", 10.5) == "out_of_range");
  CHECK(why("urge", 11.0) == "out_of_range");
  CHECK(why("urge", -1.0) == "out_of_range");
  CHECK(why("urge", std::string("much")) == "wrong_kind");
  CHECK(why("weight", -5.0) == "");
  CHECK(why("weight", -5.1) == "out_of_range");
  CHECK(why("move", std::string("please")) == "unknown_option");
  CHECK(why("day", std::string("2024-02-29")) == "");
  CHECK(why("day", std::string("2026-02-29")) == "no_date");
  CHECK(why("day", std::string("yesterday")) == "no_date");
  CHECK(why("body", Words{"chest", "my own word"}) == "");
  CHECK(why("body", Words{"a", "b", "c"}) == "too_many");
  CHECK(why("nothing", 1.0) == "unknown_field");
  CHECK(why("people", Rows{{{{"safety", 3.0}}}}) == "");
  const auto refused = misfits(made, {{"people", Rows{{{{"safety", 3.0}}}, {{{"safety", 30.0}}}}}});
  REQUIRE(refused.size() == 1);
  CHECK(refused[0].row == 1);
  CHECK(refused[0].field == "safety");
}

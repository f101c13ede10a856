#include <doctest/doctest.h>

#include "securebase/practice/computed.hpp"
#include "securebase/practice/form_for_test.hpp"
#include "securebase/practice/form_state.hpp"

using namespace securebase::practice;
using namespace securebase::practice::for_test;
using Kind = FieldKind;

TEST_CASE("every way to work out a value, against numbers by hand") {
  using How = Computation::How;
  const auto value = [](Computation computation, const Answers& answers) {
    const Form made = form({field("a", Kind::scale_10), field("b", Kind::scale_10),
                            field("from_time", Kind::time), field("to_time", Kind::time),
                            field("from_day", Kind::date_time), field("to_day", Kind::date_time),
                            field("chosen", Kind::feeling),
                            rows("people", {field("safety", Kind::scale_10),
                                            choice("turn", {"toward", "away"})}),
                            computed("result", std::move(computation))});
    const FormState state = decide(made, answers);
    const auto at = state.computed.find("result");
    return at == state.computed.end() ? std::nullopt : std::optional(at->second);
  };
  const Answers two{{"a", 7.0}, {"b", 2.0}};
  CHECK(value({How::sum, {"a", "b"}, {}, {}, 0}, two) == 9.0);
  CHECK(value({How::mean, {"a", "b"}, {}, {}, 0}, two) == 4.5);
  CHECK(value({How::max, {"a", "b"}, {}, {}, 0}, two) == 7.0);
  CHECK(value({How::min, {"a", "b"}, {}, {}, 0}, two) == 2.0);
  CHECK(value({How::difference, {"a", "b"}, {}, {}, 0}, two) == 5.0);
  CHECK(value({How::mean, {"a", "b"}, {}, {}, 0}, {{"a", 7.0}}) == 7.0);  // what is answered
  CHECK_FALSE(value({How::difference, {"a", "b"}, {}, {}, 0}, {{"a", 7.0}}));
  CHECK_FALSE(value({How::sum, {"a", "b"}, {}, {}, 0}, {}));
  CHECK(value({How::minutes_between, {"from_time", "to_time"}, {}, {}, 0},
              {{"from_time", std::string("23:50")}, {"to_time", std::string("00:20")}}) == 30.0);
  CHECK(value({How::minutes_between, {"from_day", "to_day"}, {}, {}, 0},
              {{"from_day", std::string("2026-02-28T23:30")},
               {"to_day", std::string("2026-03-01T01:00")}}) == 90.0);
  CHECK(value({How::count, {"chosen"}, {}, {}, 0}, {{"chosen", Words{"sad", "calm"}}}) == 2.0);
  const auto row = [](double safety, std::string turn) {
    return Row{{{"safety", safety}, {"turn", std::move(turn)}}};
  };
  const Answers people{
      {"people", Rows{row(2, "toward"), row(9, "away"), row(8, "toward"), row(4, "toward")}}};
  CHECK(value({How::count, {"people"}, {}, {}, 0}, people) == 4.0);
  CHECK(value({How::count, {"people"}, {}, is("turn", "toward"), 0}, people) == 3.0);
  CHECK(value({How::share, {"people"}, {}, is("turn", "toward"), 0}, people) == 75.0);
  CHECK(value({How::mean, {"safety"}, "people", {}, 3}, people) == 7.0);  // 9, 8 and 4
  CHECK(value({How::min, {"safety"}, "people", {}, 0}, people) == 2.0);
  CHECK_FALSE(value({How::share, {"people"}, {}, {}, 0}, {}));
}

TEST_CASE("what is a time and what is none") {
  CHECK(minutes_of("00:00") == 0.0);
  CHECK(minutes_of("23:59") == 1439.0);
  CHECK(minutes_of("1970-01-02T00:30") == 1470.0);
  for (const auto* text : {"24:00", "12:60", "1:30", "-1:30", "12-30", "", "2026-02-30T10:00",
                           "2026-13-01T10:00", "2026-01-01 10:00", "2026-01-01T10:00Z"}) {
    CAPTURE(text);
    CHECK_FALSE(minutes_of(text));
  }
}

#include "securebase/practice/form.hpp"

#include <doctest/doctest.h>

#include "securebase/practice/form_for_test.hpp"

using namespace securebase::practice;
using namespace securebase::practice::for_test;

TEST_CASE("every kind of field has a name that leads back to it") {
  int rows = 0, choices = 0, numbers = 0;
  for (int i = 0; i <= static_cast<int>(FieldKind::computed); ++i) {
    const auto kind = static_cast<FieldKind>(i);
    CHECK(field_kind(name_of(kind)) == kind);
    rows += has_rows(kind) ? 1 : 0;
    choices += has_choices(kind) ? 1 : 0;
    numbers += is_number(kind) ? 1 : 0;
    CHECK(has_rows(kind) + has_choices(kind) + is_number(kind) <= 1);
  }
  CHECK(rows == 5);  // a group and four pictures
  CHECK(choices == 4);
  CHECK(numbers == 7);
  CHECK_FALSE(field_kind("essay"));
  CHECK(level_of("with_support") == Level::with_support);
  CHECK_FALSE(level_of("expert"));
}

TEST_CASE("fields are found in groups too") {
  const Form made = form({field("a", FieldKind::date), rows("g", {field("b", FieldKind::time)})});
  REQUIRE(made.find("b"));
  CHECK(made.find("b")->kind == FieldKind::time);
  CHECK(made.find("first") == nullptr);
}

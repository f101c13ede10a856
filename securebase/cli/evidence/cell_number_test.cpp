// Fear: 1,25 is read as 125, or a file of another country as one column.
#include "securebase/cli/evidence/cell_number.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace securebase::cli {
namespace {

using enum DecimalMark;

TEST_CASE("numbers with a point, and with a comma where commas are decimal marks") {
  CHECK(cell_number(" -1.5 ", point) == -1.5);
  CHECK(cell_number("+2", point) == 2);
  CHECK(cell_number("3e-4", comma) == 3e-4);
  CHECK(cell_number("-1,67646657594636", comma) == -1.67646657594636);
  CHECK(cell_number("1,25", either) == 1.25);
  CHECK(cell_number("1.25", either) == 1.25);
  CHECK(std::isinf(cell_number("inf", point).value()));
  CHECK(std::isnan(cell_number("NaN", point).value()));
}

TEST_CASE("what could be two numbers is none") {
  for (const auto text : {"1,25", "", "1.2.3", "12 people", "+-1", "0x10", "1.5)", "."}) {
    CHECK_FALSE(cell_number(text, point).has_value());
  }
  CHECK_FALSE(cell_number("1.25", comma).has_value());
  CHECK_FALSE(cell_number("1.250,5", either).has_value());
  CHECK_FALSE(cell_number("1,250,000", either).has_value());
}

TEST_CASE("the separator is the most frequent one outside quotation marks") {
  CHECK(separator_of("a,b,c\n1;2;3;4;5") == ',');
  CHECK(separator_of("\"\";\"study, year\";\"g\"") == ';');
  CHECK(separator_of("a\tb\tc") == '\t');
  CHECK(separator_of("\"a;b;c\",d") == ',');
  CHECK(separator_of("alone") == ',');
}

TEST_CASE("one is one, and none are many") {
  CHECK(counted(1, "row") == "1 row");
  CHECK(counted(0, "row") == "0 rows");
}

}  // namespace
}  // namespace securebase::cli

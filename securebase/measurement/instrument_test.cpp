#include "securebase/measurement/instrument.hpp"

#include <doctest/doctest.h>

namespace securebase::measurement {
namespace {

TEST_CASE("answers are recoded in the direction of the scale, and only those that exist") {
  Instrument instrument;
  instrument.answers = {{1, ""}, {2, ""}, {3, ""}, {4, ""}, {5, ""}};
  Item plain, turned;
  plain.id = "plain";
  turned.id = "turned";
  turned.reversed = true;
  instrument.items = {plain, turned};
  CHECK(instrument.category(plain, 1) == 0);
  CHECK(instrument.category(plain, 5) == 4);
  CHECK(instrument.category(turned, 1) == 4);
  CHECK(instrument.category(turned, 4) == 1);
  CHECK_FALSE(instrument.category(plain, 0).has_value());
  CHECK_FALSE(instrument.category(turned, 6).has_value());
  CHECK(instrument.find_item("turned") == std::size_t{1});
  CHECK_FALSE(instrument.find_item("other").has_value());
}

}  // namespace
}  // namespace securebase::measurement

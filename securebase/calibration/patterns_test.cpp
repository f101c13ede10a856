// The fear: people lost, counted twice, or counted differently when they come in another order.
#include "securebase/calibration/patterns.hpp"

#include <doctest/doctest.h>

namespace securebase::calibration {

TEST_CASE("equal rows are counted together, empty ones left out, in any order") {
  const measurement::AnswerTable one{2, {0, 1, 2, -1, 0, 1, -1, -1, 1, 0}, {1, 2, 3, 4, 5}};
  const measurement::AnswerTable other{2, {1, 0, 0, 1, -1, -1, 0, 1, 2, -1}, {1, 2, 3, 4, 5}};
  const Patterns a = patterns_of(one), b = patterns_of(other);
  REQUIRE(a.count() == 3);
  CHECK(a.answers == b.answers);
  CHECK(a.people == b.people);
  double people = 0;
  for (std::size_t p = 0; p < a.count(); ++p) {
    people += a.people[p];
    const bool twice = a.pattern(p)[0] == 0 && a.pattern(p)[1] == 1;
    CHECK(a.people[p] == (twice ? 2 : 1));
  }
  CHECK(people == 4);
}

}  // namespace securebase::calibration

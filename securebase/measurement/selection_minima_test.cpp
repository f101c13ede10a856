// The fear: a scale told by statements of one kind only, or a minimum that no item can fill and
// that keeps a sitting going for ever.
#include "securebase/measurement/selection_minima.hpp"

#include <doctest/doctest.h>

#include "securebase/measurement/bank_for_test.hpp"

namespace securebase::measurement {

TEST_CASE("items are counted by scale, key and facet") {
  const std::vector<ItemContent> contents = contents_of(bank_for_test());
  REQUIRE(contents.size() == 40);
  CHECK(contents[0].key == 1);
  CHECK(contents[1].key == 0);
  CHECK(contents[3].facet == 0);
  CHECK(contents[4].facet == 1);
  CHECK(contents[39].scale == 1);
  CHECK(contents[39].facet == 4);
}

TEST_CASE("what is lacking is no more than the items left can bring") {
  const AdaptiveRules rules{.least_each_key = 2, .least_facets = 3};
  Coverage coverage;
  coverage.add({0, 0, 0});
  const std::vector<ItemContent> left{{0, 0, 0}, {0, 0, 1}};
  const Lacking lacks = lacking(coverage, rules, left);
  CHECK(lacks.keyed[0] == 1);
  CHECK(lacks.keyed[1] == 0);  // none keyed that way is left
  CHECK(lacks.facets == 1);    // two are lacking, one can be had
  CHECK(lacking(coverage, rules, {}).nothing());
}

TEST_CASE("the last places are kept for what is lacking, earlier ones are free") {
  Coverage coverage;
  coverage.add({0, 0, 0});
  const Lacking lacks{.keyed = {0, 1}, .facets = 0};
  CHECK(may_come_next({0, 0, 1}, coverage, lacks, 2));
  CHECK_FALSE(may_come_next({0, 0, 1}, coverage, lacks, 1));
  CHECK(may_come_next({0, 1, 1}, coverage, lacks, 1));
  const Lacking facet{.keyed = {0, 0}, .facets = 1};
  CHECK_FALSE(may_come_next({0, 1, 0}, coverage, facet, 1));
  CHECK(may_come_next({0, 1, 2}, coverage, facet, 1));
}

}  // namespace securebase::measurement

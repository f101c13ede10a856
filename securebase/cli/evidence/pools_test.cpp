// Fear: before-after effects lift the pooled effect of trials.
#include "securebase/cli/evidence/pools.hpp"

#include <doctest/doctest.h>

#include "securebase/cli/evidence/evidence_for_test.hpp"

namespace securebase::cli {
namespace {

using Rows = std::vector<std::size_t>;

TEST_CASE("designs are pooled apart, comparisons of groups first") {
  const auto pools = pool(test_data::small_table(), {});
  REQUIRE(pools.size() == 2);
  CHECK_FALSE(pools[0].before_after);
  CHECK(pools[0].rows == Rows{1, 2, 3, 5});
  CHECK(pools[1].rows == Rows{0, 4});
  CHECK(pools[0].pooled.interval.high < pools[1].pooled.value);
  EffectTable without = test_data::small_table();
  std::erase_if(without.rows, [](const EffectRow& row) { return row.before_after; });
  CHECK(pool(without, {})[0].pooled.value == pools[0].pooled.value);
}

TEST_CASE("words of a design are pooled apart even when both compare groups") {
  EffectTable table = test_data::small_table();
  table.rows[1].design = "RCT";
  table.rows[2].design = "registry";
  const auto pools = pool(table, {});
  CHECK(pools.size() == 4);
  CHECK(pools[0].name == "Between-group effects (RCT)");
}

TEST_CASE("studies give three levels with a robust error, and leave out whole studies") {
  PoolOptions options;
  options.by_study = options.leave_one_out = true;
  const auto pools = pool(test_data::small_table(), options);
  CHECK(pools[0].studies == 3);
  REQUIRE(pools[0].three_levels.has_value());
  CHECK(pools[0].pooled.df == pools[0].three_levels->robust->df);
  REQUIRE(pools[0].left_out.size() == 3);
  CHECK(pools[0].left_out[0].name == "B");
  // The two effects before and after are of one study: no robust error, and nothing to leave out.
  CHECK(pools[1].three_levels->between_unknown);
  CHECK(pools[1].left_out.empty());
}

TEST_CASE("subgroups lie inside a design") {
  PoolOptions options;
  options.by_subgroup = options.leave_one_out = true;
  const auto pools = pool(test_data::small_table(), options);
  REQUIRE(pools[0].subgroups.size() == 2);
  CHECK(pools[0].subgroups[0].name == "odd");
  CHECK(pools[0].subgroups[0].rows == Rows{1, 3, 5});
  CHECK(pools[0].difference->df == 1);
  CHECK(pools[1].subgroups.size() == 1);
  CHECK_FALSE(pools[1].difference.has_value());
  CHECK(pools[0].left_out.size() == 4);
}

}  // namespace
}  // namespace securebase::cli

// Which effects are pooled together, and what comes out: each design by itself, because the change
// of one group over time is another quantity than the difference of two groups.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "securebase/cli/evidence/effect_file.hpp"
#include "securebase/statistics/random_effects.hpp"
#include "securebase/statistics/three_levels.hpp"

namespace securebase::cli {

struct PoolOptions {
  bool by_study = false;  // three levels with robust errors
  bool by_subgroup = false;
  bool leave_one_out = false;
  statistics::PoolingOptions pooling;  // its level holds for three levels too
};

// The pooled effect without one effect, or without one study.
struct LeftOut {
  std::string name;
  statistics::Estimate pooled;
  statistics::Variances variances;
};

struct Pool {
  std::string name;  // of the design, or of the subgroup
  bool before_after = false;
  std::vector<std::size_t> rows;  // of the table, in its order
  std::size_t studies = 0;        // different studies; without a column, the number of effects

  // One of the two: effects that stand alone, or effects within studies.
  std::optional<statistics::RandomEffects> two_levels;
  std::optional<statistics::ThreeLevels> three_levels;
  statistics::RandomEffects fixed;  // one true effect for all, beside it

  statistics::Estimate pooled;  // the one to read: robust where there are studies
  std::optional<statistics::Interval> prediction;
  statistics::Variances variances;  // two levels: what lies between effects is `between`
  std::vector<double> weights;      // of each of `rows`
  std::vector<LeftOut> left_out;

  std::vector<Pool> subgroups;
  std::optional<statistics::QTest> difference;  // between the subgroups
};

// Between-group designs first, then before-after ones; within them in the order of the table.
[[nodiscard]] std::vector<Pool> pool(const EffectTable& table, const PoolOptions& options);

}  // namespace securebase::cli

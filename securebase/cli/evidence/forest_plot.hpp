// The picture of pooled effects: every effect with its interval and weight, the pooled one as a
// diamond, and where a new study is expected.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "securebase/cli/evidence/pools.hpp"

namespace securebase::cli {

// SVG in colours for paper, with all of it as text in its description. Intervals that would squeeze
// the others are cut off with an arrow; ratios stand on a logarithmic axis.
[[nodiscard]] std::string forest_plot(const EffectTable& table, std::span<const Pool> pools,
                                      const PoolOptions& options);

// Where an axis from `low` to `high` is labelled: at most seven even ticks, or for logarithms of
// ratios ratios such as 0.5, 1 and 2. Requires: low < high.
struct AxisTick {
  double at = 0;
  std::string label;
};
[[nodiscard]] std::vector<AxisTick> axis_ticks(double low, double high, bool ratio);

}  // namespace securebase::cli

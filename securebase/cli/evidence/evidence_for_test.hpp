// A small table of both designs, as it would have been read.
#pragma once

#include "securebase/cli/evidence/effect_file.hpp"

namespace securebase::cli::test_data {

inline EffectTable small_table() {
  EffectTable table;
  table.columns = {CellRoles::effect_variance, Measure::risk_ratio, {"yi", "vi"}};
  table.label_column = "study";
  table.design_column = "design";
  const auto add = [&](std::string study, double value, double variance, bool before_after) {
    EffectRow row;
    row.line = table.rows.size() + 2;
    row.label = row.study = std::move(study);
    row.subgroup = table.rows.size() % 2 == 0 ? "even" : "odd";
    row.before_after = before_after;
    row.effect = {value, variance};
    table.rows.push_back(row);
  };
  add("A", 1.5, 0.02, true);
  add("B", -0.6, 0.04, false);
  add("B", -0.4, 0.05, false);
  add("<C> & \"Co\"", 0.1, 0.03, false);
  add("A", 1.1, 0.02, true);
  add("D", -0.2, 0.02, false);
  return table;
}

}  // namespace securebase::cli::test_data

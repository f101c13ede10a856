// The table of fitted items: what `calibrate` writes, and what it reads back as anchors or as the
// state of an earlier run. One row an item:
//
//   item,scale,reversed,model,people,fixed,a,b1..bm,se_a,se_b1..se_bm
//
// a and b are slope and thresholds in the logistic metric without 1.702, people standard normal
// (with fixed items: in the metric of those). A threshold that was not estimated is NA.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::cli {

struct CalibratedItem {
  std::string id;
  std::string scale;
  bool reversed = false;
  measurement::ModelKind model = measurement::ModelKind::graded;
  long people = 0;  // who answered it
  bool fixed = false;
  double slope = 1;
  std::vector<std::optional<double>> thresholds;
  // Of the slope, then of each threshold; empty where there are none.
  std::vector<std::optional<double>> standard_errors;

  // Nothing when a threshold is missing.
  [[nodiscard]] std::optional<measurement::ItemModel> item_model() const;
};

[[nodiscard]] std::string calibration_table(const std::vector<CalibratedItem>& items);

// Errors: bad_input with every problem found.
[[nodiscard]] Result<std::vector<CalibratedItem>> read_calibration(const std::string& path);

}  // namespace securebase::cli

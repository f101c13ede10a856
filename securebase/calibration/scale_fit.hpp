// Fitting the items of one scale to answers: marginal maximum likelihood by EM (Bock & Aitkin
// 1981), with priors on the items (MAP) or without, with all items free and people standard
// normal, or with some items fixed at known parameters (anchors) and the mean and the standard
// deviation of the people free instead.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "securebase/calibration/acceleration.hpp"
#include "securebase/calibration/grid.hpp"
#include "securebase/calibration/item_maximum.hpp"
#include "securebase/calibration/patterns.hpp"
#include "securebase/calibration/workers.hpp"

namespace securebase::calibration {

struct ItemTask {
  std::size_t column = 0;                  // of the answers
  std::size_t categories = 2;              // 2 or more, each given by somebody unless fixed
  Curve start;                             // of the fit, or the parameters where fixed
  bool fixed = false;
  std::optional<ItemPrior> prior;
};

struct FitOptions {
  double tolerance = 1e-6;
  int cycles_most = 500;
  std::size_t nodes = 61;
  double range = 6.0;  // nodes from -range to range
  bool errors = true;
  RunJobs run = one_after_another;
  // After each cycle; false ends the run with the state reached. May be empty.
  std::function<bool(int cycle, double log_likelihood, double change)> go_on;
};

struct FittedItem {
  measurement::ItemModel model;
  // Of the slope, then of each threshold; empty where there are none.
  std::vector<double> standard_errors;
  std::string trouble;  // why there are no errors, or what is odd about the fit; may be empty
};

struct ScaleFit {
  std::vector<FittedItem> items;  // in the order of the tasks
  Spread people;                  // standard normal unless items were fixed
  double mean_error = 0, sd_error = 0;  // of `people`; 0 where standard normal
  double log_likelihood = 0;
  int cycles = 0;
  double change = 0;  // largest of the last cycle
  EmEnd end = EmEnd::converged;
};

[[nodiscard]] ScaleFit fit_scale(const Patterns& patterns, std::span<const ItemTask> items,
                                 const FitOptions& options);

}  // namespace securebase::calibration

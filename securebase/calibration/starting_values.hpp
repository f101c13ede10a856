// Where fitting begins: a slope from how an item goes with the others, intercepts from how often
// each answer was given.
#pragma once

#include <span>
#include <vector>

#include "securebase/calibration/curve.hpp"
#include "securebase/calibration/patterns.hpp"

namespace securebase::calibration {

struct ItemSummary {
  std::vector<double> people;  // who gave each answer
  double with_rest = 0;        // correlation of the answer with the mean of the other items, each
                               // standardised; 0 where it has none
};

// Of the items at `columns`, one scale.
[[nodiscard]] std::vector<ItemSummary> summaries(const Patterns& patterns,
                                                 std::span<const std::size_t> columns,
                                                 std::span<const std::size_t> categories);

// slope = 1.702 l / sqrt(1 - l^2) with the correlation as loading l, kept between 0.3 and 3; each
// intercept the logit of the share of people, stretched by sqrt(1 + (slope / 1.702)^2) because
// they spread over the scale. Requires: each answer was given by somebody.
[[nodiscard]] Curve starting_curve(measurement::ModelKind kind, const ItemSummary& summary);

}  // namespace securebase::calibration

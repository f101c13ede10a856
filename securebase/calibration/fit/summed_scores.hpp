// The distribution of the summed score at each node of the grid, by the recursion of Lord &
// Wingersky (1984, Applied Psychological Measurement 8:453-461), for items with any categories.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "securebase/calibration/fit/scale_curves.hpp"

namespace securebase::calibration {

// [score] -> P(summed score = score | theta) at each node; with `without`, of all other items.
[[nodiscard]] std::vector<measurement::OnGrid> summed_scores(
    const ScaleCurves& curves, std::optional<std::size_t> without = std::nullopt);

}  // namespace securebase::calibration

// Whole sittings of the adaptive test by people whose answers are known, and what they show: how
// many statements are asked, how near the values come, how often each statement is shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "securebase/measurement/adaptive_testing.hpp"
#include "securebase/measurement/exposure.hpp"

namespace securebase::measurement {

struct WholeSitting {
  std::vector<Given> given;  // in the order in which they were asked
  Step last;
};

// Asks until the test ends. `start` names mode, seed and what is carried over; its answers are
// ignored. `answer` gives the category for an item, or nothing for a skip.
[[nodiscard]] WholeSitting whole_sitting(
    const AdaptiveTest& test, const Sitting& start,
    const std::function<std::optional<int>(std::size_t item)>& answer);

// One scale of one sitting, and the value it is held against.
struct ScaleOutcome {
  int shown = 0, answered = 0;
  Stop stop = Stop::precise;
  Estimate found;
  double reference = 0.0;  // the truth, or the estimate from all items
};

// What many sittings show of one scale.
struct ScaleFigures {
  std::size_t people = 0;
  double items_mean = 0, items_median = 0, items_90 = 0;  // statements shown
  double standard_error_mean = 0;
  double correlation = 0;      // of values found and references
  double bias = 0;             // mean of found minus reference
  double root_mean_square = 0;  // of found minus reference
  double coverage = 0;         // share of 95 % intervals that hold the reference
  double never_reached = 0;    // share that ended above the target error
};
// Requires: at least two people.
[[nodiscard]] ScaleFigures figures_of(std::span<const ScaleOutcome> outcomes, double target_error);

// Counts one sitting; `use` holds one entry an item.
void count_use(std::span<ItemUse> use, std::span<const Given> given,
               std::span<const double> reluctance);

// The instrument with one of its scales only.
[[nodiscard]] Instrument only_scale(const Instrument& instrument, std::size_t scale);

}  // namespace securebase::measurement

// The graded response model (Samejima 1969): how likely each answer is at a level theta, and how
// much an answer tells. Logistic metric without the constant 1.702.
#pragma once

#include <span>

#include "securebase/measurement/instrument.hpp"

namespace securebase::measurement {

// P(category | theta). Accurate to a few units in the last place even where it is tiny, because
// the difference of two logistic curves is never formed by subtraction.
// Requires: category below item.categories().
[[nodiscard]] double probability(const ItemModel& item, int category, double theta);

// Fisher information, sum over k of P'_k^2 / P_k (Samejima 1969). Unit: 1 / theta^2.
[[nodiscard]] double information(const ItemModel& item, double theta);

}  // namespace securebase::measurement

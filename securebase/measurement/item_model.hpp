// How likely each answer to an item is at a level theta, under the graded response model (Samejima
// 1969) or generalised partial credit (Muraki 1992), and how much an answer tells. Logistic metric
// without the constant 1.702.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "securebase/measurement/instrument.hpp"

namespace securebase::measurement {

inline constexpr std::size_t most_categories = 10;

// What keeps these numbers from being an item model, one sentence each; empty when nothing does.
// Every other function here requires that nothing does.
[[nodiscard]] std::vector<std::string> problems_of(const ItemModel& item);

// P(category | theta). Accurate to a few units in the last place even where it is tiny, because
// the difference of two logistic curves is never formed by subtraction. At infinity: the limits.
// Requires: category below item.categories().
[[nodiscard]] double probability(const ItemModel& item, int category, double theta);

// All of them at once, into the first item.categories() places of `out`.
void probabilities(const ItemModel& item, double theta, std::span<double> out);

// Fisher information, sum over k of P'_k^2 / P_k (Samejima 1969). Unit: 1 / theta^2.
[[nodiscard]] double information(const ItemModel& item, double theta);

// Of log P(category | theta), by theta. Finite wherever theta is, also where P is nearly nothing.
struct LogSlope {
  double first = 0;
  double second = 0;  // never above zero: log P is concave under both models
};
[[nodiscard]] LogSlope log_slope(const ItemModel& item, int category, double theta);

// Information and its first two derivatives by theta. Under both models the first one is also the
// J = sum over k of P'_k P''_k / P_k by which Warm (1989) corrects the estimate of greatest
// likelihood: their difference, the sum of P'_k (log P_k)'', adds up to nothing.
struct InformationCurve {
  double value = 0;
  double first = 0;
  double second = 0;
};
[[nodiscard]] InformationCurve information_curve(const ItemModel& item, double theta);

}  // namespace securebase::measurement

// How much the answers say about the parameters: minus the second derivatives of the marginal
// log-likelihood at its maximum, exactly. By Oakes 1999 (JRSS B 61:479-482; for item response
// models Chalmers 2018, BJMSP 71:415-436) it is the information of complete data less what is lost
// because the values of people are not seen; the loss is taken in the closed form of Louis 1982
// (JRSS B 44:226-233), sum over people of the posterior covariance of their scores.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "securebase/calibration/covariance.hpp"
#include "securebase/calibration/expectation.hpp"
#include "securebase/calibration/grid.hpp"
#include "securebase/calibration/item_maximum.hpp"

namespace securebase::calibration {

// For each item the derivatives of log P by its parameters: a row for each answer and parameter.
[[nodiscard]] std::vector<NodeTable> item_scores(std::span<const Curve> curves,
                                                 std::span<const double> nodes);

// Where the parameters of each item lie in the matrix: the slope, then the intercepts.
inline constexpr std::size_t not_estimated = static_cast<std::size_t>(-1);
struct ParameterPlaces {
  std::vector<std::size_t> items;      // the first of each item, or not_estimated
  std::size_t spread = not_estimated;  // the mean of the people, then their standard deviation
  std::size_t count = 0;
};
[[nodiscard]] ParameterPlaces places_of(std::span<const Curve> curves,
                                        std::span<const char> fixed, bool spread_is_free);

using PosteriorRows = std::function<void(std::size_t first, std::size_t count, BlockRows& rows)>;

struct MaximumOfScale {
  const Patterns& patterns;
  std::span<const std::size_t> columns;  // of the items among the patterns
  std::span<const Curve> curves;
  std::span<const ItemPrior* const> priors;  // null where an item has none
  Spread people;
  std::span<const double> nodes;
  PosteriorRows rows;                         // as Posteriors::rows_of gives them
  std::span<const ItemCounts> items;          // expected at the maximum
  std::span<const double> people_at;          // at each node
};

[[nodiscard]] SquareMatrix observed_information(const MaximumOfScale& at,
                                                const ParameterPlaces& places, const RunJobs& run);

// The same without the squared posterior means of the scores, which two scales share.
[[nodiscard]] SquareMatrix information_without_means(const MaximumOfScale& at,
                                                     const ParameterPlaces& places,
                                                     const RunJobs& run);

}  // namespace securebase::calibration

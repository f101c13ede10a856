// Several scales at once, each item speaking for one of them, under a normal prior in which the
// scales are correlated: what one scale's answers say then informs the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "securebase/measurement/instrument.hpp"
#include "securebase/measurement/symmetric.hpp"

namespace securebase::measurement {

struct JointEstimate {
  std::vector<double> theta;
  std::vector<double> standard_error;
  Symmetric covariance;  // of the posterior; under MAP from the curvature at the peak
};

// What keeps this from being a matrix of correlations, one sentence each.
[[nodiscard]] std::vector<std::string> problems_of_correlations(const Symmetric& correlations);

// Thread-safe after construction.
class CorrelatedScorer {
 public:
  // `scale_of` names each item's scale, from 0 on. Requires: problems_of() each item and
  // problems_of_correlations() are empty; as many scales as the matrix has rows.
  CorrelatedScorer(std::span<const ItemModel> items, std::span<const std::size_t> scale_of,
                   const Symmetric& correlations);

  // The peak of the posterior, for any number of scales. One category for each item, or no_answer.
  [[nodiscard]] JointEstimate map(std::span<const std::int8_t> categories) const;

  static constexpr std::size_t most_scales = 4;  // of eap: the grid grows with their power
  // The mean of the posterior, by Gauss-Hermite nodes placed at its peak and stretched by its
  // curvature (Naylor & Smith 1982), so that few nodes are enough however narrow or slanted it is.
  // Requires: at most most_scales scales, 1 <= nodes <= 64.
  [[nodiscard]] JointEstimate eap(std::span<const std::int8_t> categories,
                                  std::size_t nodes = 15) const;

 private:
  struct OneScale {
    std::vector<ItemModel> items;
    std::vector<std::size_t> positions;
  };
  // Of one scale's answers at theta: the log-likelihood and its derivatives.
  struct Likelihood {
    double log = 0, first = 0, second = 0;
  };
  [[nodiscard]] Likelihood likelihood(std::size_t scale, std::span<const std::int8_t> categories,
                                      double theta) const;
  [[nodiscard]] double log_posterior(std::span<const std::int8_t> categories,
                                     std::span<const double> theta) const;

  std::vector<OneScale> scales_;
  Symmetric prior_precision_;
};

}  // namespace securebase::measurement

// Ordinal logistic regression with proportional odds (McCullagh 1980, Journal of the Royal
// Statistical Society B 42:109-142): logit P(y >= k | x) = a_k + x'b, a_1 > a_2 > ...
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace securebase::calibration {

// People with the same predictors, row after row.
struct OrdinalData {
  std::size_t categories = 0;  // 2 or more, each chosen by somebody
  std::size_t predictors = 0;  // may be 0
  std::vector<double> x;       // rows * predictors
  std::vector<double> counts;  // rows * categories: how many people gave which answer

  [[nodiscard]] std::size_t rows() const {
    return categories == 0 ? 0 : counts.size() / categories;
  }
};

struct OrdinalFit {
  std::vector<double> intercepts;  // a_1 ... of categories - 1
  std::vector<double> slopes;      // b
  double log_likelihood = 0;
  bool converged = false;  // false: the answers are separated, or the steps ran out
};

// Maximum likelihood by Newton's method with halved steps; the log-likelihood is concave (Pratt
// 1981), so there is one maximum or none. `start` are slopes to begin with, those beyond it are 0.
// Only the first `used` predictors enter.
[[nodiscard]] OrdinalFit fit_ordinal(const OrdinalData& data, std::size_t used,
                                     std::span<const double> start = {});

// The log-likelihood without any predictor: sum of n_k log(n_k / n).
[[nodiscard]] double log_likelihood_without_predictors(const OrdinalData& data);

// At any parameters; -infinity where intercepts are out of order.
[[nodiscard]] double ordinal_log_likelihood(const OrdinalData& data,
                                            std::span<const double> intercepts,
                                            std::span<const double> slopes);

}  // namespace securebase::calibration

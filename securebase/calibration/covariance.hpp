// From information to standard errors.
#pragma once

#include <cstddef>
#include <vector>

#include "securebase/calibration/curve.hpp"

namespace securebase::calibration {

// A symmetric matrix, row after row.
struct SquareMatrix {
  std::size_t size = 0;
  std::vector<double> cells;

  explicit SquareMatrix(std::size_t n) : size(n), cells(n * n, 0.0) {}
  [[nodiscard]] double& at(std::size_t row, std::size_t column) {
    return cells[row * size + column];
  }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return cells[row * size + column];
  }
};

// The inverse. Parameters that the answers do not settle (the matrix is not positive definite
// along them) are named in `unsettled`; their rows and columns are zero, and the others are
// inverted as if those were known.
struct Covariance {
  SquareMatrix of;
  std::vector<std::size_t> unsettled;
};
[[nodiscard]] Covariance covariance_from(const SquareMatrix& information);

// The standard errors of slope and thresholds from the covariance of slope and intercepts, by the
// delta method: threshold = -intercept / slope.
[[nodiscard]] std::vector<double> item_errors(const Curve& curve, const SquareMatrix& covariance,
                                              std::size_t place);

}  // namespace securebase::calibration

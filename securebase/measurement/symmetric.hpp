// Small dense symmetric matrices: a handful of rows, as posteriors over scales need them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace securebase::measurement {

class Symmetric {
 public:
  Symmetric() = default;
  explicit Symmetric(std::size_t rows) : rows_(rows), values_(rows * rows, 0.0) {}

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return values_[row * rows_ + column];
  }
  // Sets both mirrored places.
  void set(std::size_t row, std::size_t column, double value) {
    values_[row * rows_ + column] = value;
    values_[column * rows_ + row] = value;
  }

 private:
  std::size_t rows_ = 0;
  std::vector<double> values_;
};

// Lower triangle L with L L' = m, row after row, zeros above; nothing when m is not positive
// definite.
[[nodiscard]] std::optional<std::vector<double>> cholesky(const Symmetric& m);

// x with m x = b, from the triangle of m.
[[nodiscard]] std::vector<double> solve(std::span<const double> triangle,
                                        std::span<const double> b);

// Requires: m is positive definite.
[[nodiscard]] Symmetric inverse(const Symmetric& m);

}  // namespace securebase::measurement

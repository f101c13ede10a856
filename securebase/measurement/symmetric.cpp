#include "securebase/measurement/symmetric.hpp"

#include <cassert>
#include <cmath>

namespace securebase::measurement {

std::optional<std::vector<double>> cholesky(const Symmetric& m) {
  const std::size_t n = m.rows();
  std::vector<double> l(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = m.at(i, j);
      for (std::size_t k = 0; k < j; ++k) rest -= l[i * n + k] * l[j * n + k];
      if (i == j) {
        if (!(rest > 0)) return std::nullopt;
        l[i * n + i] = std::sqrt(rest);
      } else {
        l[i * n + j] = rest / l[j * n + j];
      }
    }
  }
  return l;
}

std::vector<double> solve(std::span<const double> triangle, std::span<const double> b) {
  const std::size_t n = b.size();
  assert(triangle.size() == n * n);
  std::vector<double> x(b.begin(), b.end());
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) x[i] -= triangle[i * n + k] * x[k];
    x[i] /= triangle[i * n + i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) x[i] -= triangle[k * n + i] * x[k];
    x[i] /= triangle[i * n + i];
  }
  return x;
}

Symmetric inverse(const Symmetric& m) {
  const std::size_t n = m.rows();
  const auto triangle = cholesky(m);
  assert(triangle);
  Symmetric result(n);
  std::vector<double> unit(n, 0.0);
  for (std::size_t column = 0; column < n; ++column) {
    unit[column] = 1.0;
    const std::vector<double> x = solve(*triangle, unit);
    for (std::size_t row = column; row < n; ++row) result.set(row, column, x[row]);
    unit[column] = 0.0;
  }
  return result;
}

}  // namespace securebase::measurement

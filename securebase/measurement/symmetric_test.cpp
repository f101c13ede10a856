// Fear: a triangle taken for its mirror, or a matrix that is no covariance let through.
#include "securebase/measurement/symmetric.hpp"

#include <array>
#include <cmath>
#include <doctest/doctest.h>

namespace securebase::measurement {
namespace {

Symmetric three() {
  Symmetric m(3);
  const double values[3][3] = {{4, 1, 0.5}, {1, 3, -0.7}, {0.5, -0.7, 2}};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j <= i; ++j) m.set(i, j, values[i][j]);
  }
  return m;
}

TEST_CASE("a matrix times its inverse is one, and its triangle multiplies back to it") {
  const Symmetric m = three(), back = inverse(m);
  const auto l = cholesky(m);
  REQUIRE(l);
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      double product = 0, square = 0;
      for (std::size_t k = 0; k < 3; ++k) {
        product += m.at(i, k) * back.at(k, j);
        square += (*l)[i * 3 + k] * (*l)[j * 3 + k];
      }
      CHECK(std::abs(product - (i == j ? 1.0 : 0.0)) < 1e-14);
      CHECK(std::abs(square - m.at(i, j)) < 1e-14);
    }
  }
}

TEST_CASE("what is not positive definite has no triangle") {
  Symmetric m = three();
  m.set(0, 1, 3.6);
  CHECK_FALSE(cholesky(m));
  m.set(0, 1, std::nan(""));
  CHECK_FALSE(cholesky(m));
}

}  // namespace
}  // namespace securebase::measurement

#include "securebase/measurement/carry_over.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace securebase::measurement {
namespace {

// What the answers alone said: a normal likelihood, the standard normal prior taken out again.
struct Seen {
  bool same;
  double days, value, variance;
};

std::vector<Seen> seen_in(std::span<const EarlierValue> earlier) {
  std::vector<Seen> seen;
  for (const EarlierValue& one : earlier) {
    const double square = one.own.standard_error * one.own.standard_error;
    assert(one.days >= 0.0 && square > 0.0);
    const double precision = 1.0 / square - 1.0;
    if (!(precision > 0.0)) continue;
    seen.push_back({one.same_relationship, one.days, one.own.theta / (square * precision),
                    1.0 / precision});
  }
  return seen;
}

// The lower triangle L of a positive definite matrix L L' (Cholesky), row by row, in place.
void factor(std::vector<double>& a, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = a[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i * n + k] * a[j * n + k];
      if (i == j) {
        assert(sum > 0.0);  // each value has an error above 0 on the diagonal
        a[i * n + i] = std::sqrt(sum);
      } else {
        a[i * n + j] = sum / a[j * n + j];
      }
    }
  }
}

// Solves L x = b in place.
void solve_lower(const std::vector<double>& l, std::vector<double>& b) {
  const std::size_t n = b.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= l[i * n + k] * b[k];
    b[i] /= l[i * n + i];
  }
}

}  // namespace

Carried carry_over(std::span<const EarlierValue> earlier, const Stability& stability) {
  const std::vector<Seen> seen = seen_in(earlier);
  const std::size_t n = seen.size();
  if (n == 0) return {};
  std::vector<double> among(n * n), with_now(n), values(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      among[i * n + j] = stability.correlation(seen[i].same == seen[j].same,
                                               std::abs(seen[i].days - seen[j].days));
    }
    among[i * n + i] += seen[i].variance;
    with_now[i] = stability.correlation(seen[i].same, seen[i].days);
    values[i] = seen[i].value;
  }
  factor(among, n);
  solve_lower(among, with_now);
  solve_lower(among, values);
  Carried carried{.mean = 0.0, .sd = 1.0, .used = static_cast<int>(n)};
  double told = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    carried.mean += with_now[i] * values[i];
    told += with_now[i] * with_now[i];
  }
  carried.sd = std::sqrt(std::max(1.0 - told, 1e-6));
  return carried;
}

void multiply_in(OnGrid& likelihood, const Carried& carried) {
  if (carried.used == 0) return;
  // The exponent is largest at its own peak or at an end of the grid; what is subtracted keeps
  // the product from overflowing and cancels in every ratio.
  const double variance = carried.sd * carried.sd;
  const auto exponent = [&](double theta) {
    const double off = theta - carried.mean;
    return 0.5 * (theta * theta - off * off / variance);
  };
  double most = -1e300;
  for (std::size_t q = 0; q < node_count; ++q) most = std::max(most, exponent(node(q)));
  for (std::size_t q = 0; q < node_count; ++q) likelihood[q] *= std::exp(exponent(node(q)) - most);
}

}  // namespace securebase::measurement

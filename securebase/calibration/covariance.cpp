#include "securebase/calibration/covariance.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace securebase::calibration {
namespace {

using Index = Eigen::Index;

// In units of each parameter's own information, so that a tiny one is not taken for none.
Eigen::MatrixXd scaled(const SquareMatrix& information, const std::vector<std::size_t>& kept) {
  const auto n = static_cast<Index>(kept.size());
  Eigen::MatrixXd matrix(n, n);
  for (Index r = 0; r < n; ++r) {
    for (Index c = 0; c < n; ++c) {
      const std::size_t i = kept[static_cast<std::size_t>(r)];
      const std::size_t j = kept[static_cast<std::size_t>(c)];
      matrix(r, c) =
          information.at(i, j) / std::sqrt(information.at(i, i) * information.at(j, j));
    }
  }
  return matrix;
}

}  // namespace

Covariance covariance_from(const SquareMatrix& information) {
  constexpr double least_eigenvalue = 1e-10;
  Covariance result{SquareMatrix(information.size), {}};
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < information.size; ++i) {
    const double own = information.at(i, i);
    (own > 0 && std::isfinite(own) ? kept : result.unsettled).push_back(i);
  }
  Eigen::MatrixXd matrix = scaled(information, kept);
  while (!kept.empty()) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> spectrum(matrix);
    if (spectrum.info() == Eigen::Success && spectrum.eigenvalues()[0] > least_eigenvalue) break;
    // The parameter with the largest part in the worst direction goes.
    Index worst = 0;
    if (spectrum.info() == Eigen::Success) {
      spectrum.eigenvectors().col(0).cwiseAbs().maxCoeff(&worst);
    }
    result.unsettled.push_back(kept[static_cast<std::size_t>(worst)]);
    kept.erase(kept.begin() + worst);
    matrix = scaled(information, kept);
  }
  std::ranges::sort(result.unsettled);
  if (kept.empty()) return result;
  const Eigen::MatrixXd inverse = matrix.llt().solve(
      Eigen::MatrixXd::Identity(matrix.rows(), matrix.cols()));
  for (std::size_t r = 0; r < kept.size(); ++r) {
    for (std::size_t c = 0; c < kept.size(); ++c) {
      result.of.at(kept[r], kept[c]) =
          inverse(static_cast<Index>(r), static_cast<Index>(c)) /
          std::sqrt(information.at(kept[r], kept[r]) * information.at(kept[c], kept[c]));
    }
  }
  return result;
}

std::vector<double> item_errors(const Curve& curve, const SquareMatrix& covariance,
                                std::size_t place) {
  const double slope = curve.slope, of_slope = covariance.at(place, place);
  std::vector<double> errors{std::sqrt(of_slope)};
  for (std::size_t b = 0; b < curve.intercepts.size(); ++b) {
    const double by_slope = curve.intercepts[b] / (slope * slope), by_intercept = -1 / slope;
    const std::size_t at = place + 1 + b;
    const double variance = by_slope * by_slope * of_slope +
                            2 * by_slope * by_intercept * covariance.at(place, at) +
                            by_intercept * by_intercept * covariance.at(at, at);
    errors.push_back(std::sqrt(std::max(0.0, variance)));
  }
  return errors;
}

}  // namespace securebase::calibration

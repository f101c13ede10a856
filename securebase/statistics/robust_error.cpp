#include "securebase/statistics/robust_error.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>

namespace securebase::statistics {
namespace {

// The effects of one variance in a study; they share their part of any vector below.
struct Alike {
  double effects = 0;
  double residuals = 0;  // their sum
};
using Groups = std::map<double, Alike>;  // by variance

Groups groups_of(std::span<const Effect> effects, double mean) {
  Groups groups;
  for (const Effect& effect : effects) {
    Alike& alike = groups[effect.variance];
    alike.effects += 1;
    alike.residuals += effect.value - mean;
  }
  return groups;
}

struct AdjustedStudy {
  double residual = 0;     // g'(y - mu)
  double sum = 0;          // g'1
  double information = 0;  // 1'V^-1 1
};

// g = A V^-1 1, where A is the symmetric solution of A M A = V, M = V - 1 1' / information: A V^-1
// 1 = L (L'M L)^-1/2 L^-1 1 for any L with L L' = V. On unit vectors along the groups V is diag(v +
// within) + between h h' and the vector of ones is h, the roots of the groups' sizes.
AdjustedStudy adjusted(const Groups& groups, const Variances& at, double information) {
  const auto m = static_cast<Eigen::Index>(groups.size());
  Eigen::VectorXd ones(m), variances(m), residuals(m);
  Eigen::Index g = 0;
  for (const auto& [variance, alike] : groups) {
    ones[g] = std::sqrt(alike.effects);
    variances[g] = variance + at.within;
    residuals[g] = alike.residuals / ones[g];
    ++g;
  }
  Eigen::MatrixXd v = at.between * ones * ones.transpose();
  v.diagonal() += variances;
  const Eigen::MatrixXd l = v.llt().matrixL();
  const Eigen::VectorXd l_ones = l.transpose() * ones;
  const Eigen::MatrixXd square = l.transpose() * l;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(
      square * square - l_ones * l_ones.transpose() / information);
  const double least = 1e-14 * eigen.eigenvalues().maxCoeff();
  const Eigen::VectorXd solved = l.triangularView<Eigen::Lower>().solve(ones);
  const Eigen::VectorXd roots = eigen.eigenvalues().cwiseMax(least).cwiseSqrt().cwiseInverse();
  const Eigen::VectorXd adjusted =
      l * (eigen.eigenvectors() * roots.cwiseProduct(eigen.eigenvectors().transpose() * solved));
  return {adjusted.dot(residuals), adjusted.dot(ones), solved.squaredNorm()};
}

}  // namespace

RobustError robust_error(const StudyEffects& data, const Variances& working) {
  assert(data.studies() >= 2);
  const WeightedMean mean = weighted_mean(data, working);
  const double total = mean.information;
  // With P_ij = p_i' Cov(e_i, e_j) p_j, p = g / total: on the diagonal a_j / total^2, because g'M g
  // = 1'V^-1 1 = a_j, and elsewhere -(g_i'1)(g_j'1) / total^3. Then df = tr(P)^2 / tr(P P).
  double square = 0, diagonal = 0, h2 = 0, h4 = 0;
  for (std::size_t j = 0; j < data.studies(); ++j) {
    const AdjustedStudy study = adjusted(groups_of(data.of_study(j), mean.value), working, total);
    square += study.residual * study.residual;
    diagonal += study.information * study.information;
    h2 += study.sum * study.sum;
    h4 += study.sum * study.sum * study.sum * study.sum;
  }
  const double across = std::max(0.0, h2 * h2 - h4) / (total * total);
  return {std::sqrt(square) / total, total * total / (diagonal + across)};
}

}  // namespace securebase::statistics

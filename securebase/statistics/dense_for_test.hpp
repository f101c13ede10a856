// The formulas as they are printed, with whole matrices: slow, and for tests alone.
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <utility>
#include <vector>

#include "securebase/statistics/restricted_likelihood.hpp"

namespace securebase::statistics::dense {

using Eigen::MatrixXd;
using Eigen::VectorXd;

struct Dense {
  VectorXd y, ones;
  MatrixXd sampling, between, within;  // V = sampling + at.between * between + at.within * within

  explicit Dense(const StudyEffects& data) {
    const auto k = static_cast<Eigen::Index>(data.effects.size());
    y = VectorXd(k);
    ones = VectorXd::Ones(k);
    sampling = MatrixXd::Zero(k, k);
    between = MatrixXd::Zero(k, k);
    within = MatrixXd::Identity(k, k);
    for (Eigen::Index e = 0; e < k; ++e) {
      y[e] = data.effects[static_cast<std::size_t>(e)].value;
      sampling(e, e) = data.effects[static_cast<std::size_t>(e)].variance;
    }
    for (std::size_t j = 0; j < data.studies(); ++j) {
      const auto first = static_cast<Eigen::Index>(data.begins[j]);
      const auto size = static_cast<Eigen::Index>(data.begins[j + 1]) - first;
      between.block(first, first, size, size).setOnes();
    }
  }
  [[nodiscard]] MatrixXd v(const Variances& at) const {
    return sampling + at.between * between + at.within * within;
  }
  [[nodiscard]] MatrixXd p(const Variances& at) const {
    const MatrixXd w = v(at).inverse();
    const double information = ones.dot(w * ones);
    return w - (w * ones) * (ones.transpose() * w) / information;
  }
  [[nodiscard]] double log_likelihood(const Variances& at) const {
    const MatrixXd all = v(at);
    return -0.5 * (std::log(all.determinant()) + std::log(ones.dot(all.inverse() * ones)) +
                   y.dot(p(at) * y));
  }
};

inline MatrixXd root(const MatrixXd& symmetric, double power) {
  const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(symmetric);
  return eigen.eigenvectors() * eigen.eigenvalues().array().pow(power).matrix().asDiagonal() *
         eigen.eigenvectors().transpose();
}

// CR2 of Pustejovsky & Tipton (2018): A_j = D_j' B_j^-1/2 D_j with D_j'D_j = V_j (Cholesky, upper)
// and B_j = D_j (I - H)_j V (I - H)_j' D_j'. Gives the variance of the mean and its degrees of
// freedom tr(P)^2 / tr(P P), with P from the residual covariance of whole vectors.
inline std::pair<double, double> cr2(const StudyEffects& data, const Variances& at) {
  const Dense all(data);
  const MatrixXd v = all.v(at), w = v.inverse();
  const double m = 1 / all.ones.dot(w * all.ones);
  const MatrixXd maker =
      MatrixXd::Identity(v.rows(), v.rows()) - all.ones * m * all.ones.transpose() * w;
  const VectorXd e = maker * all.y;
  const auto studies = static_cast<Eigen::Index>(data.studies());
  double variance = 0;
  MatrixXd pulls(v.rows(), studies);  // columns s_j, so that the mean's variance is sum (s_j'y)^2
  for (Eigen::Index j = 0; j < studies; ++j) {
    const auto first = static_cast<Eigen::Index>(data.begins[static_cast<std::size_t>(j)]);
    const auto size =
        static_cast<Eigen::Index>(data.begins[static_cast<std::size_t>(j) + 1]) - first;
    const MatrixXd vj = v.block(first, first, size, size);
    const MatrixXd d = vj.llt().matrixU();
    const MatrixXd rows = maker.middleRows(first, size);
    const MatrixXd b = d * rows * v * rows.transpose() * d.transpose();
    const MatrixXd a = d.transpose() * root(b, -0.5) * d;
    const VectorXd pull = a.transpose() * vj.inverse() * VectorXd::Ones(size) * m;
    const double part = pull.dot(e.segment(first, size));
    variance += part * part;
    pulls.col(j) = rows.transpose() * pull;
  }
  const MatrixXd p = pulls.transpose() * v * pulls;
  return {variance, p.trace() * p.trace() / (p * p).trace()};
}

}  // namespace securebase::statistics::dense

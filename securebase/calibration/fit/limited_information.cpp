#include "securebase/calibration/fit/limited_information.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <vector>

#include "securebase/calibration/fit/pair_statistics.hpp"
#include "securebase/calibration/fit/scale_curves.hpp"
#include "securebase/statistics/distributions.hpp"

namespace securebase::calibration {
namespace {

// Mean products x_i x_j over the people, as a full matrix, and the shares of each category.
struct Observed {
  Eigen::VectorXd statistics;
  Eigen::MatrixXd products;  // items x items, the diagonal included
  Eigen::VectorXd means;
};

Observed observe(const PairStatistics& layout, const measurement::AnswerTable& complete) {
  const auto items = static_cast<Eigen::Index>(complete.items);
  Observed seen{Eigen::VectorXd::Zero(layout.count()), Eigen::MatrixXd::Zero(items, items),
                Eigen::VectorXd::Zero(items)};
  std::vector<long> sums(complete.items * complete.items, 0);
  for (std::size_t p = 0; p < complete.people(); ++p) {
    const auto answers = complete.person(p);
    for (std::size_t i = 0; i < complete.items; ++i) {
      const int own = answers[i];
      if (own == 0) continue;
      seen.statistics[layout.share(i, static_cast<std::size_t>(own))] += 1;
      seen.means[static_cast<Eigen::Index>(i)] += own;
      for (std::size_t j = i; j < complete.items; ++j) {
        sums[i * complete.items + j] += own * answers[j];
      }
    }
  }
  const auto people = static_cast<double>(complete.people());
  seen.statistics /= people;
  seen.means /= people;
  for (std::size_t i = 0; i < complete.items; ++i) {
    for (std::size_t j = i; j < complete.items; ++j) {
      const double mean = static_cast<double>(sums[i * complete.items + j]) / people;
      seen.products(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = mean;
      seen.products(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) = mean;
      if (j > i) seen.statistics[layout.product(i, j)] = mean;
    }
  }
  return seen;
}

// N e' Dc (Dc' Xi Dc)^-1 Dc' e, or nothing when the middle cannot be inverted.
std::optional<ChiSquare> quadratic(const Eigen::VectorXd& e, const Eigen::MatrixXd& derivative,
                                   const Eigen::MatrixXd& covariance, double people) {
  const Eigen::Index free = derivative.rows() - derivative.cols();
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(derivative);
  const Eigen::MatrixXd all = qr.householderQ();
  const Eigen::MatrixXd complement = all.rightCols(free);
  const Eigen::LLT<Eigen::MatrixXd> middle(complement.transpose() * covariance * complement);
  if (middle.info() != Eigen::Success) return std::nullopt;
  const Eigen::VectorXd turned = complement.transpose() * e;
  const double value = people * turned.dot(middle.solve(turned));
  if (!std::isfinite(value)) return std::nullopt;
  return ChiSquare{value, static_cast<double>(free)};
}

double correlation_residual(const Observed& seen, const PairStatistics& expected) {
  const auto items = seen.means.size();
  const auto correlate = [](const Eigen::MatrixXd& products, const Eigen::VectorXd& means,
                            Eigen::Index i, Eigen::Index j) {
    const double vi = products(i, i) - means[i] * means[i];
    const double vj = products(j, j) - means[j] * means[j];
    return (products(i, j) - means[i] * means[j]) / std::sqrt(vi * vj);
  };
  double sum = 0, pairs = 0;
  for (Eigen::Index i = 0; i < items; ++i) {
    for (Eigen::Index j = i + 1; j < items; ++j) {
      const double off = correlate(seen.products, seen.means, i, j) -
                         correlate(expected.products(), expected.means(), i, j);
      sum += off * off;
      pairs += 1;
    }
  }
  return std::sqrt(sum / pairs);
}

std::string reason_not_to(std::span<const measurement::ItemModel> items, const Observed& seen,
                          const PairStatistics& layout, std::size_t people) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    double upper = 0;
    for (std::size_t k = 1; k < items[i].categories(); ++k) {
      const double share = seen.statistics[layout.share(i, k)];
      if (share <= 0) {
        return "nobody chose category " + std::to_string(k) + " of item " + std::to_string(i + 1);
      }
      upper += share;
    }
    if (upper >= 1) return "nobody chose category 0 of item " + std::to_string(i + 1);
  }
  if (static_cast<double>(people) <= static_cast<double>(layout.count())) {
    return std::to_string(people) + " people answered everything, and more than " +
           std::to_string(layout.count()) + " are needed";
  }
  return {};
}

}  // namespace

std::optional<ScaleFit> limited_information_fit(std::span<const measurement::ItemModel> items,
                                                const measurement::AnswerTable& answers,
                                                std::string& why_not) {
  why_not.clear();
  if (items.size() < 4) {
    why_not = "a scale of fewer than four items leaves nothing to test";
    return std::nullopt;
  }
  const measurement::AnswerTable complete = complete_cases(answers);
  const PairStatistics model = expected_under_model(items);
  const auto people = static_cast<double>(complete.people());
  if (complete.people() == 0) {
    why_not = "nobody answered everything";
    return std::nullopt;
  }
  const Observed seen = observe(model, complete);
  why_not = reason_not_to(items, seen, model, complete.people());
  if (!why_not.empty()) return std::nullopt;
  const PairStatistics apart = expected_if_independent(model, seen.statistics);

  const auto c2 =
      quadratic(seen.statistics - model.expected(), model.derivative(), model.covariance(), people);
  const auto independent =
      quadratic(seen.statistics - apart.expected(), apart.derivative(), apart.covariance(), people);
  if (!c2 || !independent) {
    why_not = "the covariance of the statistics cannot be inverted: some answers hardly ever occur";
    return std::nullopt;
  }
  ScaleFit fit;
  fit.people = static_cast<long>(complete.people());
  fit.c2 = *c2;
  fit.p = statistics::chi_square_tail(c2->value, c2->df);
  fit.error = rmsea(c2->value, c2->df, people);
  fit.independent = *independent;
  const double excess = std::max(0.0, c2->value - c2->df);
  const double most = std::max({independent->value - independent->df, excess, 1e-12});
  fit.cfi = 1 - excess / most;
  const double base = independent->value / independent->df;
  fit.tli = base > 1 ? (base - c2->value / c2->df) / (base - 1) : 0;
  fit.srmsr = correlation_residual(seen, model);
  return fit;
}

}  // namespace securebase::calibration

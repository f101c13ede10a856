#include "securebase/calibration/fit/pair_statistics.hpp"

#include <utility>

#include "securebase/calibration/fit/scale_curves.hpp"

namespace securebase::calibration {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

Index at(std::size_t i) { return static_cast<Index>(i); }

VectorXd on_nodes(const measurement::OnGrid& row) {
  return Eigen::Map<const VectorXd>(row.at.data(), at(measurement::node_count));
}

}  // namespace

PairStatistics::PairStatistics(std::vector<std::vector<VectorXd>> curves, VectorXd weights)
    : curves_(std::move(curves)), weights_(std::move(weights)) {
  for (std::size_t i = 0; i < items(); ++i) {
    first_share_.push_back(shares_);
    for (std::size_t k = 1; k < categories(i); ++k) statistics_.push_back({i, i, k});
    shares_ += at(categories(i)) - 1;
    mean_at_.push_back(moment(i, 1));
    square_at_.push_back(moment(i, 2));
  }
  for (std::size_t i = 0; i < items(); ++i) {
    for (std::size_t j = i + 1; j < items(); ++j) statistics_.push_back({i, j, 0});
  }
  count_ = at(statistics_.size());
  expected_.resize(count_);
  means_.resize(at(items()));
  products_.resize(at(items()), at(items()));
  derivative_.resize(count_, 0);
  for (std::size_t i = 0; i < items(); ++i) {
    means_[at(i)] = weights_.dot(mean_at_[i]);
    for (std::size_t k = 1; k < categories(i); ++k)
      expected_[share(i, k)] = weights_.dot(curves_[i][k]);
    for (std::size_t j = i; j < items(); ++j) {
      const VectorXd both = i == j ? square_at_[i] : mean_at_[i].cwiseProduct(mean_at_[j]).eval();
      products_(at(i), at(j)) = products_(at(j), at(i)) = weights_.dot(both);
      if (j > i) expected_[product(i, j)] = products_(at(i), at(j));
    }
  }
}

Index PairStatistics::share(std::size_t item, std::size_t category) const {
  return first_share_[item] + at(category) - 1;
}

Index PairStatistics::product(std::size_t first, std::size_t second) const {
  // Pairs with a smaller first item come before: items - 1, items - 2, ... of them.
  const std::size_t before = first * items() - first * (first + 1) / 2;
  return shares_ + at(before + second - first - 1);
}

VectorXd PairStatistics::moment(std::size_t item, int power) const {
  VectorXd sum = VectorXd::Zero(weights_.size());
  for (std::size_t k = 1; k < categories(item); ++k) {
    const auto score = static_cast<double>(k);
    sum += (power == 1 ? score : score * score) * curves_[item][k];
  }
  return sum;
}

VectorXd PairStatistics::factor(const Statistic& a, const Statistic& b, std::size_t item) const {
  if (a.is_share() && b.is_share()) {
    return a.category == b.category ? curves_[item][a.category]
                                    : VectorXd::Zero(weights_.size()).eval();
  }
  if (!a.is_share() && !b.is_share()) return square_at_[item];
  const std::size_t k = a.is_share() ? a.category : b.category;
  return static_cast<double>(k) * curves_[item][k];
}

double PairStatistics::overlapping(std::size_t a, std::size_t b) const {
  const Statistic &one = statistics_[a], &other = statistics_[b];
  VectorXd product = weights_;
  const auto holds = [](const Statistic& s, std::size_t i) {
    return s.first == i || s.second == i;
  };
  const auto multiply = [&](const Statistic& s, const Statistic& t, std::size_t i, bool again) {
    if (!holds(t, i)) {
      product = product.cwiseProduct(s.is_share() ? curves_[i][s.category] : mean_at_[i]);
    } else if (!again) {
      product = product.cwiseProduct(factor(s, t, i));
    }
  };
  multiply(one, other, one.first, false);
  if (!one.is_share()) multiply(one, other, one.second, false);
  multiply(other, one, other.first, true);
  if (!other.is_share()) multiply(other, one, other.second, true);
  return product.sum();
}

Eigen::MatrixXd PairStatistics::covariance() const {
  const Index nodes = weights_.size();
  Eigen::MatrixXd given(count_, nodes);  // E(statistic | node)
  for (Index s = 0; s < count_; ++s) {
    const Statistic& one = statistics_[static_cast<std::size_t>(s)];
    if (one.is_share()) {
      given.row(s) = curves_[one.first][one.category];
    } else {
      given.row(s) = mean_at_[one.first].cwiseProduct(mean_at_[one.second]);
    }
  }
  // Statistics without a common item are independent given the node ...
  Eigen::MatrixXd result = given * weights_.asDiagonal() * given.transpose();
  // ... those with one are not.
  for (std::size_t a = 0; a < statistics_.size(); ++a) {
    for (std::size_t b = a; b < statistics_.size(); ++b) {
      const Statistic &one = statistics_[a], &other = statistics_[b];
      if (one.first != other.first && one.first != other.second && one.second != other.first &&
          one.second != other.second) {
        continue;
      }
      result(at(a), at(b)) = result(at(b), at(a)) = overlapping(a, b);
    }
  }
  return result - expected_ * expected_.transpose();
}

void PairStatistics::add_parameter(std::size_t item, const std::vector<VectorXd>& change) {
  VectorXd column = VectorXd::Zero(count_);
  VectorXd moved = VectorXd::Zero(weights_.size());
  for (std::size_t k = 1; k < categories(item); ++k) {
    column[share(item, k)] = weights_.dot(change[k]);
    moved += static_cast<double>(k) * change[k];
  }
  for (std::size_t j = 0; j < items(); ++j) {
    if (j == item) continue;
    const Index row = j < item ? product(j, item) : product(item, j);
    column[row] = weights_.dot(moved.cwiseProduct(mean_at_[j]));
  }
  derivative_.conservativeResize(Eigen::NoChange, derivative_.cols() + 1);
  derivative_.col(derivative_.cols() - 1) = column;
}

PairStatistics expected_under_model(std::span<const measurement::ItemModel> items) {
  const ScaleCurves curves(items);
  std::vector<std::vector<VectorXd>> rows(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t k = 0; k < curves.categories(i); ++k)
      rows[i].push_back(on_nodes(curves.at(i, k)));
  }
  PairStatistics statistics(std::move(rows), on_nodes(curves.weights()));
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t categories = curves.categories(i);
    std::vector<std::vector<VectorXd>> change(
        categories, std::vector<VectorXd>(categories, VectorXd(at(measurement::node_count))));
    for (std::size_t q = 0; q < measurement::node_count; ++q) {
      const auto gradient = category_gradient(items[i], measurement::node(q));
      for (std::size_t v = 0; v < categories; ++v) {
        for (std::size_t k = 0; k < categories; ++k) change[v][k][at(q)] = gradient[v][k];
      }
    }
    for (const auto& parameter : change) statistics.add_parameter(i, parameter);
  }
  return statistics;
}

PairStatistics expected_if_independent(const PairStatistics& layout, const VectorXd& statistics) {
  const auto constant = [](double value) { return VectorXd::Constant(1, value).eval(); };
  std::vector<std::vector<VectorXd>> rows(layout.items());
  for (std::size_t i = 0; i < layout.items(); ++i) {
    double rest = 1;
    rows[i].push_back(constant(0));
    for (std::size_t k = 1; k < layout.categories(i); ++k) {
      rows[i].push_back(constant(statistics[layout.share(i, k)]));
      rest -= rows[i].back()[0];
    }
    rows[i][0] = constant(rest);
  }
  PairStatistics apart(std::move(rows), constant(1));
  for (std::size_t i = 0; i < layout.items(); ++i) {
    for (std::size_t k = 1; k < layout.categories(i); ++k) {
      std::vector<VectorXd> change(layout.categories(i), constant(0));
      change[k] = constant(1);
      change[0] = constant(-1);
      apart.add_parameter(i, change);
    }
  }
  return apart;
}

}  // namespace securebase::calibration

// What a model expects of the shares of answers and of the products of pairs of items, how these
// vary from person to person, and how they move with the parameters. Eigen is seen here: this
// header is for the .cpp files of model fit alone.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>
#include <vector>

#include "securebase/measurement/instrument.hpp"

namespace securebase::calibration {

class PairStatistics {
 public:
  // How likely each answer is at the nodes, [item][category](node), and the weights of the nodes.
  // Answers are independent given the node.
  PairStatistics(std::vector<std::vector<Eigen::VectorXd>> curves, Eigen::VectorXd weights);

  // Order of the statistics: shares of the categories 1 and up, item after item; then the pairs.
  [[nodiscard]] Eigen::Index count() const { return count_; }
  [[nodiscard]] Eigen::Index share(std::size_t item, std::size_t category) const;
  [[nodiscard]] Eigen::Index product(std::size_t first, std::size_t second) const;

  [[nodiscard]] std::size_t items() const { return curves_.size(); }
  [[nodiscard]] std::size_t categories(std::size_t item) const { return curves_[item].size(); }
  [[nodiscard]] const Eigen::VectorXd& expected() const { return expected_; }
  [[nodiscard]] const Eigen::MatrixXd& products() const { return products_; }  // E(x_i x_j)
  [[nodiscard]] const Eigen::VectorXd& means() const { return means_; }        // E(x_i)
  [[nodiscard]] Eigen::MatrixXd covariance() const;  // of one person's statistics

  // One column a parameter.
  [[nodiscard]] const Eigen::MatrixXd& derivative() const { return derivative_; }
  // Adds a column: how the statistics move when the curves of one item move by `change`,
  // [category](node).
  void add_parameter(std::size_t item, const std::vector<Eigen::VectorXd>& change);

 private:
  [[nodiscard]] Eigen::VectorXd moment(std::size_t item, int power) const;  // E(x^power | node)
  [[nodiscard]] double overlapping(std::size_t a, std::size_t b) const;

  struct Statistic {
    std::size_t first, second;  // the same item twice: a share
    std::size_t category;       // of a share
    [[nodiscard]] bool is_share() const { return first == second; }
  };
  // E(statistic's factor at `item` times the other statistic's there | node), for shared items.
  [[nodiscard]] Eigen::VectorXd factor(const Statistic& a, const Statistic& b,
                                       std::size_t item) const;

  std::vector<std::vector<Eigen::VectorXd>> curves_;
  Eigen::VectorXd weights_;
  Eigen::Index count_ = 0, shares_ = 0;
  std::vector<Eigen::Index> first_share_;
  std::vector<Statistic> statistics_;
  std::vector<Eigen::VectorXd> mean_at_, square_at_;  // E(x | node), E(x^2 | node) of each item
  Eigen::VectorXd expected_, means_;
  Eigen::MatrixXd products_, derivative_;
};

// Under the response models, people standard normal; one parameter column for each slope and
// threshold.
[[nodiscard]] PairStatistics expected_under_model(std::span<const measurement::ItemModel> items);

// Where items are independent and each category is as frequent as in `statistics`, laid out like
// `layout`; one column for each share.
[[nodiscard]] PairStatistics expected_if_independent(const PairStatistics& layout,
                                                     const Eigen::VectorXd& statistics);

}  // namespace securebase::calibration

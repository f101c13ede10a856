// The E-step over the plane of two correlated scales.
#pragma once

#include <span>
#include <vector>

#include "securebase/calibration/expectation.hpp"

namespace securebase::calibration {

struct PlaneExpectation {
  double log_likelihood = 0;
  std::vector<ItemCounts> one, two;  // of the items of each scale
  std::vector<double> joint;         // people expected at node q1 of one and q2 of two, row by row
};

class PlanePosteriors {
 public:
  // `weights`: nodes by nodes, adding to one. The arguments must outlive it.
  PlanePosteriors(const PackedAnswers& one, const PackedAnswers& two,
                  std::span<const double> people, std::span<const Curve> curves_one,
                  std::span<const Curve> curves_two, std::span<const double> nodes,
                  std::span<const double> weights);

  static constexpr std::size_t at_once = Posteriors::block;  // patterns
  [[nodiscard]] std::size_t tiles() const { return table_one_.tiles(); }
  [[nodiscard]] std::span<const double> weights() const { return given_weights_; }

  // Of `count` patterns from `first` on: the likelihood of each scale's answers at each node, with
  // what was divided out for reasons of size put into the factor, so that the joint posterior is
  // factor * one * weights * two, people not counted.
  struct Block {
    BlockRows one, two;          // likelihoods
    BlockRows mixed_one;         // over the nodes of one: weights * two
    BlockRows mixed_two;         // over the nodes of two: one * weights
    std::vector<double> factor;  // 1 / mass
    double log_likelihood = 0;   // of their people
    explicit Block(std::size_t tiles)
        : one(at_once * tiles),
          two(at_once * tiles),
          mixed_one(at_once * tiles),
          mixed_two(at_once * tiles),
          factor(at_once) {}
  };
  void fill(std::size_t first, std::size_t count, Block& block) const;

  // Each pattern's posterior over one scale, times its people: as Posteriors::rows_of.
  void rows_of_one(std::size_t first, std::size_t count, BlockRows& rows) const;
  void rows_of_two(std::size_t first, std::size_t count, BlockRows& rows) const;

  [[nodiscard]] PlaneExpectation expectation(const RunJobs& run) const;

 private:
  double lift(const NodeTable& table, std::span<const RowCode> codes, BlockRows& rows,
              std::size_t p) const;

  const PackedAnswers &one_, &two_;
  std::span<const double> people_, nodes_, given_weights_;
  NodeTable table_one_, table_two_;
  std::vector<NodeTile> start_;
  std::vector<double> weights_;  // padded to whole tiles
};

}  // namespace securebase::calibration

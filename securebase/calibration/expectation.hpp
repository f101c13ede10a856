// The E-step of Bock & Aitkin 1981 (Psychometrika 46:443-459): where on the scale the people of
// each pattern are expected, given the curves of the items and how people are spread.
#pragma once

#include <span>
#include <vector>

#include "securebase/calibration/packed_answers.hpp"
#include "securebase/calibration/workers.hpp"

namespace securebase::calibration {

struct Expectation {
  double log_likelihood = 0;
  std::vector<ItemCounts> items;  // r_ikq: people expected at node q who gave answer k to item i
  std::vector<double> people;     // expected at each node
};

// One scale with everything its posteriors come from. The parts must outlive it.
class Posteriors {
 public:
  Posteriors(const PackedAnswers& answers, std::span<const double> people,
             std::span<const Curve> curves, std::span<const double> nodes,
             std::span<const double> weights);

  static constexpr std::size_t block = 128;  // patterns at once: their rows fit the second cache

  [[nodiscard]] std::size_t tiles() const { return table_.tiles(); }
  [[nodiscard]] const PackedAnswers& answers() const { return answers_; }
  [[nodiscard]] std::span<const double> people() const { return people_; }
  [[nodiscard]] std::span<const double> nodes() const { return nodes_; }

  // The posterior over the nodes of `count` patterns from `first` on, each times the number of its
  // people. Gives their log-likelihood. `rows` has room for block * tiles().
  double rows_of(std::size_t first, std::size_t count, BlockRows& rows) const;

  [[nodiscard]] Expectation expectation(const RunJobs& run) const;

 private:
  double posterior_in_logs(std::size_t pattern, BlockRows& rows, std::size_t p) const;

  const PackedAnswers& answers_;
  std::span<const double> people_, nodes_;
  NodeTable table_;
  std::vector<NodeTile> start_;
};

// The patterns are parted into at most so many jobs, whatever the number of processors, so that
// sums are always formed in the same way.
inline constexpr std::size_t jobs_most = 32;
struct Part {
  std::size_t first = 0, end = 0;
};
[[nodiscard]] std::vector<Part> parts_of(std::size_t patterns, std::size_t block);

}  // namespace securebase::calibration

#include "securebase/calibration/plane_information.hpp"

#include <Eigen/Dense>
#include <algorithm>

namespace securebase::calibration {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// The scores of one scale's items as columns over the nodes: those of answer k to item i together.
class ScoreColumns {
 public:
  ScoreColumns(const ScaleOfPlane& scale, const ParameterPlaces& places,
               std::span<const double> nodes)
      : scale_(scale), places_(places) {
    const auto tables = item_scores(scale.curves, nodes);
    const auto count = static_cast<Index>(nodes.size());
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const std::size_t width = scale.curves[i].parameters();
      auto& answers = columns_.emplace_back();
      for (std::size_t k = 0; k < scale.curves[i].categories(); ++k) {
        MatrixXd& matrix = answers.emplace_back(count, static_cast<Index>(width));
        for (std::size_t a = 0; a < width; ++a) {
          for (std::size_t q = 0; q < nodes.size(); ++q) {
            matrix(static_cast<Index>(q), static_cast<Index>(a)) = tables[i].at(k * width + a, q);
          }
        }
      }
    }
  }

  // Of all parameters of the scale at this pattern of answers; zero where nothing was answered.
  void take(std::span<const std::int8_t> pattern, std::size_t from, MatrixXd& into) const {
    into.setZero();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::int8_t k = pattern[scale_.columns[i]];
      if (k < 0) continue;
      const MatrixXd& scores = columns_[i][static_cast<std::size_t>(k)];
      into.middleCols(static_cast<Index>(places_.items[i] - from), scores.cols()) = scores;
    }
  }

 private:
  const ScaleOfPlane& scale_;
  const ParameterPlaces& places_;
  std::vector<std::vector<MatrixXd>> columns_;
};

// First and second derivative of the log density of two values by their correlation r.
struct CorrelationScore {
  double first = 0, second = 0;
};
CorrelationScore correlation_score(double r, double x, double y) {
  const double rest = 1 - r * r, squares = x * x + y * y;
  const double top = r * rest + (1 + r * r) * x * y - r * squares;
  return {top / (rest * rest), (1 - 3 * r * r + 2 * r * x * y - squares) / (rest * rest) +
                                   4 * r * top / (rest * rest * rest)};
}

// The nodes, first and how many, outside of which a person lies with a chance below 1e-13 each:
// long answers place a person within a quarter of the nodes, and the rest costs time for nothing.
struct Stretch {
  Index first, count;
};
Stretch where_people_are(const VectorXd& posterior) {
  constexpr double nobody = 1e-13;
  Index first = 0, last = posterior.size() - 1;
  while (first < last && posterior[first] < nobody) ++first;
  while (last > first && posterior[last] < nobody) --last;
  return {first, last - first + 1};
}

class Plane {
 public:
  Plane(const Patterns& patterns, const ScaleOfPlane& one, const ScaleOfPlane& two,
        const PlaneInformation& places, double correlation, std::span<const double> nodes,
        const PlanePosteriors& posteriors, std::span<const double> weights)
      : patterns_(patterns),
        posteriors_(posteriors),
        one_(one, places.one, nodes),
        two_(two, places.two, nodes),
        from_two_(places.one.count),
        size_(static_cast<Index>(places.matrix.size)),
        nodes_(static_cast<Index>(nodes.size())),
        weights_(nodes_, nodes_),
        score_(nodes_, nodes_) {
    for (Index q = 0; q < nodes_; ++q) {
      for (Index r = 0; r < nodes_; ++r) {
        const auto x = static_cast<std::size_t>(q), y = static_cast<std::size_t>(r);
        weights_(q, r) = weights[x * nodes.size() + y];
        score_(q, r) = correlation_score(correlation, nodes[x], nodes[y]).first;
      }
    }
  }

  // What the scores of both scales and of the correlation share, for some of the patterns.
  [[nodiscard]] MatrixXd shared(const Part& part) const {
    MatrixXd sum = MatrixXd::Zero(size_, size_);
    const auto width_one = static_cast<Index>(from_two_), width_two = size_ - 1 - width_one;
    MatrixXd scores_one(nodes_, width_one), scores_two(nodes_, width_two), both;
    VectorXd mean(size_);
    PlanePosteriors::Block block(posteriors_.tiles());
    for (std::size_t first = part.first; first < part.end; first += PlanePosteriors::at_once) {
      const std::size_t count = std::min(PlanePosteriors::at_once, part.end - first);
      posteriors_.fill(first, count, block);
      for (std::size_t p = 0; p < count; ++p) {
        const auto pattern = patterns_.pattern(first + p);
        const double people = patterns_.people[first + p];
        one_.take(pattern, 0, scores_one);
        two_.take(pattern, from_two_, scores_two);
        const Eigen::Map<const VectorXd> of_one(block.one[p * posteriors_.tiles()].at, nodes_);
        const Eigen::Map<const VectorXd> of_two(block.two[p * posteriors_.tiles()].at, nodes_);
        const MatrixXd joint =
            (block.factor[p] * of_one).asDiagonal() * weights_ * of_two.asDiagonal();
        const VectorXd at_one = joint.rowwise().sum(), at_two = joint.colwise().sum();
        const auto [q, rows] = where_people_are(at_one);
        const auto [r, columns] = where_people_are(at_two);
        const auto here = joint.block(q, r, rows, columns);
        const MatrixXd by_score = here.cwiseProduct(score_.block(q, r, rows, columns));
        const auto of_items_one = scores_one.middleRows(q, rows);
        const auto of_items_two = scores_two.middleRows(r, columns);
        both.noalias() = here * of_items_two;
        sum.block(0, width_one, width_one, width_two).noalias() -=
            people * (of_items_one.transpose() * both);
        sum.col(size_ - 1).head(width_one) -=
            people * (of_items_one.transpose() * by_score.rowwise().sum());
        sum.col(size_ - 1).segment(width_one, width_two) -=
            people * (of_items_two.transpose() * by_score.colwise().sum().transpose());
        mean << of_items_one.transpose() * at_one.segment(q, rows),
            of_items_two.transpose() * at_two.segment(r, columns), by_score.sum();
        sum.selfadjointView<Eigen::Upper>().rankUpdate(mean, people);
      }
    }
    return sum;
  }

 private:
  const Patterns& patterns_;
  const PlanePosteriors& posteriors_;
  ScoreColumns one_, two_;
  std::size_t from_two_;
  Index size_, nodes_;
  MatrixXd weights_, score_;
};

}  // namespace

PlaneInformation plane_information(const Patterns& patterns, const ScaleOfPlane& one,
                                   const ScaleOfPlane& two, double correlation,
                                   std::span<const double> nodes,
                                   const PlanePosteriors& posteriors,
                                   const PlaneExpectation& expected, const RunJobs& run) {
  const auto places = [](const ScaleOfPlane& scale) {
    return places_of(scale.curves, std::vector<char>(scale.curves.size(), 0), false);
  };
  PlaneInformation all{SquareMatrix(places(one).count + places(two).count + 1), places(one),
                       places(two)};
  const std::vector<double> no_people;
  const SquareMatrix of_one = information_without_means(
      {patterns, one.columns, one.curves, one.priors, {}, nodes,
       [&](std::size_t first, std::size_t count, BlockRows& rows) {
         posteriors.rows_of_one(first, count, rows);
       },
       expected.one, no_people},
      all.one, run);
  const SquareMatrix of_two = information_without_means(
      {patterns, two.columns, two.curves, two.priors, {}, nodes,
       [&](std::size_t first, std::size_t count, BlockRows& rows) {
         posteriors.rows_of_two(first, count, rows);
       },
       expected.two, no_people},
      all.two, run);
  for (std::size_t& place : all.two.items) place += all.one.count;

  const Plane plane(patterns, one, two, all, correlation, nodes, posteriors,
                    posteriors.weights());
  const auto parts = parts_of(patterns.count(), PlanePosteriors::at_once);
  std::vector<MatrixXd> shares(parts.size());
  run(parts.size(), [&](std::size_t j) { shares[j] = plane.shared(parts[j]); });
  SquareMatrix& sum = all.matrix;
  for (const MatrixXd& share : shares) {
    for (std::size_t r = 0; r < sum.size; ++r) {
      for (std::size_t c = r; c < sum.size; ++c) {
        sum.at(r, c) += share(static_cast<Index>(r), static_cast<Index>(c));
      }
    }
  }
  const std::size_t size_one = all.one.count, last = sum.size - 1;
  for (std::size_t r = 0; r < of_one.size; ++r) {
    for (std::size_t c = r; c < of_one.size; ++c) sum.at(r, c) += of_one.at(r, c);
  }
  for (std::size_t r = 0; r < of_two.size; ++r) {
    for (std::size_t c = r; c < of_two.size; ++c) {
      sum.at(size_one + r, size_one + c) += of_two.at(r, c);
    }
  }
  for (std::size_t q = 0; q < nodes.size(); ++q) {
    for (std::size_t r = 0; r < nodes.size(); ++r) {
      const CorrelationScore score = correlation_score(correlation, nodes[q], nodes[r]);
      sum.at(last, last) -=
          expected.joint[q * nodes.size() + r] * (score.second + score.first * score.first);
    }
  }
  for (std::size_t r = 0; r < sum.size; ++r) {
    for (std::size_t c = 0; c < r; ++c) sum.at(r, c) = sum.at(c, r);
  }
  return all;
}

}  // namespace securebase::calibration

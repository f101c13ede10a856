#include "securebase/calibration/plane_posteriors.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace securebase::calibration {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Rows = Eigen::Map<Matrix>;
using ConstRows = Eigen::Map<const Matrix>;
using Index = Eigen::Index;

// Below this products with another scale may lose digits to underflow.
constexpr double least_peak = 1e-100;

Rows as_rows(BlockRows& rows, std::size_t count, std::size_t tiles) {
  return {rows[0].at, static_cast<Index>(count), static_cast<Index>(tiles * tile_nodes)};
}

}  // namespace

PlanePosteriors::PlanePosteriors(const PackedAnswers& one, const PackedAnswers& two,
                                 std::span<const double> people,
                                 std::span<const Curve> curves_one,
                                 std::span<const Curve> curves_two, std::span<const double> nodes,
                                 std::span<const double> weights)
    : one_(one),
      two_(two),
      people_(people),
      nodes_(nodes),
      given_weights_(weights),
      table_one_(one.likelihoods(curves_one, nodes)),
      table_two_(two.likelihoods(curves_two, nodes)),
      start_(table_one_.tiles()) {
  const std::size_t width = tiles() * tile_nodes;
  weights_.assign(width * width, 0.0);
  for (std::size_t q = 0; q < nodes.size(); ++q) {
    start_[q / tile_nodes].at[q % tile_nodes] = 1.0;
    for (std::size_t r = 0; r < nodes.size(); ++r) {
      weights_[q * width + r] = weights[q * nodes.size() + r];
    }
  }
}

// Brings a row whose values became tiny up to a peak of one. Gives the logarithm of the old peak.
double PlanePosteriors::lift(const NodeTable& table, std::span<const RowCode> codes,
                             BlockRows& rows, std::size_t p) const {
  double* row = rows[p * tiles()].at;  // tiles of a row lie one after another
  if (*std::max_element(row, row + nodes_.size()) > least_peak) return 0;
  for (std::size_t q = 0; q < nodes_.size(); ++q) {
    row[q] = 0;
    for (const RowCode code : codes) row[q] += std::log(table.at(code, q));
  }
  const double peak = *std::max_element(row, row + nodes_.size());
  for (std::size_t q = 0; q < nodes_.size(); ++q) row[q] = std::exp(row[q] - peak);
  return peak;
}

void PlanePosteriors::fill(std::size_t first, std::size_t count, Block& block) const {
  const auto codes_one = one_.codes(first, count), codes_two = two_.codes(first, count);
  multiply_rows(table_one_, codes_one, one_.pairs(), start_, count, block.one);
  multiply_rows(table_two_, codes_two, two_.pairs(), start_, count, block.two);
  std::vector<double> lifted(count);
  for (std::size_t p = 0; p < count; ++p) {
    lifted[p] = lift(table_one_, codes_one.subspan(p * one_.pairs(), one_.pairs()), block.one, p) +
                lift(table_two_, codes_two.subspan(p * two_.pairs(), two_.pairs()), block.two, p);
  }
  const auto width = static_cast<Index>(tiles() * tile_nodes);
  const ConstRows weights(weights_.data(), width, width);
  const Rows one = as_rows(block.one, count, tiles()), two = as_rows(block.two, count, tiles());
  as_rows(block.mixed_one, count, tiles()).noalias() = two * weights.transpose();
  as_rows(block.mixed_two, count, tiles()).noalias() = one * weights;
  const Rows mixed = as_rows(block.mixed_one, count, tiles());
  block.log_likelihood = 0;
  for (std::size_t p = 0; p < count; ++p) {
    const auto row = static_cast<Index>(p);
    const double mass = one.row(row).cwiseProduct(mixed.row(row)).sum();
    block.factor[p] = 1 / mass;
    block.log_likelihood += people_[first + p] * (std::log(mass) + lifted[p]);
  }
}

void PlanePosteriors::rows_of_one(std::size_t first, std::size_t count, BlockRows& rows) const {
  Block block(tiles());
  fill(first, count, block);
  as_rows(rows, count, tiles()) =
      as_rows(block.one, count, tiles()).cwiseProduct(as_rows(block.mixed_one, count, tiles()));
  for (std::size_t p = 0; p < count; ++p) {
    scale_row(rows, tiles(), p, people_[first + p] * block.factor[p]);
  }
}

void PlanePosteriors::rows_of_two(std::size_t first, std::size_t count, BlockRows& rows) const {
  Block block(tiles());
  fill(first, count, block);
  as_rows(rows, count, tiles()) =
      as_rows(block.two, count, tiles()).cwiseProduct(as_rows(block.mixed_two, count, tiles()));
  for (std::size_t p = 0; p < count; ++p) {
    scale_row(rows, tiles(), p, people_[first + p] * block.factor[p]);
  }
}

PlaneExpectation PlanePosteriors::expectation(const RunJobs& run) const {
  struct Share {
    NodeTable one, two;
    Matrix joint;
    double log_likelihood = 0;
  };
  const auto width = static_cast<Index>(tiles() * tile_nodes);
  const auto parts = parts_of(one_.patterns(), at_once);
  std::vector<Share> shares(parts.size(), Share{NodeTable(0, 1), NodeTable(0, 1), {}, 0});
  run(parts.size(), [&](std::size_t j) {
    Share share{NodeTable(one_.rows(), nodes_.size()), NodeTable(two_.rows(), nodes_.size()),
                Matrix::Zero(width, width), 0};
    Block at(tiles());
    for (std::size_t first = parts[j].first; first < parts[j].end; first += at_once) {
      const std::size_t count = std::min(at_once, parts[j].end - first);
      fill(first, count, at);
      share.log_likelihood += at.log_likelihood;
      Rows one = as_rows(at.one, count, tiles()), two = as_rows(at.two, count, tiles());
      Rows mixed_one = as_rows(at.mixed_one, count, tiles());
      Rows mixed_two = as_rows(at.mixed_two, count, tiles());
      for (std::size_t p = 0; p < count; ++p) {
        const auto row = static_cast<Index>(p);
        const double factor = people_[first + p] * at.factor[p];
        mixed_one.row(row).array() *= factor * one.row(row).array();
        mixed_two.row(row).array() *= factor * two.row(row).array();
        one.row(row) *= factor;
      }
      share.joint.noalias() += one.transpose() * two;
      add_rows(at.mixed_one, one_.codes(first, count), one_.pairs(), count, share.one);
      add_rows(at.mixed_two, two_.codes(first, count), two_.pairs(), count, share.two);
    }
    shares[j] = std::move(share);
  });
  NodeTable sums_one(one_.rows(), nodes_.size()), sums_two(two_.rows(), nodes_.size());
  Matrix joint = Matrix::Zero(width, width);
  PlaneExpectation all;
  for (const Share& share : shares) {
    sums_one.add(share.one);
    sums_two.add(share.two);
    joint += share.joint;
    all.log_likelihood += share.log_likelihood;
  }
  all.one = one_.item_counts(sums_one, nodes_.size());
  all.two = two_.item_counts(sums_two, nodes_.size());
  for (std::size_t q = 0; q < nodes_.size(); ++q) {
    for (std::size_t r = 0; r < nodes_.size(); ++r) {
      const std::size_t cell = q * static_cast<std::size_t>(width) + r;
      all.joint.push_back(joint.data()[cell] * weights_[cell]);
    }
  }
  return all;
}

}  // namespace securebase::calibration

#include "securebase/calibration/expectation.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace securebase::calibration {
namespace {

// Below this a product of probabilities has lost digits to underflow: go by logarithms.
constexpr double least_mass = 1e-250;

}  // namespace

std::vector<Part> parts_of(std::size_t patterns, std::size_t block) {
  const std::size_t blocks = (patterns + block - 1) / block;
  const std::size_t each = std::max<std::size_t>(1, (blocks + jobs_most - 1) / jobs_most) * block;
  std::vector<Part> parts;
  for (std::size_t first = 0; first < patterns; first += each) {
    parts.push_back({first, std::min(patterns, first + each)});
  }
  return parts;
}

Posteriors::Posteriors(const PackedAnswers& answers, std::span<const double> people,
                       std::span<const Curve> curves, std::span<const double> nodes,
                       std::span<const double> weights)
    : answers_(answers),
      people_(people),
      nodes_(nodes),
      table_(answers.likelihoods(curves, nodes)),
      start_(table_.tiles()) {
  assert(people.size() == answers.patterns() && weights.size() == nodes.size());
  for (std::size_t q = 0; q < nodes.size(); ++q) {
    start_[q / tile_nodes].at[q % tile_nodes] = weights[q];
  }
}

double Posteriors::rows_of(std::size_t first, std::size_t count, BlockRows& rows) const {
  assert(count <= block && rows.size() >= count * tiles());
  multiply_rows(table_, answers_.codes(first, count), answers_.pairs(), start_, count, rows);
  double sum = 0;
  for (std::size_t p = 0; p < count; ++p) {
    const double people = people_[first + p], mass = row_sum(rows, tiles(), p);
    if (mass > least_mass) {
      scale_row(rows, tiles(), p, people / mass);
      sum += people * std::log(mass);
    } else {
      sum += people * posterior_in_logs(first + p, rows, p);
      scale_row(rows, tiles(), p, people);
    }
  }
  return sum;
}

double Posteriors::posterior_in_logs(std::size_t pattern, BlockRows& rows, std::size_t p) const {
  std::vector<double> logs(nodes_.size());
  for (std::size_t q = 0; q < logs.size(); ++q) {
    logs[q] = std::log(start_[q / tile_nodes].at[q % tile_nodes]);
    for (const RowCode code : answers_.codes(pattern, 1)) logs[q] += std::log(table_.at(code, q));
  }
  const double peak = *std::ranges::max_element(logs);
  double mass = 0;
  for (const double value : logs) mass += std::exp(value - peak);
  for (std::size_t q = 0; q < logs.size(); ++q) {
    rows[p * tiles() + q / tile_nodes].at[q % tile_nodes] = std::exp(logs[q] - peak) / mass;
  }
  return peak + std::log(mass);
}

Expectation Posteriors::expectation(const RunJobs& run) const {
  struct Share {
    NodeTable sums;
    std::vector<NodeTile> people;
    double log_likelihood = 0;
  };
  const auto parts = parts_of(answers_.patterns(), block);
  std::vector<Share> shares(parts.size(), Share{NodeTable(0, nodes_.size()), {}, 0});
  run(parts.size(), [&](std::size_t j) {
    Share share{NodeTable(table_.rows(), nodes_.size()), std::vector<NodeTile>(tiles()), 0};
    BlockRows rows(block * tiles());
    for (std::size_t first = parts[j].first; first < parts[j].end; first += block) {
      const std::size_t count = std::min(block, parts[j].end - first);
      share.log_likelihood += rows_of(first, count, rows);
      add_rows(rows, answers_.codes(first, count), answers_.pairs(), count, share.sums);
      for (std::size_t p = 0; p < count; ++p) {
        for (std::size_t t = 0; t < tiles(); ++t) {
          for (std::size_t n = 0; n < tile_nodes; ++n) {
            share.people[t].at[n] += rows[p * tiles() + t].at[n];
          }
        }
      }
    }
    shares[j] = std::move(share);
  });
  Expectation all{0, {}, std::vector<double>(nodes_.size(), 0.0)};
  NodeTable sums(table_.rows(), nodes_.size());
  for (const Share& share : shares) {
    sums.add(share.sums);
    all.log_likelihood += share.log_likelihood;
    for (std::size_t q = 0; q < nodes_.size(); ++q) {
      all.people[q] += share.people[q / tile_nodes].at[q % tile_nodes];
    }
  }
  all.items = answers_.item_counts(sums, nodes_.size());
  return all;
}

}  // namespace securebase::calibration

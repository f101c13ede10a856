#include "securebase/calibration/observed_information.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace securebase::calibration {
namespace {

}  // namespace

std::vector<NodeTable> item_scores(std::span<const Curve> curves, std::span<const double> nodes) {
  std::vector<NodeTable> tables;
  std::vector<double> at_node;
  for (const Curve& curve : curves) {
    NodeTable& table = tables.emplace_back(curve.categories() * curve.parameters(), nodes.size());
    at_node.resize(table.rows());
    for (std::size_t q = 0; q < nodes.size(); ++q) {
      scores(curve, nodes[q], at_node);
      for (std::size_t r = 0; r < table.rows(); ++r) table.at(r, q) = at_node[r];
    }
  }
  return tables;
}

namespace {

// The derivatives of the log density of people by their mean and their standard deviation.
NodeTable spread_scores(Spread people, std::span<const double> nodes) {
  NodeTable table(2, nodes.size());
  for (std::size_t q = 0; q < nodes.size(); ++q) {
    const double z = (nodes[q] - people.mean) / people.sd;
    table.at(0, q) = z / people.sd;
    table.at(1, q) = (z * z - 1) / people.sd;
  }
  return table;
}

class Information {
 public:
  Information(const MaximumOfScale& at, const ParameterPlaces& places)
      : at_(at),
        places_(places),
        nodes_(at.nodes),
        scores_(item_scores(at.curves, nodes_)),
        spread_(spread_scores(at.people, nodes_)),
        sum_(places.count) {}

  SquareMatrix total(const RunJobs& run, bool with_means) {
    for (std::size_t i = 0; i < at_.curves.size(); ++i) {
      if (places_.items[i] != not_estimated) add_item(i);
    }
    if (places_.spread != not_estimated) add_spread();
    add_pairs(run);
    if (with_means) add_squared_means(run);
    for (std::size_t r = 0; r < sum_.size; ++r) {
      for (std::size_t c = 0; c < r; ++c) sum_.at(r, c) = sum_.at(c, r);
    }
    return std::move(sum_);
  }

 private:
  struct Pair {
    std::size_t one = 0, two = 0, first_row = 0;
  };

  void add(std::size_t row, std::size_t column, double value) {
    sum_.at(std::min(row, column), std::max(row, column)) += value;
  }

  // What complete data would say about an item, less the square of its scores.
  void add_item(std::size_t i) {
    const Curve& curve = at_.curves[i];
    const auto& counts = at_.items[i];
    const std::size_t width = curve.parameters(), place = places_.items[i];
    const auto complete = item_objective(curve, counts, nodes_, at_.priors[i]);
    for (std::size_t a = 0; a < width; ++a) {
      for (std::size_t b = a; b < width; ++b) {
        double lost = 0;
        for (std::size_t k = 0; k < curve.categories(); ++k) {
          for (std::size_t q = 0; q < nodes_.size(); ++q) {
            lost += counts[k * nodes_.size() + q] * scores_[i].at(k * width + a, q) *
                    scores_[i].at(k * width + b, q);
          }
        }
        add(place + a, place + b, -complete.hessian[a * width + b] - lost);
      }
      if (places_.spread == not_estimated) continue;
      for (std::size_t s = 0; s < 2; ++s) {
        double lost = 0;
        for (std::size_t k = 0; k < curve.categories(); ++k) {
          for (std::size_t q = 0; q < nodes_.size(); ++q) {
            lost += counts[k * nodes_.size() + q] * scores_[i].at(k * width + a, q) *
                    spread_.at(s, q);
          }
        }
        add(place + a, places_.spread + s, -lost);
      }
    }
  }

  void add_spread() {
    const std::size_t place = places_.spread;
    const double sd = at_.people.sd, square = sd * sd;
    for (std::size_t q = 0; q < nodes_.size(); ++q) {
      const double people = at_.people_at[q], z = (nodes_[q] - at_.people.mean) / sd;
      add(place, place, people * (1 / square - spread_.at(0, q) * spread_.at(0, q)));
      add(place, place + 1, people * (2 * z / square - spread_.at(0, q) * spread_.at(1, q)));
      add(place + 1, place + 1,
          people * ((3 * z * z - 1) / square - spread_.at(1, q) * spread_.at(1, q)));
    }
  }

  // The products of the scores of two items need how many people are expected at each node for
  // each pair of answers. The pairs are parted among the jobs, so that no sums meet.
  void add_pairs(const RunJobs& run) {
    constexpr std::size_t pairs_each = 16;
    std::vector<std::vector<Pair>> stripes;
    for (std::size_t i = 0; i < at_.curves.size(); ++i) {
      for (std::size_t j = i + 1; j < at_.curves.size(); ++j) {
        if (places_.items[i] == not_estimated || places_.items[j] == not_estimated) continue;
        if (stripes.empty() || stripes.back().size() == pairs_each) stripes.emplace_back();
        stripes.back().push_back({i, j, 0});
      }
    }
    run(stripes.size(), [&](std::size_t s) { add_stripe(stripes[s]); });
  }

  void add_stripe(std::vector<Pair>& pairs) {
    const auto choices = [&](std::size_t i) { return at_.curves[i].categories() + 1; };
    std::size_t rows = 0;
    for (Pair& pair : pairs) {
      pair.first_row = rows;
      rows += choices(pair.one) * choices(pair.two);
    }
    NodeTable sums(rows, nodes_.size());
    BlockRows block(Posteriors::block * spread_.tiles());
    std::vector<RowCode> codes;
    for (std::size_t first = 0; first < at_.patterns.count(); first += Posteriors::block) {
      const std::size_t count = std::min(Posteriors::block, at_.patterns.count() - first);
      at_.rows(first, count, block);
      codes.clear();
      for (std::size_t p = first; p < first + count; ++p) {
        const auto row = at_.patterns.pattern(p);
        const auto choice = [&](std::size_t i) {
          const std::int8_t k = row[at_.columns[i]];
          return k < 0 ? choices(i) - 1 : static_cast<std::size_t>(k);
        };
        for (const Pair& pair : pairs) {
          codes.push_back(static_cast<RowCode>(
              pair.first_row + choice(pair.one) * choices(pair.two) + choice(pair.two)));
        }
      }
      add_rows(block, codes, pairs.size(), count, sums);
    }
    for (const Pair& pair : pairs) take_from(sums, pair);
  }

  void take_from(const NodeTable& sums, const Pair& pair) {
    const Curve &one = at_.curves[pair.one], &two = at_.curves[pair.two];
    const std::size_t width_one = one.parameters(), width_two = two.parameters();
    for (std::size_t k = 0; k < one.categories(); ++k) {
      for (std::size_t l = 0; l < two.categories(); ++l) {
        const std::size_t row = pair.first_row + k * (two.categories() + 1) + l;
        for (std::size_t q = 0; q < nodes_.size(); ++q) {
          const double people = sums.at(row, q);
          if (people == 0) continue;
          for (std::size_t a = 0; a < width_one; ++a) {
            const double by = people * scores_[pair.one].at(k * width_one + a, q);
            for (std::size_t b = 0; b < width_two; ++b) {
              add(places_.items[pair.one] + a, places_.items[pair.two] + b,
                  -by * scores_[pair.two].at(l * width_two + b, q));
            }
          }
        }
      }
    }
  }

  // Each pattern's posterior mean of the scores, squared, for all parameters together.
  void add_squared_means(const RunJobs& run) {
    const auto size = static_cast<Eigen::Index>(places_.count);
    const auto parts = parts_of(at_.patterns.count(), Posteriors::block);
    std::vector<Eigen::MatrixXd> shares(parts.size());
    run(parts.size(), [&](std::size_t j) {
      Eigen::MatrixXd share = Eigen::MatrixXd::Zero(size, size);
      BlockRows rows(Posteriors::block * spread_.tiles());
      for (std::size_t first = parts[j].first; first < parts[j].end; first += Posteriors::block) {
        const std::size_t count = std::min(Posteriors::block, parts[j].end - first);
        at_.rows(first, count, rows);
        Eigen::MatrixXd means = Eigen::MatrixXd::Zero(size, static_cast<Eigen::Index>(count));
        for (std::size_t p = 0; p < count; ++p) {
          means_of(first + p, rows, p, means.col(static_cast<Eigen::Index>(p)));
        }
        share.selfadjointView<Eigen::Upper>().rankUpdate(means);
      }
      shares[j] = std::move(share);
    });
    for (const auto& share : shares) {
      for (std::size_t r = 0; r < places_.count; ++r) {
        for (std::size_t c = r; c < places_.count; ++c) {
          sum_.at(r, c) += share(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(c));
        }
      }
    }
  }

  // Times the square root of the number of people, so that its square counts each of them.
  void means_of(std::size_t pattern, const BlockRows& rows, std::size_t p,
                Eigen::Ref<Eigen::VectorXd> into) const {
    const auto row = at_.patterns.pattern(pattern);
    const double factor = 1 / std::sqrt(at_.patterns.people[pattern]);
    const auto set = [&](std::size_t place, const NodeTable& table, std::size_t table_row) {
      into[static_cast<Eigen::Index>(place)] = factor * row_product(rows, p, table, table_row);
    };
    for (std::size_t i = 0; i < at_.curves.size(); ++i) {
      const std::int8_t k = row[at_.columns[i]];
      if (places_.items[i] == not_estimated || k < 0) continue;
      const std::size_t width = at_.curves[i].parameters();
      for (std::size_t a = 0; a < width; ++a) {
        set(places_.items[i] + a, scores_[i], static_cast<std::size_t>(k) * width + a);
      }
    }
    if (places_.spread == not_estimated) return;
    for (std::size_t s = 0; s < 2; ++s) set(places_.spread + s, spread_, s);
  }

  const MaximumOfScale& at_;
  const ParameterPlaces& places_;
  std::span<const double> nodes_;
  std::vector<NodeTable> scores_;
  NodeTable spread_;
  SquareMatrix sum_;  // its upper half
};

}  // namespace

ParameterPlaces places_of(std::span<const Curve> curves, std::span<const char> fixed,
                          bool spread_is_free) {
  ParameterPlaces places;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    places.items.push_back(fixed[i] != 0 ? not_estimated : places.count);
    if (fixed[i] == 0) places.count += curves[i].parameters();
  }
  if (spread_is_free) {
    places.spread = places.count;
    places.count += 2;
  }
  return places;
}

SquareMatrix observed_information(const MaximumOfScale& at, const ParameterPlaces& places,
                                  const RunJobs& run) {
  return Information(at, places).total(run, true);
}

SquareMatrix information_without_means(const MaximumOfScale& at, const ParameterPlaces& places,
                                       const RunJobs& run) {
  return Information(at, places).total(run, false);
}

}  // namespace securebase::calibration

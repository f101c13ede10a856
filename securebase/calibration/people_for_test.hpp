// Simulated answers to fit, for tests: items that differ, people whose values are known.
#pragma once

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "securebase/calibration/patterns.hpp"
#include "securebase/calibration/scale_fit.hpp"
#include "securebase/calibration/starting_values.hpp"
#include "securebase/measurement/simulation.hpp"

namespace securebase::calibration {

inline std::vector<measurement::ItemModel> items_for_test(
    std::size_t count, measurement::ModelKind kind = measurement::ModelKind::graded) {
  std::vector<measurement::ItemModel> items;
  for (std::size_t i = 0; i < count; ++i) {
    const double shift = 0.3 * (static_cast<double>(i % 5) - 2);
    items.push_back({1.0 + 0.25 * static_cast<double>(i % 6),
                     {shift - 1.4, shift - 0.4, shift + 0.5, shift + 1.3},
                     kind});
  }
  return items;
}

inline measurement::AnswerTable answers_for_test(std::span<const measurement::ItemModel> items,
                                                 std::size_t people, std::uint64_t seed,
                                                 Spread spread = {}) {
  const measurement::SimulatedGroup group{seed, people, 1, 0.0};
  std::vector<double> levels = measurement::simulated_levels(group);
  for (double& level : levels) level = spread.mean + spread.sd * level;
  return measurement::simulated_answers(items, {}, levels, group);
}

inline std::vector<ItemTask> tasks_for_test(const Patterns& patterns,
                                            std::span<const measurement::ItemModel> items) {
  std::vector<std::size_t> columns(items.size()), categories;
  std::iota(columns.begin(), columns.end(), 0);
  for (const auto& item : items) categories.push_back(item.categories());
  const auto found = summaries(patterns, columns, categories);
  std::vector<ItemTask> tasks;
  for (std::size_t i = 0; i < items.size(); ++i) {
    tasks.push_back({i, categories[i], starting_curve(items[i].kind, found[i]), false, {}});
  }
  return tasks;
}

inline double log_likelihood_by_hand(const Patterns& patterns, std::span<const Curve> curves,
                                     std::span<const double> nodes,
                                     std::span<const double> weights) {
  double sum = 0;
  std::vector<double> p(16);
  for (std::size_t j = 0; j < patterns.count(); ++j) {
    double mass = 0;
    for (std::size_t q = 0; q < nodes.size(); ++q) {
      double product = weights[q];
      for (std::size_t i = 0; i < curves.size(); ++i) {
        if (patterns.pattern(j)[i] < 0) continue;
        probabilities(curves[i], nodes[q], p);
        product *= p[static_cast<std::size_t>(patterns.pattern(j)[i])];
      }
      mass += product;
    }
    sum += patterns.people[j] * std::log(mass);
  }
  return sum;
}

}  // namespace securebase::calibration

#include "securebase/measurement/simulation.hpp"

#include <cassert>
#include <cmath>

#include "securebase/measurement/item_model.hpp"
#include "securebase/measurement/random.hpp"

namespace securebase::measurement {
namespace {

// Each person has three streams of the seed.
enum Stream : std::uint64_t { levels_of = 0, answers_of = 1, gaps_of = 2 };
std::uint64_t stream(std::size_t person, Stream kind) { return 3 * std::uint64_t{person} + kind; }

}  // namespace

std::vector<double> simulated_levels(const SimulatedGroup& group) {
  assert(group.scales >= 1 && group.correlation < 1.0);
  assert(group.correlation >= 0.0 || (group.scales == 2 && group.correlation > -1.0));
  std::vector<double> levels;
  levels.reserve(group.people * group.scales);
  for (std::size_t p = 0; p < group.people; ++p) {
    RandomStream random(group.seed, stream(p, levels_of));
    // What the scales share: |correlation| of the variance, on the second with its sign.
    const double shared = std::sqrt(std::abs(group.correlation)) * random.normal();
    const double own = std::sqrt(1.0 - std::abs(group.correlation));
    for (std::size_t s = 0; s < group.scales; ++s) {
      const double sign = s > 0 && group.correlation < 0.0 ? -1.0 : 1.0;
      levels.push_back(sign * shared + own * random.normal());
    }
  }
  return levels;
}

int simulated_answer(const ItemModel& item, double theta, double unit) {
  const int last = static_cast<int>(item.categories()) - 1;
  if (item.kind == ModelKind::graded) {
    // P(answer >= k) > unit, seen on the logistic scale: one logarithm for all thresholds.
    const double reached = theta - std::log(unit / (1.0 - unit)) / item.slope;
    int answer = 0;
    while (answer < last && item.thresholds[static_cast<std::size_t>(answer)] < reached) ++answer;
    return answer;
  }
  double left = unit;
  for (int k = last; k > 0; --k) {
    left -= probability(item, k, theta);
    if (left < 0.0) return k;
  }
  return 0;
}

int simulated_answer(const ItemModel& model, double theta, std::uint64_t seed, std::size_t person,
                     std::size_t item) {
  return simulated_answer(model, theta, random_unit(seed, stream(person, answers_of), item));
}

AnswerTable simulated_answers(std::span<const ItemModel> items,
                              std::span<const std::size_t> scale_of,
                              std::span<const double> levels, const SimulatedGroup& group) {
  assert(levels.size() == group.people * group.scales);
  assert(scale_of.empty() || scale_of.size() == items.size());
  AnswerTable table{.items = items.size(), .categories = {}, .row_of = {}};
  table.categories.reserve(group.people * items.size());
  table.row_of.reserve(group.people);
  for (std::size_t p = 0; p < group.people; ++p) {
    table.row_of.push_back(p + 1);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const double theta = levels[p * group.scales + (scale_of.empty() ? 0 : scale_of[i])];
      table.categories.push_back(
          static_cast<std::int8_t>(simulated_answer(items[i], theta, group.seed, p, i)));
    }
  }
  return table;
}

void leave_out(AnswerTable& table, double chance, std::uint64_t seed) {
  for (std::size_t p = 0; p < table.people(); ++p) {
    for (std::size_t i = 0; i < table.items; ++i) {
      if (random_unit(seed, stream(p, gaps_of), i) < chance) {
        table.categories[p * table.items + i] = no_answer;
      }
    }
  }
}

}  // namespace securebase::measurement

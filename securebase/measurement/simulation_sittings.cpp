#include "securebase/measurement/simulation_sittings.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace securebase::measurement {
namespace {

constexpr double interval_factor = 1.959963984540054;  // the .975 quantile of the normal

// The smallest value that so large a share lies at or below.
double quantile(const std::vector<int>& ascending, double share) {
  const auto rank = std::ceil(share * static_cast<double>(ascending.size()));
  return ascending[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

}  // namespace

WholeSitting whole_sitting(const AdaptiveTest& test, const Sitting& start,
                           const std::function<std::optional<int>(std::size_t item)>& answer) {
  WholeSitting whole;
  Sitting sitting = start;
  for (;;) {
    sitting.given = whole.given;
    whole.last = test.next(sitting);
    if (!whole.last.item) return whole;
    whole.given.push_back({*whole.last.item, answer(*whole.last.item)});
  }
}

ScaleFigures figures_of(std::span<const ScaleOutcome> outcomes, double target_error) {
  assert(outcomes.size() >= 2);
  const auto n = static_cast<double>(outcomes.size());
  ScaleFigures figures{.people = outcomes.size()};
  std::vector<int> shown;
  double found_mean = 0, reference_mean = 0;
  for (const ScaleOutcome& one : outcomes) {
    shown.push_back(one.shown);
    figures.items_mean += one.shown / n;
    figures.standard_error_mean += one.found.standard_error / n;
    found_mean += one.found.theta / n;
    reference_mean += one.reference / n;
  }
  double found_square = 0, reference_square = 0, cross = 0;
  for (const ScaleOutcome& one : outcomes) {
    const double off = one.found.theta - one.reference;
    const double f = one.found.theta - found_mean, r = one.reference - reference_mean;
    found_square += f * f;
    reference_square += r * r;
    cross += f * r;
    figures.root_mean_square += off * off / n;
    figures.coverage +=
        (std::abs(off) <= interval_factor * one.found.standard_error ? 1.0 : 0.0) / n;
    figures.never_reached += (one.found.standard_error > target_error ? 1.0 : 0.0) / n;
  }
  figures.bias = found_mean - reference_mean;
  figures.root_mean_square = std::sqrt(figures.root_mean_square);
  const double spread = std::sqrt(found_square * reference_square);
  figures.correlation = spread > 0 ? cross / spread : 0.0;
  std::ranges::sort(shown);
  figures.items_median = quantile(shown, 0.5);
  figures.items_90 = quantile(shown, 0.9);
  return figures;
}

void count_use(std::span<ItemUse> use, std::span<const Given> given,
               std::span<const double> reluctance) {
  for (std::size_t i = 0; i < use.size(); ++i) {
    ++(reluctance[i] == 0.0 ? use[i].eligible : use[i].other);
  }
  for (const Given& one : given) {
    ++(reluctance[one.item] == 0.0 ? use[one.item].shown_eligible : use[one.item].shown_other);
  }
}

Instrument only_scale(const Instrument& instrument, std::size_t scale) {
  Instrument one = instrument;
  constexpr auto gone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> moved(instrument.items.size(), gone);
  one.items.clear();
  one.exposure.chances.clear();
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    if (instrument.items[i].scale != scale) continue;
    moved[i] = one.items.size();
    one.items.push_back(instrument.items[i]);
    one.items.back().scale = 0;
    if (!instrument.exposure.chances.empty()) {
      one.exposure.chances.push_back(instrument.exposure.chances[i]);
    }
  }
  for (Item& item : one.items) {
    std::erase_if(item.enemies, [&](std::size_t enemy) { return moved[enemy] == gone; });
    for (std::size_t& enemy : item.enemies) enemy = moved[enemy];
  }
  one.scales = {instrument.scales[scale]};
  one.boundaries = {instrument.boundaries[scale]};
  one.prior_correlation = 0.0;
  for (NormGroup& group : one.norms) group.scales = {group.scales[scale]};
  return one;
}

}  // namespace securebase::measurement

#include "securebase/calibration/starting_values.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace securebase::calibration {
namespace {

constexpr double ogive = 1.702;  // logistic slope of the curve nearest to the normal ogive

struct Centre {
  double mean = 0, sd = 0;
};

Centre centre_of(std::span<const double> people) {
  double count = 0, first = 0, second = 0;
  for (std::size_t k = 0; k < people.size(); ++k) {
    const double value = static_cast<double>(k);
    count += people[k];
    first += people[k] * value;
    second += people[k] * value * value;
  }
  if (count == 0) return {};
  const double mean = first / count;
  return {mean, std::sqrt(std::max(0.0, second / count - mean * mean))};
}

struct Sums {
  double count = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
};

double correlation(const Sums& s) {
  if (s.count < 2) return 0;
  const double x = s.x / s.count, y = s.y / s.count;
  const double spread = (s.xx / s.count - x * x) * (s.yy / s.count - y * y);
  return spread > 0 ? (s.xy / s.count - x * y) / std::sqrt(spread) : 0;
}

}  // namespace

std::vector<ItemSummary> summaries(const Patterns& patterns, std::span<const std::size_t> columns,
                                   std::span<const std::size_t> categories) {
  const std::size_t items = columns.size();
  std::vector<ItemSummary> all(items);
  for (std::size_t i = 0; i < items; ++i) all[i].people.assign(categories[i], 0.0);
  for (std::size_t p = 0; p < patterns.count(); ++p) {
    const auto row = patterns.pattern(p);
    for (std::size_t i = 0; i < items; ++i) {
      const std::int8_t k = row[columns[i]];
      if (k >= 0) all[i].people[static_cast<std::size_t>(k)] += patterns.people[p];
    }
  }
  std::vector<Centre> centres(items);
  for (std::size_t i = 0; i < items; ++i) centres[i] = centre_of(all[i].people);

  std::vector<Sums> sums(items);
  std::vector<double> z(items);
  for (std::size_t p = 0; p < patterns.count(); ++p) {
    const auto row = patterns.pattern(p);
    double total = 0, answered = 0;
    for (std::size_t i = 0; i < items; ++i) {
      const bool counts = row[columns[i]] >= 0 && centres[i].sd > 0;
      z[i] = counts ? (row[columns[i]] - centres[i].mean) / centres[i].sd : std::nan("");
      if (!counts) continue;
      total += z[i];
      answered += 1;
    }
    if (answered < 2) continue;
    for (std::size_t i = 0; i < items; ++i) {
      if (std::isnan(z[i])) continue;
      const double rest = (total - z[i]) / (answered - 1), w = patterns.people[p];
      Sums& s = sums[i];
      s.count += w;
      s.x += w * z[i];
      s.y += w * rest;
      s.xx += w * z[i] * z[i];
      s.yy += w * rest * rest;
      s.xy += w * z[i] * rest;
    }
  }
  for (std::size_t i = 0; i < items; ++i) all[i].with_rest = correlation(sums[i]);
  return all;
}

Curve starting_curve(measurement::ModelKind kind, const ItemSummary& summary) {
  constexpr double least = 0.3, most = 3.0, loading_most = 0.95;
  const double loading = std::clamp(summary.with_rest, 0.0, loading_most);
  Curve curve{kind, 1.0, {}};
  curve.slope = std::clamp(ogive * loading / std::sqrt(1 - loading * loading), least, most);
  const double stretch = std::sqrt(1 + std::pow(curve.slope / ogive, 2));
  const double all = std::reduce(summary.people.begin(), summary.people.end());
  double above = all;
  for (std::size_t k = 1; k < summary.people.size(); ++k) {
    const double before = summary.people[k - 1];
    above -= before;
    const double odds = kind == measurement::ModelKind::graded ? above / (all - above)
                                                               : summary.people[k] / before;
    curve.intercepts.push_back(stretch * std::log(odds));
  }
  return curve;
}

}  // namespace securebase::calibration

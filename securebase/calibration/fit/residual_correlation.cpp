#include "securebase/calibration/fit/residual_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "securebase/calibration/fit/scale_curves.hpp"
#include "securebase/measurement/scale_scorer.hpp"

namespace securebase::calibration {
namespace {

// Column after column; NaN where nothing was answered, and never let out of this file.
std::vector<std::vector<double>> residuals(std::span<const measurement::ItemModel> items,
                                           const measurement::AnswerTable& answers,
                                           const RunJobs& run) {
  const measurement::ScaleScorer scorer(items);
  std::vector<double> thetas(answers.people());
  for (std::size_t p = 0; p < answers.people(); ++p)
    thetas[p] = scorer.eap(answers.person(p)).theta;
  std::vector<std::vector<double>> columns(items.size());
  run(items.size(), [&](std::size_t i) {
    columns[i].assign(answers.people(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t p = 0; p < answers.people(); ++p) {
      const auto answer = answers.categories[p * answers.items + i];
      if (answer != measurement::no_answer) {
        columns[i][p] = answer - expected_category(items[i], thetas[p]);
      }
    }
  });
  return columns;
}

std::optional<double> correlation(std::span<const double> a, std::span<const double> b) {
  // Residuals lie about 0, so plain sums of squares lose no digits that matter.
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t p = 0; p < a.size(); ++p) {
    if (std::isnan(a[p]) || std::isnan(b[p])) continue;
    n += 1;
    x += a[p];
    y += b[p];
    xx += a[p] * a[p];
    yy += b[p] * b[p];
    xy += a[p] * b[p];
  }
  if (n < 3) return std::nullopt;
  const double vx = xx - x * x / n, vy = yy - y * y / n;
  if (!(vx > 1e-12 * n) || !(vy > 1e-12 * n)) return std::nullopt;
  return (xy - x * y / n) / std::sqrt(vx * vy);
}

}  // namespace

ResidualCorrelation residual_correlation(std::span<const measurement::ItemModel> items,
                                         const measurement::AnswerTable& answers,
                                         const RunJobs& run) {
  const auto columns = residuals(items, answers, run);
  ResidualCorrelation result;
  result.items = items.size();
  result.q3.resize(items.size() * items.size());
  run(items.size(), [&](std::size_t i) {
    for (std::size_t j = i + 1; j < items.size(); ++j) {
      const auto q3 = correlation(columns[i], columns[j]);
      result.q3[i * items.size() + j] = result.q3[j * items.size() + i] = q3;
    }
  });
  double sum = 0, pairs = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = i + 1; j < items.size(); ++j) {
      if (!result.at(i, j)) continue;
      sum += *result.at(i, j);
      pairs += 1;
    }
  }
  if (pairs > 0) result.mean = sum / pairs;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = i + 1; j < items.size(); ++j) {
      const auto q3 = result.at(i, j);
      if (!q3 || *q3 - result.mean <= dependent_above) continue;
      result.dependent.push_back({i, j, *q3, *q3 - result.mean});
    }
  }
  std::ranges::stable_sort(result.dependent, std::greater<>(), &ItemPair::q3);
  return result;
}

}  // namespace securebase::calibration

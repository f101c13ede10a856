#include "securebase/calibration/fit/item_fit.hpp"

#include "securebase/calibration/fit/scale_curves.hpp"
#include "securebase/calibration/fit/summed_scores.hpp"
#include "securebase/statistics/distributions.hpp"

namespace securebase::calibration {
namespace {

using measurement::node_count;
using measurement::OnGrid;

// Categories of one summed score, put together from below until enough people are expected.
struct Cells {
  double chi_square = 0;
  std::size_t count = 0;
};

Cells collapse(std::span<const double> observed, std::span<const double> expected, double least) {
  std::vector<std::pair<double, double>> cells;
  bool open = false;
  for (std::size_t k = 0; k < expected.size(); ++k) {
    if (!open) cells.emplace_back(0.0, 0.0);
    cells.back().first += observed[k];
    cells.back().second += expected[k];
    open = cells.back().second < least;
  }
  if (open && cells.size() > 1) {  // what is left at the top joins the cell below
    const auto rest = cells.back();
    cells.pop_back();
    cells.back().first += rest.first;
    cells.back().second += rest.second;
  }
  Cells row{0, cells.size()};
  if (cells.size() < 2) return {0, 1};
  for (const auto& [seen, awaited] : cells) {
    row.chi_square += (seen - awaited) * (seen - awaited) / awaited;
  }
  return row;
}

double mass(const OnGrid& weights, const OnGrid& a) {
  double sum = 0;
  for (std::size_t q = 0; q < node_count; ++q) sum += weights[q] * a[q];
  return sum;
}

double mass(const OnGrid& weights, const OnGrid& a, const OnGrid& b) {
  double sum = 0;
  for (std::size_t q = 0; q < node_count; ++q) sum += weights[q] * a[q] * b[q];
  return sum;
}

// [score][category] of one item, row after row.
std::vector<double> observed_of(const measurement::AnswerTable& complete, std::size_t item,
                                std::span<const std::size_t> scores, std::size_t categories,
                                std::size_t top) {
  std::vector<double> observed((top + 1) * categories, 0.0);
  for (std::size_t p = 0; p < complete.people(); ++p) {
    observed[scores[p] * categories + static_cast<std::size_t>(complete.person(p)[item])] += 1;
  }
  return observed;
}

}  // namespace

ItemFits item_fit(std::span<const measurement::ItemModel> items,
                  const measurement::AnswerTable& answers, const ItemFitOptions& options) {
  const measurement::AnswerTable complete = complete_cases(answers);
  const ScaleCurves curves(items);
  const std::size_t top = curves.top_score();
  std::vector<std::size_t> scores(complete.people(), 0);
  std::vector<double> people_at(top + 1, 0.0);
  for (std::size_t p = 0; p < complete.people(); ++p) {
    for (const auto answer : complete.person(p)) scores[p] += static_cast<std::size_t>(answer);
    people_at[scores[p]] += 1;
  }
  const auto all = summed_scores(curves);
  ItemFits fits{static_cast<long>(complete.people()), {}};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t categories = curves.categories(i);
    const auto observed = observed_of(complete, i, scores, categories, top);
    const auto rest = summed_scores(curves, i);
    std::vector<double> expected(categories);
    ItemFit fit;
    for (std::size_t s = 1; s < top; ++s) {
      const double share = mass(curves.weights(), all[s]);
      if (people_at[s] == 0 || share <= 0) continue;
      for (std::size_t k = 0; k < categories; ++k) {
        const bool possible = s >= k && s - k < rest.size();
        expected[k] =
            possible ? people_at[s] * mass(curves.weights(), curves.at(i, k), rest[s - k]) / share
                     : 0.0;
      }
      const Cells row = collapse(std::span(observed).subspan(s * categories, categories), expected,
                                 options.least_expected);
      fit.chi_square += row.chi_square;
      fit.df += static_cast<double>(row.count) - 1;
    }
    // A slope and categories - 1 thresholds.
    if (options.fitted_here) fit.df -= static_cast<double>(categories);
    if (fit.df > 0 && complete.people() > 1) {
      fit.p = statistics::chi_square_tail(fit.chi_square, fit.df);
      fit.error = rmsea(fit.chi_square, fit.df, static_cast<double>(complete.people()));
    } else {
      fit = {0, fit.df, 1, {}};
    }
    fits.items.push_back(fit);
  }
  return fits;
}

}  // namespace securebase::calibration

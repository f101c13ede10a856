#include "securebase/calibration/fit/reliability.hpp"

#include <algorithm>
#include <cmath>

#include "securebase/calibration/fit/scale_curves.hpp"
#include "securebase/measurement/scale_scorer.hpp"
#include "securebase/statistics/distributions.hpp"

namespace securebase::calibration {
namespace {

using measurement::AnswerTable;
using measurement::node_count;

// Sums of whole numbers are exact, so nothing cancels.
struct Sums {
  double people = 0, sum = 0, squares = 0;

  void add(double x) {
    people += 1;
    sum += x;
    squares += x * x;
  }
  [[nodiscard]] double variance() const { return (squares - sum * sum / people) / (people - 1); }
};

int total(std::span<const std::int8_t> answers) {
  int sum = 0;
  for (const auto answer : answers) sum += answer;
  return sum;
}

std::optional<Alpha> alpha_of(const AnswerTable& complete) {
  const auto items = static_cast<double>(complete.items);
  if (complete.items < 2 || complete.people() < 2) return std::nullopt;
  std::vector<Sums> each(complete.items);
  Sums scores;
  for (std::size_t p = 0; p < complete.people(); ++p) {
    const auto answers = complete.person(p);
    for (std::size_t i = 0; i < answers.size(); ++i) each[i].add(answers[i]);
    scores.add(total(answers));
  }
  const double spread = scores.variance();
  if (!(spread > 0)) return std::nullopt;
  double within = 0;
  for (const Sums& item : each) within += item.variance();
  const double value = items / (items - 1) * (1 - within / spread);
  const double df1 = scores.people - 1, df2 = df1 * (items - 1);
  return Alpha{value, 1 - (1 - value) * statistics::f_quantile(0.975, df1, df2),
               1 - (1 - value) * statistics::f_quantile(0.025, df1, df2)};
}

std::optional<double> item_rest(const AnswerTable& complete, std::size_t item) {
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t p = 0; p < complete.people(); ++p) {
    const auto answers = complete.person(p);
    const double own = answers[item], rest = total(answers) - answers[item];
    n += 1;
    x += own;
    y += rest;
    xx += own * own;
    yy += rest * rest;
    xy += own * rest;
  }
  const double vx = n * xx - x * x, vy = n * yy - y * y;
  if (!(vx > 0) || !(vy > 0)) return std::nullopt;
  return (n * xy - x * y) / std::sqrt(vx * vy);
}

double omega_total(std::span<const measurement::ItemModel> items) {
  const ScaleCurves curves(items);
  double mean = 0, square = 0, within = 0;
  for (std::size_t q = 0; q < node_count; ++q) {
    double expected = 0, noise = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
      double first = 0, second = 0;
      for (std::size_t k = 0; k < curves.categories(i); ++k) {
        const auto score = static_cast<double>(k);
        first += score * curves.at(i, k)[q];
        second += score * score * curves.at(i, k)[q];
      }
      expected += first;
      noise += second - first * first;
    }
    mean += curves.weights()[q] * expected;
    square += curves.weights()[q] * expected * expected;
    within += curves.weights()[q] * noise;
  }
  const double between = square - mean * mean;
  return between + within > 0 ? between / (between + within) : 0;
}

std::optional<double> reliability_of_theta(std::span<const measurement::ItemModel> items,
                                           const AnswerTable& answers) {
  const measurement::ScaleScorer scorer(items);
  Sums thetas;
  double errors = 0;
  for (std::size_t p = 0; p < answers.people(); ++p) {
    const auto row = answers.person(p);
    if (std::ranges::all_of(row, [](auto a) { return a == measurement::no_answer; })) continue;
    const auto estimate = scorer.eap(row);
    thetas.add(estimate.theta);
    errors += estimate.standard_error * estimate.standard_error;
  }
  if (thetas.people < 2) return std::nullopt;
  const double spread = thetas.variance();
  return spread / (spread + errors / thetas.people);
}

}  // namespace

Reliability reliability(std::span<const measurement::ItemModel> items, const AnswerTable& answers) {
  const AnswerTable complete = complete_cases(answers);
  Reliability result;
  result.complete_people = static_cast<long>(complete.people());
  result.alpha = alpha_of(complete);
  result.omega = omega_total(items);
  result.of_theta = reliability_of_theta(items, answers);
  for (std::size_t i = 0; i < items.size(); ++i) {
    ItemStatistics item;
    item.shares.assign(items[i].categories(), 0.0);
    for (std::size_t p = 0; p < answers.people(); ++p) {
      const auto answer = answers.person(p)[i];
      if (answer == measurement::no_answer) continue;
      ++item.people;
      item.mean += answer;
      item.shares[static_cast<std::size_t>(answer)] += 1;
    }
    if (item.people > 0) {
      item.mean /= static_cast<double>(item.people);
      for (double& share : item.shares) share /= static_cast<double>(item.people);
    }
    item.item_rest = item_rest(complete, i);
    result.items.push_back(std::move(item));
  }
  return result;
}

std::optional<Alpha> cronbach_alpha(const AnswerTable& answers) {
  return alpha_of(complete_cases(answers));
}

}  // namespace securebase::calibration

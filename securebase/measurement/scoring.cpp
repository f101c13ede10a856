#include "securebase/measurement/scoring.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "securebase/measurement/item_model.hpp"

namespace securebase::measurement {
namespace {

// What is maximised, by its derivatives at one theta.
struct Bend {
  double slope = 0;
  double curvature = 0;
};

// The answers of one person as an objective of one method.
class Objective {
 public:
  Objective(Method method, const ItemOrder& order, std::span<const std::int8_t> categories,
            double least_slope)
      : method_(method), order_(order), categories_(categories), least_slope_(least_slope) {}

  [[nodiscard]] Bend at(double theta) const {
    Bend sum;
    InformationCurve information;
    order_.each_answer(categories_, [&](std::size_t m, std::int8_t category) {
      const ItemModel& item = order_.models()[m];
      const LogSlope log = log_slope(item, category, theta);
      sum.slope += log.first;
      sum.curvature += log.second;
      if (method_ != Method::wle) return;
      const InformationCurve curve = information_curve(item, theta);
      information.value += curve.value;
      information.first += curve.first;
      information.second += curve.second;
    });
    if (method_ == Method::map) return {sum.slope - theta, sum.curvature - 1.0};
    if (method_ == Method::wle) add_weight(sum, information, theta);
    return sum;
  }

 private:
  // The derivatives of half the logarithm of the information.
  void add_weight(Bend& sum, const InformationCurve& information, double theta) const {
    if (information.value > std::numeric_limits<double>::min()) {
      const double ratio = information.first / information.value;
      sum.slope += 0.5 * ratio;
      sum.curvature += 0.5 * (information.second / information.value - ratio * ratio);
    } else {  // so far out that it underflows: there it falls like the flattest item's does
      sum.slope -= std::copysign(0.5 * least_slope_, theta);
    }
  }

  Method method_;
  const ItemOrder& order_;
  std::span<const std::int8_t> categories_;
  double least_slope_;
};

struct Peak {
  double theta = 0;
  double curvature = 0;
};

// Newton's steps, and bisection wherever a step would leave the bracket or not halve it fast.
// Requires: the slope changes its sign somewhere uphill of `start`.
Peak climb(const Objective& objective, double start) {
  constexpr double close_enough = 1e-11;
  constexpr int most_steps = 200;
  Bend here = objective.at(start);
  double low = start, high = start, reach = node_step, theta = start;
  const bool rising = here.slope > 0;
  if (here.slope == 0) return {start, here.curvature};
  do {
    (rising ? low : high) = rising ? high : low;
    (rising ? high : low) += rising ? reach : -reach;
    reach *= 2;
  } while ((objective.at(rising ? high : low).slope > 0) == rising);
  for (int step = 0; step < most_steps && here.slope != 0; ++step) {
    double next = here.curvature < 0 ? theta - here.slope / here.curvature : high + 1;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    const double moved = std::abs(next - theta);
    theta = next;
    here = objective.at(theta);
    (here.slope > 0 ? low : high) = theta;
    if (moved < close_enough * (1 + std::abs(theta))) break;
  }
  return {theta, here.curvature};
}

struct Ends {
  int answered = 0;
  bool only_lowest = true, only_highest = true;
};

}  // namespace

std::optional<Method> method_of(std::string_view name) {
  if (name == "eap") return Method::eap;
  if (name == "map") return Method::map;
  if (name == "ml") return Method::ml;
  if (name == "wle") return Method::wle;
  return std::nullopt;
}

Scorer::Scorer(std::span<const ItemModel> items) : eap_(items) {
  least_slope_ = std::numeric_limits<double>::infinity();
  for (const ItemModel& item : eap_.order().models()) {
    least_slope_ = std::min(least_slope_, item.slope);
    first_row_.push_back(static_cast<std::uint32_t>(log_rows_.size()));
    for (int k = 0; k < static_cast<int>(item.categories()); ++k) {
      OnGrid& row = log_rows_.emplace_back();
      for (std::size_t q = 0; q < node_count; ++q) {
        // What underflows is as good as impossible, and must stay a number that can be compared.
        row[q] = std::log(std::max(probability(item, k, node(q)),
                                   std::numeric_limits<double>::min()));
      }
    }
    OnGrid& row = information_.emplace_back();
    for (std::size_t q = 0; q < node_count; ++q) row[q] = measurement::information(item, node(q));
  }
}

// The node where the objective is highest. Under WLE it may have several peaks; the climb from
// here finds the highest.
double Scorer::near_peak(Method method, std::span<const std::int8_t> categories) const {
  OnGrid sum, weight;
  eap_.order().each_answer(categories, [&](std::size_t m, std::int8_t category) {
    const OnGrid& row = log_rows_[first_row_[m] + static_cast<std::uint32_t>(category)];
    for (std::size_t q = 0; q < node_count; ++q) sum[q] += row[q];
    if (method != Method::wle) return;
    for (std::size_t q = 0; q < node_count; ++q) weight[q] += information_[m][q];
  });
  for (std::size_t q = 0; q < node_count; ++q) {
    if (method == Method::map) sum[q] -= 0.5 * node(q) * node(q);
    if (method == Method::wle) {
      sum[q] += 0.5 * std::log(std::max(weight[q], std::numeric_limits<double>::min()));
    }
  }
  return node(static_cast<std::size_t>(std::ranges::max_element(sum.at) - sum.at.begin()));
}

Score Scorer::score(Method method, std::span<const std::int8_t> categories) const {
  const ItemOrder& order = eap_.order();
  Ends ends;
  order.each_answer(categories, [&](std::size_t m, std::int8_t category) {
    ++ends.answered;
    ends.only_lowest = ends.only_lowest && category == 0;
    ends.only_highest =
        ends.only_highest && static_cast<std::size_t>(category) + 1 == order.models()[m].categories();
  });
  Score score{.estimate = {}, .why = {}, .answered = ends.answered};
  const bool has_prior = method == Method::eap || method == Method::map;
  if (!has_prior && ends.answered == 0) score.why = NoValue::nothing_answered;
  if (method == Method::ml && ends.answered > 0) {
    if (ends.only_lowest) score.why = NoValue::only_lowest;
    if (ends.only_highest) score.why = NoValue::only_highest;
  }
  if (score.why) return score;

  if (method == Method::eap) {
    score.estimate = eap_.eap(categories);
  } else {
    const Peak peak = climb(Objective(method, order, categories, least_slope_),
                            near_peak(method, categories));
    score.estimate = {peak.theta, 1.0 / std::sqrt(std::max(-peak.curvature,
                                                           std::numeric_limits<double>::min()))};
  }
  return score;
}

double Scorer::information(double theta, std::span<const std::int8_t> categories) const {
  double sum = 0;
  eap_.order().each_answer(categories, [&](std::size_t m, std::int8_t) {
    sum += measurement::information(eap_.order().models()[m], theta);
  });
  return sum;
}

}  // namespace securebase::measurement

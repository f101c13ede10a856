#include "securebase/calibration/fit/scale_curves.hpp"

#include <algorithm>
#include <cmath>

#include "securebase/measurement/item_model.hpp"

namespace securebase::calibration {

using measurement::ItemModel;
using measurement::ModelKind;

ScaleCurves::ScaleCurves(std::span<const ItemModel> items)
    : weights_(measurement::standard_normal_weights()) {
  for (const ItemModel& item : items) {
    first_row_.push_back(rows_.size());
    for (std::size_t k = 0; k < item.categories(); ++k) {
      auto& row = rows_.emplace_back();
      for (std::size_t q = 0; q < measurement::node_count; ++q) {
        row[q] = measurement::probability(item, static_cast<int>(k), measurement::node(q));
      }
    }
  }
}

std::size_t ScaleCurves::categories(std::size_t item) const {
  return (item + 1 < first_row_.size() ? first_row_[item + 1] : rows_.size()) - first_row_[item];
}

double expected_category(const ItemModel& item, double theta) {
  double sum = 0;
  if (item.kind == ModelKind::graded) {
    for (const double b : item.thresholds) sum += 1 / (1 + std::exp(-item.slope * (theta - b)));
    return sum;
  }
  for (std::size_t k = 1; k < item.categories(); ++k) {
    sum += static_cast<double>(k) * measurement::probability(item, static_cast<int>(k), theta);
  }
  return sum;
}

std::vector<std::vector<double>> category_gradient(const ItemModel& item, double theta) {
  const std::size_t categories = item.categories();
  std::vector<std::vector<double>> gradient(categories, std::vector<double>(categories, 0.0));
  if (item.kind == ModelKind::graded) {
    // P_k = P*_k - P*_{k+1}; with f = P*(1 - P*): dP*/da = (theta - b) f, dP*/db = -a f.
    for (std::size_t v = 0; v + 1 < categories; ++v) {
      const double away = theta - item.thresholds[v];
      const double reached = 1 / (1 + std::exp(-item.slope * away));
      const double f = reached * (1 - reached);
      gradient[0][v] -= away * f;
      gradient[0][v + 1] += away * f;
      gradient[v + 1][v] = item.slope * f;
      gradient[v + 1][v + 1] = -item.slope * f;
    }
    return gradient;
  }
  // Partial credit: P_k = exp(a G_k) / sum, G_k = sum over v = 1..k of (theta - b_v). So
  // dP_k/da = P_k (G_k - E G), dP_k/db_v = -a P_k ([k >= v] - P(answer >= v)).
  std::vector<double> share(categories), along(categories, 0.0), reached(categories + 1, 0.0);
  double mean = 0;
  for (std::size_t k = 0; k < categories; ++k) {
    share[k] = measurement::probability(item, static_cast<int>(k), theta);
    if (k > 0) along[k] = along[k - 1] + theta - item.thresholds[k - 1];
    mean += share[k] * along[k];
  }
  for (std::size_t k = categories; k-- > 0;) reached[k] = reached[k + 1] + share[k];
  for (std::size_t k = 0; k < categories; ++k) {
    gradient[0][k] = share[k] * (along[k] - mean);
    for (std::size_t v = 1; v < categories; ++v) {
      gradient[v][k] = -item.slope * share[k] * ((k >= v ? 1.0 : 0.0) - reached[v]);
    }
  }
  return gradient;
}

measurement::AnswerTable complete_cases(const measurement::AnswerTable& table) {
  measurement::AnswerTable complete;
  complete.items = table.items;
  for (std::size_t p = 0; p < table.people(); ++p) {
    const auto answers = table.person(p);
    if (std::ranges::find(answers, measurement::no_answer) != answers.end()) continue;
    complete.categories.insert(complete.categories.end(), answers.begin(), answers.end());
    if (p < table.row_of.size()) complete.row_of.push_back(table.row_of[p]);
  }
  return complete;
}

std::vector<ItemModel> standardised(std::span<const ItemModel> items, double mean, double sd) {
  std::vector<ItemModel> turned(items.begin(), items.end());
  for (ItemModel& item : turned) {
    item.slope *= sd;
    for (double& threshold : item.thresholds) threshold = (threshold - mean) / sd;
  }
  return turned;
}

}  // namespace securebase::calibration

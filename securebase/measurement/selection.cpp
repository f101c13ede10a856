#include "securebase/measurement/selection.hpp"

#include <algorithm>
#include <cmath>

#include "securebase/measurement/grid_sums.hpp"
#include "securebase/measurement/item_model.hpp"

namespace securebase::measurement {

ItemOnGrid on_grid(const ItemModel& model) {
  ItemOnGrid item;
  item.probability.resize(model.categories());
  for (std::size_t q = 0; q < node_count; ++q) {
    for (std::size_t k = 0; k < model.categories(); ++k) {
      item.probability[k][q] = probability(model, static_cast<int>(k), node(q));
    }
    item.information[q] = information(model, node(q));
  }
  return item;
}

MarginalMoments moments_over(const OnGrid& marginal) {
  MarginalMoments moments{.mass = marginal, .first = {}, .second = {}, .now = {}};
  for (std::size_t q = 0; q < node_count; ++q) {
    moments.first[q] = marginal[q] * node(q);
    moments.second[q] = moments.first[q] * node(q);
  }
  const double mean = sum_of(moments.first);
  moments.now = {mean, std::sqrt(std::max(0.0, sum_of(moments.second) - mean * mean))};
  return moments;
}

double expected_information(const ItemOnGrid& item, const OnGrid& marginal) {
  return sum_of_products(marginal, item.information);
}

ExpectedAfter expected_after(const ItemOnGrid& item, const MarginalMoments& moments) {
  ExpectedAfter expected;
  for (const OnGrid& answer : item.probability) {
    const double mass = sum_of_products(moments.mass, answer);
    if (mass <= 0.0) continue;
    const double mean = sum_of_products(moments.first, answer) / mass;
    const double square = sum_of_products(moments.second, answer) / mass;
    const double variance = std::max(0.0, square - mean * mean);
    expected.variance += mass * variance;
    expected.standard_error += mass * std::sqrt(variance);
  }
  return expected;
}

}  // namespace securebase::measurement

// The fear: information that is not minus the second derivative of the log-likelihood.
#include "securebase/calibration/observed_information.hpp"

#include <doctest/doctest.h>

#include "securebase/calibration/people_for_test.hpp"

namespace securebase::calibration {
namespace {

struct At {
  std::vector<Curve> curves;
  Spread people;
};

At moved(const At& at, const ParameterPlaces& places, std::size_t parameter, double by) {
  At next = at;
  if (places.spread != not_estimated && parameter >= places.spread) {
    (parameter == places.spread ? next.people.mean : next.people.sd) += by;
    return next;
  }
  for (std::size_t i = 0; i < at.curves.size(); ++i) {
    const std::size_t place = places.items[i];
    if (place == not_estimated || parameter < place) continue;
    if (parameter >= place + at.curves[i].parameters()) continue;
    (parameter == place ? next.curves[i].slope : next.curves[i].intercepts[parameter - place - 1]) +=
        by;
  }
  return next;
}

void compare(const std::vector<measurement::ItemModel>& items, const std::vector<char>& fixed,
             bool spread_is_free, double left_out) {
  auto answers = answers_for_test(items, 250, 3);
  measurement::leave_out(answers, left_out, 4);
  const Patterns patterns = patterns_of(answers);
  const auto nodes = even_nodes(61, 6);
  At at{{}, {0.2, 1.1}};
  if (!spread_is_free) at.people = {};
  for (const auto& item : items) at.curves.push_back(curve_of(item));
  std::vector<std::size_t> columns(items.size()), categories;
  std::iota(columns.begin(), columns.end(), 0);
  for (const auto& item : items) categories.push_back(item.categories());
  const PackedAnswers packed(patterns, columns, categories);
  const auto weights = normal_weights(nodes, at.people);
  const Posteriors posteriors(packed, patterns.people, at.curves, nodes, weights);
  const Expectation expected = posteriors.expectation(one_after_another);
  const auto places = places_of(at.curves, fixed, spread_is_free);
  const std::vector<const ItemPrior*> priors(items.size(), nullptr);
  const SquareMatrix information =
      observed_information({patterns, columns, at.curves, priors, at.people, nodes,
                            [&](std::size_t first, std::size_t count, BlockRows& rows) {
                              posteriors.rows_of(first, count, rows);
                            },
                            expected.items, expected.people},
                           places, one_after_another);
  const auto value = [&](std::size_t a, double by_a, std::size_t b, double by_b) {
    const At there = moved(moved(at, places, a, by_a), places, b, by_b);
    return log_likelihood_by_hand(patterns, there.curves, nodes,
                                  normal_weights(nodes, there.people));
  };
  constexpr double h = 1e-3;
  for (std::size_t a = 0; a < places.count; ++a) {
    for (std::size_t b = a; b < places.count; ++b) {
      const double second = (value(a, h, b, h) - value(a, h, b, -h) - value(a, -h, b, h) +
                             value(a, -h, b, -h)) / (4 * h * h);
      CHECK(std::abs(information.at(a, b) + second) < 0.02 + 1e-3 * std::abs(second));
      CHECK(information.at(a, b) == information.at(b, a));
    }
  }
}

}  // namespace

TEST_CASE("graded items: minus the second differences of the log-likelihood") {
  compare({{1.4, {-1.0, 0.5}}, {0.8, {0.2}}, {2.0, {-0.5, 0.1, 1.0}}}, {0, 0, 0}, false, 0.0);
}

TEST_CASE("partial credit with missing answers") {
  using measurement::ModelKind;
  compare({{1.1, {-0.5, 0.4}, ModelKind::partial_credit},
           {0.7, {0.3, -0.3}, ModelKind::partial_credit},
           {1.3, {0.0}, ModelKind::graded}},
          {0, 0, 0}, false, 0.2);
}

TEST_CASE("fixed items and free mean and standard deviation of the people") {
  compare({{1.4, {-1.0, 0.5}}, {0.8, {0.2}}, {2.0, {-0.5, 1.0}}}, {1, 0, 0}, true, 0.1);
}

}  // namespace securebase::calibration

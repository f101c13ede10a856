// The fear: errors of two scales together that are not those of their joint likelihood.
#include "securebase/calibration/plane_information.hpp"

#include <doctest/doctest.h>

#include "securebase/calibration/people_for_test.hpp"

namespace securebase::calibration {
namespace {

struct At {
  std::vector<Curve> one, two;
  double correlation = 0.45;
};

// The continuous density without its sum over the nodes: what the scores are derivatives of.
std::vector<double> densities(std::span<const double> nodes, double r) {
  const double step = nodes[1] - nodes[0];
  std::vector<double> weights;
  for (const double x : nodes) {
    for (const double y : nodes) {
      weights.push_back(step * step * std::exp(-0.5 * (x * x - 2 * r * x * y + y * y) / (1 - r * r)) /
                        (2 * std::acos(-1.0) * std::sqrt(1 - r * r)));
    }
  }
  return weights;
}

At moved(const At& at, std::size_t parameter, double by) {
  At next = at;
  for (auto* curves : {&next.one, &next.two}) {
    for (Curve& curve : *curves) {
      if (parameter < curve.parameters()) {
        (parameter == 0 ? curve.slope : curve.intercepts[parameter - 1]) += by;
        return next;
      }
      parameter -= curve.parameters();
    }
  }
  next.correlation += by;
  return next;
}

}  // namespace

TEST_CASE("the information is minus the second differences of the joint log-likelihood") {
  const std::vector<measurement::ItemModel> items{
      {1.4, {-0.6, 0.5}}, {0.9, {0.2}}, {1.8, {-0.3, 0.8}}, {1.1, {0.0}}};
  const Patterns patterns = patterns_of(answers_for_test(items, 120, 51));
  const auto nodes = even_nodes(41, 6);
  At at;
  for (std::size_t i = 0; i < 4; ++i) (i < 2 ? at.one : at.two).push_back(curve_of(items[i]));
  const std::vector<std::size_t> columns_one{0, 1}, columns_two{2, 3}, choices{3, 2};
  const PackedAnswers one(patterns, columns_one, choices), two(patterns, columns_two, choices);
  const auto expectation = [&](const At& there) {
    const auto weights = densities(nodes, there.correlation);
    return PlanePosteriors(one, two, patterns.people, there.one, there.two, nodes, weights)
        .expectation(one_after_another);
  };
  const auto weights = densities(nodes, at.correlation);
  const PlanePosteriors posteriors(one, two, patterns.people, at.one, at.two, nodes, weights);
  const std::vector<const ItemPrior*> none(2, nullptr);
  const auto information =
      plane_information(patterns, {columns_one, at.one, none}, {columns_two, at.two, none},
                        at.correlation, nodes, posteriors, expectation(at), one_after_another);
  const std::size_t size = information.matrix.size;
  CHECK(size == 11);
  CHECK(information.two.items[0] == 5);
  constexpr double h = 1e-3;
  for (std::size_t a = 0; a < size; ++a) {
    for (std::size_t b = a; b < size; ++b) {
      const auto value = [&](double by_a, double by_b) {
        return expectation(moved(moved(at, a, by_a), b, by_b)).log_likelihood;
      };
      const double second = (value(h, h) - value(h, -h) - value(-h, h) + value(-h, -h)) / (4 * h * h);
      CHECK(std::abs(information.matrix.at(a, b) + second) < 0.02 + 1e-3 * std::abs(second));
    }
  }
}

}  // namespace securebase::calibration

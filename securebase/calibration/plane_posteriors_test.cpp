// The fear: a joint likelihood that is not the plain sum over both scales' nodes.
#include "securebase/calibration/plane_posteriors.hpp"

#include <doctest/doctest.h>

#include "securebase/calibration/people_for_test.hpp"

namespace securebase::calibration {
namespace {

std::vector<double> weights_of(std::span<const double> nodes, double r) {
  std::vector<double> weights;
  double sum = 0;
  for (const double x : nodes) {
    for (const double y : nodes) {
      weights.push_back(std::exp(-0.5 * (x * x - 2 * r * x * y + y * y) / (1 - r * r)));
      sum += weights.back();
    }
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

}  // namespace

TEST_CASE("likelihood, marginals and joint counts are those of the plain double sum") {
  const auto items = items_for_test(5);
  auto answers = answers_for_test(items, 150, 41);
  measurement::leave_out(answers, 0.2, 42);
  const Patterns patterns = patterns_of(answers);
  const auto nodes = even_nodes(21, 5);
  const std::size_t n = nodes.size();
  const auto weights = weights_of(nodes, 0.6);
  std::vector<Curve> one, two;
  for (std::size_t i = 0; i < 5; ++i) (i < 3 ? one : two).push_back(curve_of(items[i]));
  const PackedAnswers packed_one(patterns, std::vector<std::size_t>{0, 1, 2},
                                 std::vector<std::size_t>{5, 5, 5});
  const PackedAnswers packed_two(patterns, std::vector<std::size_t>{3, 4},
                                 std::vector<std::size_t>{5, 5});
  const PlanePosteriors plane(packed_one, packed_two, patterns.people, one, two, nodes, weights);
  const PlaneExpectation e = plane.expectation(one_after_another);

  double log_likelihood = 0;
  std::vector<double> joint(n * n, 0.0), p(5);
  for (std::size_t j = 0; j < patterns.count(); ++j) {
    const auto likelihood = [&](const std::vector<Curve>& curves, std::size_t from, double theta) {
      double product = 1;
      for (std::size_t i = 0; i < curves.size(); ++i) {
        const std::int8_t k = patterns.pattern(j)[from + i];
        if (k < 0) continue;
        probabilities(curves[i], theta, p);
        product *= p[static_cast<std::size_t>(k)];
      }
      return product;
    };
    std::vector<double> cell(n * n);
    double mass = 0;
    for (std::size_t q = 0; q < n; ++q) {
      for (std::size_t r = 0; r < n; ++r) {
        mass += cell[q * n + r] = weights[q * n + r] * likelihood(one, 0, nodes[q]) *
                                  likelihood(two, 3, nodes[r]);
      }
    }
    log_likelihood += patterns.people[j] * std::log(mass);
    for (std::size_t c = 0; c < n * n; ++c) joint[c] += patterns.people[j] * cell[c] / mass;
  }
  CHECK(e.log_likelihood == doctest::Approx(log_likelihood).epsilon(1e-12));
  for (std::size_t c = 0; c < n * n; ++c) CHECK(std::abs(e.joint[c] - joint[c]) < 1e-9);
  double answered = 0, expected = 0;
  for (std::size_t j = 0; j < patterns.count(); ++j) {
    if (patterns.pattern(j)[4] == 2) answered += patterns.people[j];
  }
  for (std::size_t q = 0; q < n; ++q) expected += e.two[1][2 * n + q];
  CHECK(expected == doctest::Approx(answered).epsilon(1e-12));

  BlockRows rows(PlanePosteriors::at_once * plane.tiles());
  const std::size_t count = std::min<std::size_t>(PlanePosteriors::at_once, patterns.count());
  plane.rows_of_one(0, count, rows);
  for (std::size_t j = 0; j < count; ++j) {
    CHECK(row_sum(rows, plane.tiles(), j) == doctest::Approx(patterns.people[j]).epsilon(1e-12));
  }
}

}  // namespace securebase::calibration

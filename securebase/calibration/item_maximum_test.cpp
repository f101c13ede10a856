// The fear: derivatives that are not those of the value, or a step that stops beside the top.
#include "securebase/calibration/item_maximum.hpp"

#include <cmath>
#include <doctest/doctest.h>

#include "securebase/calibration/grid.hpp"
#include "securebase/calibration/people_for_test.hpp"

namespace securebase::calibration {
namespace {

using measurement::ModelKind;

// People at each node who answer exactly as the curve says.
std::vector<double> exact_counts(const Curve& curve, std::span<const double> nodes) {
  const auto weights = normal_weights(nodes, {});
  std::vector<double> counts(curve.categories() * nodes.size()), p(curve.categories());
  for (std::size_t q = 0; q < nodes.size(); ++q) {
    probabilities(curve, nodes[q], p);
    for (std::size_t k = 0; k < p.size(); ++k) counts[k * nodes.size() + q] = 1000 * weights[q] * p[k];
  }
  return counts;
}

std::vector<Curve> curves() {
  return {{ModelKind::graded, 1.7, {2.0, 0.3, -0.4, -2.5}},
          {ModelKind::graded, 0.6, {0.2}},
          {ModelKind::partial_credit, 1.2, {1.0, -0.5, 0.7}}};
}

Curve moved(const Curve& curve, std::size_t parameter, double by) {
  Curve next = curve;
  (parameter == 0 ? next.slope : next.intercepts[parameter - 1]) += by;
  return next;
}

}  // namespace

TEST_CASE("gradient and Hessian are those of the value, with and without a prior") {
  const auto nodes = even_nodes(41, 6);
  constexpr double h = 1e-5;
  for (const Curve& truth : curves()) {
    const auto counts = exact_counts(truth, nodes);
    const ItemPrior prior{0.2, 0.4, std::vector<double>(truth.intercepts.size(), 0.3), 1.5};
    Curve at = moved(truth, 0, 0.2);
    at.intercepts.back() -= 0.15;
    for (const ItemPrior* used : {static_cast<const ItemPrior*>(nullptr), &prior}) {
      const auto here = item_objective(at, counts, nodes, used);
      const std::size_t width = at.parameters();
      for (std::size_t a = 0; a < width; ++a) {
        const auto up = item_objective(moved(at, a, h), counts, nodes, used);
        const auto down = item_objective(moved(at, a, -h), counts, nodes, used);
        CHECK(here.gradient[a] == doctest::Approx((up.value - down.value) / (2 * h)).epsilon(1e-5));
        for (std::size_t b = 0; b < width; ++b) {
          const double numeric = (up.gradient[b] - down.gradient[b]) / (2 * h);
          CHECK(std::abs(here.hessian[a * width + b] - numeric) < 1e-4 * (1 + std::abs(numeric)));
        }
      }
    }
  }
}

TEST_CASE("counts that follow a curve give that curve back from far away") {
  const auto nodes = even_nodes(61, 6);
  for (const Curve& truth : curves()) {
    Curve start{truth.kind, 0.5, {}};
    for (std::size_t b = 0; b < truth.intercepts.size(); ++b) {
      start.intercepts.push_back(-0.1 * static_cast<double>(b));
    }
    const Curve found = most_likely_curve(start, exact_counts(truth, nodes), nodes, nullptr);
    CHECK(found.slope == doctest::Approx(truth.slope).epsilon(1e-8));
    for (std::size_t b = 0; b < truth.intercepts.size(); ++b) {
      CHECK(found.intercepts[b] == doctest::Approx(truth.intercepts[b]).epsilon(1e-8));
    }
  }
}

TEST_CASE("a tight prior holds the curve, a wide one lets it go") {
  const auto nodes = even_nodes(61, 6);
  const Curve truth{ModelKind::graded, 2.0, {1.0, -1.0}};
  const auto counts = exact_counts(truth, nodes);
  const Curve start{ModelKind::graded, 1.0, {0.5, -0.5}};
  const ItemPrior tight{0, 1e-4, {0.5, -0.5}, 1e-4}, wide{0, 100, {0, 0}, 100};
  CHECK(most_likely_curve(start, counts, nodes, &tight).slope == doctest::Approx(1).epsilon(1e-3));
  CHECK(most_likely_curve(start, counts, nodes, &wide).slope == doctest::Approx(2).epsilon(1e-3));
}

TEST_CASE("an item that says nothing or goes the wrong way stays at the lowest slope") {
  const auto nodes = even_nodes(61, 6);
  Curve against{ModelKind::graded, 1.5, {1.0, -1.0}};
  auto counts = exact_counts(against, nodes);
  std::vector<double> turned(counts.size());
  for (std::size_t k = 0; k < 3; ++k) {
    for (std::size_t q = 0; q < nodes.size(); ++q) {
      turned[k * nodes.size() + q] = counts[(2 - k) * nodes.size() + q];
    }
  }
  const Curve found = most_likely_curve(against, turned, nodes, nullptr);
  CHECK(found.slope == least_slope);
  CHECK(std::isfinite(found.intercepts[0]));
  CHECK(found.intercepts[0] > found.intercepts[1]);
}

}  // namespace securebase::calibration

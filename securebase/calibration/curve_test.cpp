// The fear: a score that is not the derivative of the probability it is used with.
#include "securebase/calibration/curve.hpp"

#include <cmath>
#include <doctest/doctest.h>

#include "securebase/measurement/item_model.hpp"

namespace securebase::calibration {
namespace {

using measurement::ModelKind;

std::vector<Curve> curves() {
  return {{ModelKind::graded, 1.7, {2.0, 0.3, -0.4, -2.5}},
          {ModelKind::graded, 0.4, {0.1}},
          {ModelKind::partial_credit, 1.2, {1.0, -0.5, 0.7}}};
}

TEST_CASE("slope and thresholds come back from slope and intercepts") {
  const measurement::ItemModel model{1.9, {-1.5, 0.25, 2}, ModelKind::graded};
  const measurement::ItemModel back = model_of(curve_of(model));
  CHECK(back.slope == model.slope);
  for (std::size_t b = 0; b < 3; ++b) {
    CHECK(back.thresholds[b] == doctest::Approx(model.thresholds[b]).epsilon(1e-14));
  }
}

TEST_CASE("probabilities add to one and are those of the item model") {
  for (const Curve& curve : curves()) {
    std::vector<double> p(curve.categories());
    for (const double theta : {-6.0, -1.3, 0.0, 0.8, 6.0}) {
      probabilities(curve, theta, p);
      double sum = 0;
      for (std::size_t k = 0; k < p.size(); ++k) {
        sum += p[k];
        CHECK(p[k] == doctest::Approx(measurement::probability(model_of(curve),
                                                               static_cast<int>(k), theta))
                          .epsilon(1e-11));
      }
      CHECK(sum == doctest::Approx(1).epsilon(1e-14));
    }
  }
}

TEST_CASE("scores are the derivatives of log P by slope and intercepts") {
  constexpr double step = 1e-6;
  for (const Curve& curve : curves()) {
    const std::size_t width = curve.parameters();
    std::vector<double> table(width * width), up(width), down(width);
    for (const double theta : {-2.0, 0.3, 1.9}) {
      scores(curve, theta, table);
      for (std::size_t a = 0; a < width; ++a) {
        Curve more = curve, less = curve;
        (a == 0 ? more.slope : more.intercepts[a - 1]) += step;
        (a == 0 ? less.slope : less.intercepts[a - 1]) -= step;
        probabilities(more, theta, up);
        probabilities(less, theta, down);
        for (std::size_t k = 0; k < width; ++k) {
          const double numeric = (std::log(up[k]) - std::log(down[k])) / (2 * step);
          CHECK(table[k * width + a] == doctest::Approx(numeric).epsilon(1e-6));
        }
      }
    }
  }
}

}  // namespace
}  // namespace securebase::calibration

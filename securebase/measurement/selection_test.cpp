// The fear: a criterion that is off by a little chooses the wrong item for years.
#include "securebase/measurement/selection.hpp"

#include <cmath>
#include <doctest/doctest.h>

#include "securebase/measurement/item_model.hpp"

namespace securebase::measurement {
namespace {

const ItemModel model{1.6, {-1.0, 0.0, 0.9}, ModelKind::graded};

}  // namespace

TEST_CASE("before any answer the moments are those of the standard normal") {
  const MarginalMoments moments = moments_over(standard_normal_weights());
  CHECK(moments.now.theta == doctest::Approx(0.0).epsilon(1e-12));
  CHECK(moments.now.standard_error == doctest::Approx(1.0).epsilon(1e-12));
}

TEST_CASE("expected information is the information where all of the posterior lies at one node") {
  OnGrid marginal;
  marginal[70] = 1.0;
  CHECK(expected_information(on_grid(model), marginal) ==
        doctest::Approx(information(model, node(70))).epsilon(1e-12));
}

TEST_CASE("posterior variance expected after an answer agrees with taking each answer in turn") {
  const OnGrid prior = standard_normal_weights();
  const ItemOnGrid item = on_grid(model);
  double variance = 0.0, error = 0.0;
  for (const OnGrid& row : item.probability) {
    OnGrid posterior;
    double mass = 0.0;
    for (std::size_t q = 0; q < node_count; ++q) mass += posterior[q] = prior[q] * row[q];
    for (double& p : posterior.at) p /= mass;
    const double sd = moments_over(posterior).now.standard_error;
    variance += mass * sd * sd;
    error += mass * sd;
  }
  const ExpectedAfter after = expected_after(item, moments_over(prior));
  CHECK(after.variance == doctest::Approx(variance).epsilon(1e-12));
  CHECK(after.standard_error == doctest::Approx(error).epsilon(1e-12));
  CHECK(after.variance < 1.0);
}

TEST_CASE("a steeper item is expected to leave less variance") {
  const MarginalMoments now = moments_over(standard_normal_weights());
  double before = 1.0;
  for (const double slope : {0.3, 0.8, 1.5, 3.0}) {
    const double after =
        expected_after(on_grid({slope, {-1.0, 0.0, 1.0}, ModelKind::graded}), now).variance;
    CHECK(after < before);
    before = after;
  }
}

}  // namespace securebase::measurement

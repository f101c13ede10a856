// Fear: a search that stops short of the peak, runs past 0, or ends in a lower peak.
#include "securebase/statistics/variance_search.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "securebase/statistics/effects_for_test.hpp"

namespace securebase::statistics {
namespace {

using test_data::balanced;
using test_data::mean_squares;

constexpr auto both = FreeVariances::between_and_within;

TEST_CASE("with one sampling variance REML is the sample variance less it, or 0") {
  const auto sample = balanced(9, 1, 0.02, 0.5, 0.1);
  const double s2 = mean_squares(sample, 1).all;
  const StudyEffects data = each_by_itself(sample.effects);
  const VarianceFit fit = restricted_maximum(data, FreeVariances::between);
  CHECK(fit.converged);
  CHECK(fit.at.between == doctest::Approx(s2 - 0.02).epsilon(1e-9));
  // The expected information of a variance s2 from k - 1 contrasts: (k - 1) / (2 s2^2).
  CHECK(fit.errors.between == doctest::Approx(s2 * std::sqrt(2.0 / 8)).epsilon(1e-8));
  const auto alike = balanced(9, 1, 2 * s2, 0.5, 0.1);
  const VarianceFit none =
      restricted_maximum(each_by_itself(alike.effects), FreeVariances::between);
  CHECK(none.converged);
  CHECK(none.at.between == 0);
}

TEST_CASE("balanced studies give the variances of the analysis of variance") {
  const auto sample = balanced(7, 4, 0.01, 0.8, 0.3);
  const auto ms = mean_squares(sample, 4);
  const VarianceFit fit = restricted_maximum(sample.by_study(), both);
  CHECK(fit.converged);
  CHECK(fit.at.within == doctest::Approx(ms.within - 0.01).epsilon(1e-8));
  CHECK(fit.at.between == doctest::Approx((ms.between - ms.within) / 4).epsilon(1e-8));
}

TEST_CASE("where a mean square says less than nothing, its variance is 0 and the other takes all") {
  const auto calm = balanced(7, 4, 0.2, 0.8, 0.3);  // within studies less than sampling error
  const auto ms = mean_squares(calm, 4);
  REQUIRE(ms.within < 0.2);
  const VarianceFit no_within = restricted_maximum(calm.by_study(), both);
  CHECK(no_within.converged);
  CHECK(no_within.at.within == 0);
  CHECK(no_within.at.between == doctest::Approx((ms.between - 0.2) / 4).epsilon(1e-8));

  const auto level = balanced(7, 4, 0.01, 0.02, 0.5);  // studies alike
  const auto same = mean_squares(level, 4);
  REQUIRE(same.between < same.within);
  const VarianceFit no_between = restricted_maximum(level.by_study(), both);
  CHECK(no_between.converged);
  CHECK(no_between.at.between == 0);
  CHECK(no_between.at.within == doctest::Approx(same.all - 0.01).epsilon(1e-8));

  const VarianceFit nothing = restricted_maximum(balanced(7, 4, 9, 0.1, 0.1).by_study(), both);
  CHECK(nothing.converged);
  CHECK(nothing.at.between == 0);
  CHECK(nothing.at.within == 0);
}

TEST_CASE("no place near the one found is higher, at any scale of the effects") {
  for (const double scale : {1e-4, 1.0, 1e4}) {
    auto sample = test_data::uneven();
    for (Effect& effect : sample.effects) {
      effect = {effect.value * scale, effect.variance * scale * scale};
    }
    const StudyEffects data = sample.by_study();
    const VarianceFit fit = restricted_maximum(data, both);
    CHECK(fit.converged);
    CHECK(fit.steps < 30);
    const double here = restricted_log_likelihood(data, fit.at);
    for (const double b : {0.98, 1.02}) {
      for (const double w : {0.98, 1.02}) {
        CHECK(restricted_log_likelihood(data, {fit.at.between * b, fit.at.within * w}) < here);
      }
    }
  }
}

TEST_CASE("effects that are all the same have no variance, and two effects are enough") {
  const std::vector<Effect> same(5, Effect{0.3, 0.1});
  CHECK(restricted_maximum(each_by_itself(same), FreeVariances::between).at.between == 0);
  const std::vector<Effect> two{{0, 0.1}, {1, 0.1}};
  const VarianceFit fit = restricted_maximum(each_by_itself(two), FreeVariances::between);
  CHECK(fit.at.between == doctest::Approx(0.5 - 0.1));
}

}  // namespace
}  // namespace securebase::statistics

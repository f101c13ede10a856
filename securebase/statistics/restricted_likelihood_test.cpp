// Fear: a closed form that is not the matrix formula it stands for. Compared with whole matrices.
#include "securebase/statistics/restricted_likelihood.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <numeric>

#include "securebase/statistics/dense_for_test.hpp"
#include "securebase/statistics/effects_for_test.hpp"

namespace securebase::statistics {
namespace {

using dense::Dense;
using dense::MatrixXd;

const std::initializer_list<Variances> places{{0, 0}, {0.1, 0}, {0, 0.05}, {0.2, 0.03}, {4, 7}};

TEST_CASE("likelihood, mean and weights are those of whole matrices") {
  const StudyEffects data = test_data::uneven().by_study();
  const Dense all(data);
  for (const Variances& at : places) {
    CHECK(restricted_log_likelihood(data, at) ==
          doctest::Approx(all.log_likelihood(at)).epsilon(1e-11));
    const MatrixXd w = all.v(at).inverse();
    const WeightedMean mean = weighted_mean(data, at);
    CHECK(mean.information == doctest::Approx(all.ones.dot(w * all.ones)).epsilon(1e-12));
    CHECK(mean.value == doctest::Approx(all.ones.dot(w * all.y) / mean.information).epsilon(1e-12));
    const auto shares = weights(data, at);
    CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == doctest::Approx(1).epsilon(1e-12));
    CHECK(shares[3] == doctest::Approx((w * all.ones)[3] / mean.information).epsilon(1e-12));
  }
}

TEST_CASE("gradient and both informations are those of whole matrices") {
  const StudyEffects data = test_data::uneven().by_study();
  const Dense all(data);
  for (const Variances& at : places) {
    const MatrixXd p = all.p(at);
    const LikelihoodSlope slope = likelihood_slope(data, at);
    const auto gradient = [&](const MatrixXd& g) {
      return -0.5 * (p * g).trace() + 0.5 * all.y.dot(p * g * p * all.y);
    };
    const auto expected = [&](const MatrixXd& g, const MatrixXd& h) {
      return 0.5 * (p * g * p * h).trace();
    };
    const auto observed = [&](const MatrixXd& g, const MatrixXd& h) {
      return -0.5 * (p * g * p * h).trace() + all.y.dot(p * g * p * h * p * all.y);
    };
    const MatrixXd &b = all.between, &w = all.within;
    CHECK(slope.between == doctest::Approx(gradient(b)).epsilon(1e-10));
    CHECK(slope.within == doctest::Approx(gradient(w)).epsilon(1e-10));
    CHECK(slope.expected.between == doctest::Approx(expected(b, b)).epsilon(1e-10));
    CHECK(slope.expected.both == doctest::Approx(expected(b, w)).epsilon(1e-10));
    CHECK(slope.expected.within == doctest::Approx(expected(w, w)).epsilon(1e-10));
    CHECK(slope.observed.between == doctest::Approx(observed(b, b)).epsilon(1e-9));
    CHECK(slope.observed.both == doctest::Approx(observed(b, w)).epsilon(1e-9));
    CHECK(slope.observed.within == doctest::Approx(observed(w, w)).epsilon(1e-9));
  }
}

TEST_CASE("effects are gathered by study, whatever the order and the numbers of the studies") {
  const std::vector<Effect> effects{{1, 1}, {2, 1}, {3, 1}, {4, 1}};
  std::vector<std::size_t> order;
  const StudyEffects data = by_study(effects, std::vector<std::size_t>{9, 2, 9, 5}, &order);
  CHECK(data.studies() == 3);
  CHECK(data.begins == std::vector<std::size_t>{0, 2, 3, 4});
  CHECK(order == std::vector<std::size_t>{0, 2, 1, 3});
  CHECK(data.of_study(0)[1].value == 3);
  CHECK(each_by_itself(effects).studies() == 4);
}

TEST_CASE("tiny and huge variances neither overflow nor underflow the determinant") {
  std::vector<Effect> effects;
  for (int e = 0; e < 400; ++e) effects.push_back({1e-30 * (e % 7), 1e-58});
  const double tiny = restricted_log_likelihood(each_by_itself(effects), {0, 0});
  CHECK(std::isfinite(tiny));
  for (Effect& effect : effects) effect = {effect.value * 1e60, 1e58};
  CHECK(std::isfinite(restricted_log_likelihood(each_by_itself(effects), {1e50, 0})));
}

}  // namespace
}  // namespace securebase::statistics

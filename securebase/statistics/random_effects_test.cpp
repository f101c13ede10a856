// Fear: a pooled effect, an interval or a share of heterogeneity that another program would not
// give. Compared with closed forms, and with metafor 3.8-1 where its output lies beside the
// checkout.
#include "securebase/statistics/random_effects.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "securebase/statistics/effect_size.hpp"
#include "securebase/statistics/effects_for_test.hpp"
#include "test/reference_data.hpp"

namespace securebase::statistics {
namespace {

TEST_CASE("one sampling variance: the plain mean, its own error, and k - 1 degrees of freedom") {
  const double v = 0.02, k = 10;
  const auto sample = test_data::balanced(10, 1, v, 0.5, 0.1);
  const auto ms = test_data::mean_squares(sample, 1);
  const RandomEffects made = random_effects(sample.effects);
  CHECK(made.converged);
  CHECK(made.tau2 == doctest::Approx(ms.all - v).epsilon(1e-9));
  CHECK(made.pooled.value == doctest::Approx(ms.mean).epsilon(1e-12));
  CHECK(made.pooled.standard_error == doctest::Approx(std::sqrt(ms.all / k)).epsilon(1e-10));
  CHECK(made.pooled.df == 9);
  CHECK(made.i2.value() == doctest::Approx((ms.all - v) / ms.all).epsilon(1e-9));
  CHECK(made.h2.value() == doctest::Approx(ms.all / v).epsilon(1e-9));
  const double reach = t_quantile(0.975, 9) * std::sqrt(ms.all / k + ms.all - v);
  CHECK(made.prediction->high == doctest::Approx(ms.mean + reach).epsilon(1e-9));
  CHECK(made.weights[4] == doctest::Approx(0.1));
}

TEST_CASE("Knapp and Hartung may narrow; the other variant says so and does not") {
  const std::vector<Effect> alike{{0.30, 0.04}, {0.31, 0.05}, {0.29, 0.03}, {0.30, 0.02}};
  PoolingOptions options;
  const RandomEffects published = random_effects(alike, options);
  options.inference = Inference::wald;
  const RandomEffects wald = random_effects(alike, options);
  options.inference = Inference::knapp_hartung_at_least;
  const RandomEffects floored = random_effects(alike, options);
  REQUIRE(published.knapp_hartung_factor.value() < 1);
  CHECK(published.pooled.standard_error < wald.pooled.standard_error);
  CHECK(floored.pooled.standard_error == wald.pooled.standard_error);
  CHECK(floored.inference == Inference::knapp_hartung_at_least);
  CHECK(floored.knapp_hartung_factor == published.knapp_hartung_factor);
  CHECK(wald.pooled.df == normal_df);
}

TEST_CASE("one effect and two effects say what they cannot tell") {
  const std::vector<Effect> effects{{0.5, 0.04}, {0.1, 0.01}};
  const RandomEffects one = random_effects(std::span(effects).first(1));
  CHECK(one.pooled.value == 0.5);
  CHECK(one.pooled.standard_error == doctest::Approx(0.2));
  CHECK(one.inference == Inference::wald);
  CHECK_FALSE(one.tau2_error.has_value());
  CHECK_FALSE(one.i2.has_value());
  CHECK_FALSE(one.prediction.has_value());
  CHECK(std::isinf(one.tau2_interval.high));
  const RandomEffects two = random_effects(effects);
  CHECK(two.pooled.df == 1);
  CHECK_FALSE(two.prediction.has_value());
  CHECK(two.i2.has_value());
  CHECK(leave_one_out(effects)[0].pooled.value == 0.1);
  CHECK(leave_one_out(effects)[1].pooled.value == 0.5);
}

TEST_CASE("a fixed effect weighs by inverse variance and leaves tau2 at 0") {
  const std::vector<Effect> effects{{0.5, 0.04}, {0.1, 0.01}};
  const RandomEffects made = fixed_effect(effects);
  CHECK(made.pooled.value == doctest::Approx((0.5 * 25 + 0.1 * 100) / 125));
  CHECK(made.pooled.standard_error == doctest::Approx(1 / std::sqrt(125.0)));
  CHECK(made.tau2 == 0);
  CHECK(made.i2.value() == doctest::Approx((3.2 - 1) / 3.2));
  CHECK(made.weights[1] == doctest::Approx(0.8));
}

TEST_CASE("leaving one out is pooling the others") {
  const auto sample = test_data::uneven();
  const auto all = leave_one_out(sample.effects);
  REQUIRE(all.size() == sample.effects.size());
  std::vector<Effect> others = sample.effects;
  others.erase(others.begin() + 5);
  CHECK(all[5].pooled.value == doctest::Approx(random_effects(others).pooled.value).epsilon(1e-12));
  CHECK(all[5].effects == others.size());
}

TEST_CASE("the thirteen trials of BCG vaccine, as metafor 3.8-1 pools them") {
  const auto path = test::reference("meta-oracles/dat.bcg.csv");
  if (!path) return;
  const auto rows = test::read_table(*path);
  std::vector<Effect> effects;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const auto cell = [&](std::size_t c) { return std::stod(rows[r][c]); };
    effects.push_back(log_risk_ratio({cell(3), cell(4), cell(5), cell(6)}));
  }
  REQUIRE(effects.size() == 13);
  const auto near = [](double value) { return doctest::Approx(value).epsilon(1e-7); };
  PoolingOptions options;
  options.inference = Inference::wald;
  const RandomEffects wald = random_effects(effects, options);
  CHECK(wald.tau2 == near(0.31324333));
  CHECK(wald.tau2_error.value() == near(0.16642578));
  CHECK(wald.i2.value() == doctest::Approx(0.9222).epsilon(1e-4));
  CHECK(wald.h2.value() == doctest::Approx(12.86).epsilon(1e-3));
  CHECK(wald.q.q == near(152.23300808));
  CHECK(wald.pooled.value == near(-0.71453235));
  CHECK(wald.pooled.standard_error == near(0.17978153));
  CHECK(wald.pooled.statistic == near(-3.97444799));
  CHECK(wald.pooled.p == doctest::Approx(0.00007054).epsilon(1e-4));
  CHECK(wald.pooled.interval.low == near(-1.06689768));
  CHECK(wald.pooled.interval.high == near(-0.36216702));
  const RandomEffects hartung = random_effects(effects);
  CHECK(hartung.pooled.standard_error == near(0.18079175));
  CHECK(hartung.pooled.statistic == near(-3.95223989));
  CHECK(hartung.pooled.df == 12);
  CHECK(hartung.pooled.p == doctest::Approx(0.00192002).epsilon(1e-5));
  CHECK(hartung.pooled.interval.low == near(-1.10844372));
  CHECK(hartung.pooled.interval.high == near(-0.32062097));
  CHECK(hartung.prediction->low == near(-1.99601697));
  CHECK(hartung.prediction->high == near(0.56695227));
}

}  // namespace
}  // namespace securebase::statistics

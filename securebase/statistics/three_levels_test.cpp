// Fear: effects of one study count as if they were independent, or a variance lands on the wrong
// level. Compared with closed forms, and with metafor 3.8-1 where its output lies beside the
// checkout.
#include "securebase/statistics/three_levels.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "securebase/statistics/dense_for_test.hpp"
#include "securebase/statistics/effects_for_test.hpp"
#include "securebase/statistics/random_effects.hpp"
#include "test/reference_data.hpp"

namespace securebase::statistics {
namespace {

TEST_CASE("balanced studies: the variances, the mean and both errors in closed form") {
  const auto sample = test_data::balanced(7, 4, 0.01, 0.8, 0.3);
  const auto ms = test_data::mean_squares(sample, 4);
  const ThreeLevels made = three_levels(sample.effects, sample.study_of);
  CHECK(made.studies == 7);
  CHECK(made.converged);
  CHECK(made.variances.within == doctest::Approx(ms.within - 0.01).epsilon(1e-8));
  CHECK(made.variances.between == doctest::Approx((ms.between - ms.within) / 4).epsilon(1e-8));
  CHECK(made.by_model.value == doctest::Approx(ms.mean).epsilon(1e-12));
  CHECK(made.by_model.standard_error == doctest::Approx(std::sqrt(ms.between / 28)).epsilon(1e-8));
  CHECK(made.robust->standard_error == doctest::Approx(std::sqrt(ms.between / 28)).epsilon(1e-10));
  CHECK(made.robust->df == doctest::Approx(6).epsilon(1e-9));
  const double all = made.variances.between + made.variances.within + 0.01;
  CHECK(made.i2_between.value() == doctest::Approx(made.variances.between / all));
  CHECK(made.i2_within.value() == doctest::Approx(made.variances.within / all));
  const double reach = t_quantile(0.975, 6) * std::sqrt(ms.between / 28 + all - 0.01);
  CHECK(made.prediction->low == doctest::Approx(ms.mean - reach).epsilon(1e-7));
}

TEST_CASE("the order of the rows and the numbers of the studies change nothing") {
  const auto sample = test_data::uneven();
  const ThreeLevels made = three_levels(sample.effects, sample.study_of);
  test_data::Sample turned;
  for (std::size_t e = sample.effects.size(); e-- > 0;) {
    turned.effects.push_back(sample.effects[e]);
    turned.study_of.push_back(100 - 7 * sample.study_of[e]);
  }
  const ThreeLevels again = three_levels(turned.effects, turned.study_of);
  CHECK(again.variances.between == doctest::Approx(made.variances.between).epsilon(1e-9));
  CHECK(again.robust->df == doctest::Approx(made.robust->df).epsilon(1e-9));
  const std::size_t last = sample.effects.size() - 1;
  CHECK(again.weights[last] == doctest::Approx(made.weights[0]).epsilon(1e-9));
  CHECK(std::accumulate(again.weights.begin(), again.weights.end(), 0.0) == doctest::Approx(1));
}

TEST_CASE("studies of one effect are the random-effects model, and say that a level is missing") {
  auto sample = test_data::uneven();
  std::iota(sample.study_of.begin(), sample.study_of.end(), std::size_t{0});
  const ThreeLevels made = three_levels(sample.effects, sample.study_of);
  const RandomEffects plain = random_effects(sample.effects);
  CHECK(made.within_unknown);
  CHECK(made.variances.within == 0);
  CHECK(made.variances.between == doctest::Approx(plain.tau2).epsilon(1e-10));
  CHECK(made.errors.between == doctest::Approx(plain.tau2_error.value()).epsilon(1e-8));
}

TEST_CASE("one study says nothing about other studies") {
  auto sample = test_data::uneven();
  std::ranges::fill(sample.study_of, std::size_t{3});
  const ThreeLevels made = three_levels(sample.effects, sample.study_of);
  CHECK(made.between_unknown);
  CHECK(made.variances.between == 0);
  CHECK(made.variances.within == doctest::Approx(random_effects(sample.effects).tau2));
  CHECK_FALSE(made.robust.has_value());
  CHECK_FALSE(made.prediction.has_value());
  const ThreeLevels one =
      three_levels(std::span(sample.effects).first(1), std::span(sample.study_of).first(1));
  CHECK(one.between_unknown);
  CHECK_FALSE(one.i2_between.has_value());
}

TEST_CASE("leaving a study out takes all of its effects") {
  const auto sample = test_data::uneven();
  const auto all = leave_one_study_out(sample.effects, sample.study_of);
  REQUIRE(all.size() == 6);
  CHECK(all[0].effects == 15);
  CHECK(all[1].effects == 12);
  CHECK(all[5].studies == 5);
}

TEST_CASE("the schools of Konstantopoulos (2011), as metafor 3.8-1 pools them") {
  const auto path = test::reference("meta-oracles/dat.konstantopoulos2011.csv");
  if (!path) return;
  const auto rows = test::read_table(*path);
  test_data::Sample sample;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    sample.study_of.push_back(static_cast<std::size_t>(std::stoi(rows[r][0])));
    sample.effects.push_back({std::stod(rows[r][4]), std::stod(rows[r][5])});
  }
  REQUIRE(sample.effects.size() == 56);
  const ThreeLevels made = three_levels(sample.effects, sample.study_of);
  const auto near = [](double value) { return doctest::Approx(value).epsilon(1e-6); };
  CHECK(made.studies == 11);
  CHECK(made.variances.between == near(0.06506194));
  CHECK(made.variances.within == near(0.03273652));
  CHECK(made.q.q == near(578.86401796));
  CHECK(made.by_model.value == near(0.18471316));
  CHECK(made.by_model.standard_error == near(0.08455592));
  CHECK(made.by_model.statistic == near(2.18450898));
  CHECK(made.by_model.p == near(0.02892487));
  CHECK(made.by_model.interval.low == near(0.01898661));
  CHECK(made.by_model.interval.high == near(0.35043972));
}

TEST_CASE("the hundred effects of Assink and Wibbelink (2016): at the peak, and CR2 as printed") {
  const auto path = test::reference("meta-oracles/dat.assink2016.csv");
  if (!path) return;
  const auto rows = test::read_table(*path);
  test_data::Sample sample;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    sample.study_of.push_back(static_cast<std::size_t>(std::stoi(rows[r][0])));
    sample.effects.push_back({std::stod(rows[r][3]), std::stod(rows[r][4])});
  }
  REQUIRE(sample.effects.size() == 100);
  const ThreeLevels made = three_levels(sample.effects, sample.study_of);
  CHECK(made.converged);
  const StudyEffects data = sample.by_study();
  const dense::Dense all(data);
  const dense::MatrixXd p = all.p(made.variances);
  const auto gradient = [&](const dense::MatrixXd& g) {
    return -0.5 * (p * g).trace() + 0.5 * all.y.dot(p * g * p * all.y);
  };
  CHECK(std::abs(gradient(all.between)) * made.errors.between < 1e-8);
  CHECK(std::abs(gradient(all.within)) * made.errors.within < 1e-8);
  const auto [variance, df] = dense::cr2(data, made.variances);
  CHECK(made.robust->standard_error == doctest::Approx(std::sqrt(variance)).epsilon(1e-9));
  CHECK(made.robust->df == doctest::Approx(df).epsilon(1e-9));
}

}  // namespace
}  // namespace securebase::statistics

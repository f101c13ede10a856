// Fear: an error that is too small because the block structure was used wrongly. Compared with the
// printed matrices and with the balanced case.
#include "securebase/statistics/robust_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "securebase/statistics/dense_for_test.hpp"
#include "securebase/statistics/effects_for_test.hpp"

namespace securebase::statistics {
namespace {

TEST_CASE("CR2 and Satterthwaite's degrees of freedom are those of whole matrices") {
  const StudyEffects data = test_data::uneven().by_study();
  for (const Variances& at :
       std::initializer_list<Variances>{{0, 0}, {0.1, 0}, {0, 0.05}, {0.2, 0.03}, {4, 7}}) {
    const auto [variance, df] = dense::cr2(data, at);
    const RobustError robust = robust_error(data, at);
    CHECK(robust.standard_error == doctest::Approx(std::sqrt(variance)).epsilon(1e-10));
    CHECK(robust.df == doctest::Approx(df).epsilon(1e-10));
  }
}

TEST_CASE("effects of one variance in a study may be taken together") {
  auto sample = test_data::uneven();
  for (std::size_t e = 0; e < sample.effects.size(); ++e) {
    sample.effects[e].variance = e % 3 == 0 ? 0.02 : 0.05;
  }
  const StudyEffects data = sample.by_study();
  const auto [variance, df] = dense::cr2(data, {0.07, 0.02});
  const RobustError robust = robust_error(data, {0.07, 0.02});
  CHECK(robust.standard_error == doctest::Approx(std::sqrt(variance)).epsilon(1e-10));
  CHECK(robust.df == doctest::Approx(df).epsilon(1e-10));
}

TEST_CASE("balanced studies: the error of the mean of their means, and studies - 1") {
  const auto sample = test_data::balanced(8, 3, 0.04, 0.5, 0.2);
  const auto ms = test_data::mean_squares(sample, 3);
  const RobustError robust = robust_error(sample.by_study(), {0.3, 0.1});
  CHECK(robust.standard_error == doctest::Approx(std::sqrt(ms.between / 3 / 8)).epsilon(1e-12));
  CHECK(robust.df == doctest::Approx(7).epsilon(1e-12));
}

TEST_CASE("one study that outweighs all leaves about one degree of freedom") {
  std::vector<Effect> effects(40, Effect{0.1, 1e-6});
  effects[7].value = 0.2;
  std::vector<std::size_t> study_of(40, 0);
  for (std::size_t e = 38; e < 40; ++e) {
    effects[e] = {0.5, 4};
    study_of[e] = e;
  }
  const RobustError robust = robust_error(by_study(effects, study_of), {0, 0});
  CHECK(std::isfinite(robust.standard_error));
  CHECK(robust.df > 0.99);
  CHECK(robust.df < 2);
}

}  // namespace
}  // namespace securebase::statistics

// The fear: exposure or minima that outvote each other, so that a scale stops early or never.
#include "securebase/measurement/adaptive_testing_scale.hpp"

#include <doctest/doctest.h>

#include "securebase/measurement/bank_for_test.hpp"

namespace securebase::measurement {
namespace {

const std::vector<ItemContent> contents{{0, 0, 0}, {0, 0, 1}, {0, 1, 2}};

ScaleProgress progress(int answered) {
  ScaleProgress scale;
  scale.state.answered = answered;
  scale.candidates = {{.item = 0, .information = 1, .merit = 1, .reluctance = 0.4},
                      {.item = 1, .information = 2, .merit = 2, .reluctance = 0.0},
                      {.item = 2, .information = 3, .merit = 3, .reluctance = 0.9}};
  return scale;
}

}  // namespace

TEST_CASE("what the sitting may show freely comes first, the rest in the drawn order") {
  ScaleProgress scale = progress(0);
  scale.choose(contents, {.least_items = 4, .least_each_key = 0});
  CHECK(scale.best->item == 1);
  CHECK(scale.candidates[1].item == 0);
  CHECK(scale.candidates[2].item == 2);
}

TEST_CASE("a lacking key outvotes exposure, but only in the last place") {
  const AdaptiveRules rules{.least_items = 4, .least_each_key = 1};
  ScaleProgress scale = progress(3);
  scale.coverage.add(contents[0]);
  scale.choose(contents, rules);
  CHECK(scale.best->item == 2);
  ScaleProgress early = progress(1);
  early.coverage.add(contents[0]);
  early.choose(contents, rules);
  CHECK(early.best->item == 1);
}

TEST_CASE("past its minima a scale ends rather than show what it should not") {
  const std::vector<ItemOnGrid> items(3, on_grid({1.5, {-1.0, 1.0}, ModelKind::graded}));
  const MarginalMoments wide = moments_over(standard_normal_weights());
  const AdaptiveRules rules{.least_gain = 0.0, .least_items = 2, .least_each_key = 0};
  for (const int answered : {1, 2}) {
    ScaleProgress scale = progress(answered);
    scale.candidates.erase(scale.candidates.begin() + 1);  // only reluctant ones are left
    scale.choose(contents, rules);
    scale.judge(items, wide, rules);
    CHECK(scale.state.stop == (answered < 2 ? Stop::going_on : Stop::no_items_left));
  }
}

TEST_CASE("each selection rule ranks by its own criterion") {
  const ItemModel model{1.5, {-1.0, 1.0}, ModelKind::graded};
  const ItemOnGrid on = on_grid(model);
  const MarginalMoments wide = moments_over(standard_normal_weights());
  const auto merit = [&](Selection rule) { return candidate(0, model, on, wide, rule).merit; };
  CHECK(merit(Selection::expected_information) == expected_information(on, wide.mass));
  // The prior's variance is 1: the D-rule and the expected information agree.
  CHECK(merit(Selection::determinant) ==
        doctest::Approx(merit(Selection::expected_information)).epsilon(1e-12));
  CHECK(merit(Selection::maximum_information) > merit(Selection::expected_information));
  CHECK(merit(Selection::expected_variance) ==
        doctest::Approx(1.0 - expected_after(on, wide).variance).epsilon(1e-12));
}

}  // namespace securebase::measurement

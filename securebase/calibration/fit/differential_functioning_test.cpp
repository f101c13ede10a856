// Fear: an item that is unfair to a group stays, or every item of a large sample is thrown out.
#include "securebase/calibration/fit/differential_functioning.hpp"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "securebase/calibration/fit/reference_answers_for_test.hpp"
#include "securebase/calibration/scale_fit.hpp"
#include "securebase/calibration/starting_values.hpp"
#include "securebase/measurement/simulation.hpp"

namespace securebase::calibration {
namespace {

using measurement::AnswerTable;
using measurement::ItemModel;

std::vector<ItemModel> ten_items() {
  std::vector<ItemModel> items;
  for (int i = 0; i < 10; ++i) {
    const double shift = 0.2 * (i % 5) - 0.4;
    items.push_back({1.3 + 0.1 * i, {-1.2 + shift, 0.1 + shift, 1.3 + shift}});
  }
  return items;
}

struct TwoGroups {
  AnswerTable answers;
  std::vector<int> group_of;
};

// The second group stands `higher` and answers by models of its own.
TwoGroups two_groups(const std::vector<ItemModel>& first, std::vector<ItemModel> second,
                     double higher, std::size_t people) {
  const measurement::SimulatedGroup one{21, people, 1, 0}, other{22, people, 1, 0};
  auto levels = measurement::simulated_levels(other);
  for (double& level : levels) level += higher;
  TwoGroups made;
  made.answers = measurement::simulated_answers(first, {}, measurement::simulated_levels(one), one);
  const auto more = measurement::simulated_answers(second, {}, levels, other);
  made.answers.categories.insert(made.answers.categories.end(), more.categories.begin(),
                                 more.categories.end());
  made.group_of.assign(people, 0);
  made.group_of.resize(2 * people, 1);
  return made;
}

TEST_CASE("a group that only stands higher is not taken for unfair items") {
  const auto items = ten_items();
  const auto made = two_groups(items, items, 0.5, 1500);
  for (const auto level : {DifOptions::Level::theta, DifOptions::Level::rest_score}) {
    const auto result =
        differential_functioning(items, made.answers, made.group_of, 2, {level, true});
    CHECK(result.settled);
    for (const ItemDif& item : result.items) {
      REQUIRE(item.estimable);
      CHECK(item.size == DifSize::negligible);
      CHECK(item.total.r2_difference < 0.005);
    }
  }
}

TEST_CASE("an item one group finds easier is found, with its direction; the others stay") {
  const auto items = ten_items();
  auto shifted = items;
  for (double& threshold : shifted[6].thresholds) threshold -= 0.9;
  const auto made = two_groups(items, shifted, 0.0, 1500);
  const auto result = differential_functioning(items, made.answers, made.group_of, 2, {});
  CHECK(result.settled);
  CHECK(result.rounds == 2);
  for (std::size_t i = 0; i < 10; ++i) {
    CHECK((result.items[i].size != DifSize::negligible) == (i == 6));
  }
  CHECK(result.items[6].group_effects[1] > 0.8);
  CHECK(result.items[6].uniform.r2_difference > 10 * result.items[6].non_uniform.r2_difference);
  CHECK(result.items[6].adjusted_p < 1e-6);
}

TEST_CASE("a slope that differs between groups shows as non-uniform") {
  const auto items = ten_items();
  auto flatter = items;
  // The intercepts -slope * threshold stay: M3 has no term for answers that spread more.
  flatter[2].slope *= 0.35;
  for (double& threshold : flatter[2].thresholds) threshold /= 0.35;
  const auto made = two_groups(items, flatter, 0.0, 2000);
  const auto result = differential_functioning(items, made.answers, made.group_of, 2, {});
  CHECK(result.items[2].non_uniform.p < 1e-6);
  CHECK(result.items[2].non_uniform.r2_difference > result.items[2].uniform.r2_difference);
}

TEST_CASE("without the people of a group, or with one answer only, nothing is claimed") {
  const auto items = ten_items();
  auto made = two_groups(items, items, 0.0, 200);
  std::ranges::fill(made.group_of, 0);
  for (const ItemDif& item :
       differential_functioning(items, made.answers, made.group_of, 2, {}).items) {
    CHECK_FALSE(item.estimable);
  }
}

TEST_CASE("Benjamini and Hochberg's step-up, worked by hand") {
  const std::vector<double> p{0.01, 0.04, 0.03, 0.5};
  const auto adjusted = benjamini_hochberg(p);
  CHECK(adjusted[0] == doctest::Approx(0.04));
  CHECK(adjusted[1] == doctest::Approx(0.04 * 4 / 3));
  CHECK(adjusted[2] == doctest::Approx(0.04 * 4 / 3));
  CHECK(adjusted[3] == doctest::Approx(0.5));
}

TEST_CASE("gender in the ECR: no item comes near the flag, and the largest are the known ones") {
  for (const std::string scale : {"avoid", "anx"}) {
    const auto ecr = test_data::ecr(scale);
    if (!ecr) return;
    std::vector<int> group_of;
    for (std::size_t p = 0; p < ecr->age.size(); ++p) {
      const bool counts =
          ecr->age[p] >= 18 && ecr->age[p] <= 90 && (ecr->gender[p] == 1 || ecr->gender[p] == 2);
      group_of.push_back(counts ? ecr->gender[p] - 1 : -1);
    }
    const auto result = differential_functioning(ecr->models, ecr->answers, group_of, 2,
                                                 {DifOptions::Level::rest_score, true});
    std::size_t largest = 0;
    for (std::size_t i = 0; i < 18; ++i) {
      if (result.items[i].total.r2_difference > result.items[largest].total.r2_difference)
        largest = i;
    }
    const double size = result.items[largest].total.r2_difference;
    MESSAGE("largest on ", scale, ": ", ecr->names[largest], " ", size);
    CHECK(size > 0.004);  // the reference, on 8,000 of them, one half men: .0088
    CHECK(size < 0.0125);
    if (scale == "avoid") CHECK(ecr->names[largest] == "Q27");
    const auto q18 = std::ranges::find(ecr->names, "Q18") - ecr->names.begin();
    if (scale == "anx") CHECK(result.items[static_cast<std::size_t>(q18)].group_effects[1] > 0.4);
  }
}

TEST_CASE(
    "an item that seems unfair only beside unfair ones is cleared when those leave the level") {
  const auto items = ten_items();
  auto shifted = items;
  for (const std::size_t unfair : {0, 1, 2, 3}) {
    for (double& threshold : shifted[unfair].thresholds) threshold -= 1.3;
  }
  const auto made = two_groups(items, shifted, 0.0, 1500);
  const auto once = differential_functioning(items, made.answers, made.group_of, 2,
                                             {DifOptions::Level::theta, false});
  const auto result = differential_functioning(items, made.answers, made.group_of, 2, {});
  CHECK(once.rounds == 1);
  CHECK(result.settled);
  CHECK(result.rounds >= 2);
  for (std::size_t i = 0; i < 10; ++i) {
    CHECK((result.items[i].size != DifSize::negligible) == (i < 4));
    // The level of the first round lies too high for the second group, the last one does not.
    if (i >= 4) CHECK(once.items[i].group_effects[1] < -0.3);
    if (i >= 4) CHECK(std::abs(result.items[i].group_effects[1]) < 0.25);
  }
}

TEST_CASE("PROMIS anxiety by theta of a graded model fitted to it: settled, and as by rest score") {
  const auto answers = test_data::columns("promis-anxiety-dif/anxiety.csv", 3, 32, 1);
  const auto groups = test_data::columns("promis-anxiety-dif/anxiety.csv", 0, 3, 0);
  if (!answers || !groups) return;
  const Patterns patterns = patterns_of(*answers);
  std::vector<std::size_t> places(29), categories(29, 5);
  std::iota(places.begin(), places.end(), 0);
  const auto found = summaries(patterns, places, categories);
  std::vector<ItemTask> tasks;
  for (const std::size_t i : places) {
    tasks.push_back({i, 5, starting_curve(measurement::ModelKind::graded, found[i]), false, {}});
  }
  FitOptions options;
  options.errors = false;
  options.tolerance = 1e-3;
  options.nodes = 41;
  std::vector<ItemModel> models;
  for (const FittedItem& item : fit_scale(patterns, tasks, options).items) {
    models.push_back(item.model);
  }
  for (std::size_t c = 0; c < 3; ++c) {
    std::vector<int> group_of;
    for (std::size_t p = 0; p < groups->people(); ++p) group_of.push_back(groups->person(p)[c]);
    const auto by_theta = differential_functioning(models, *answers, group_of, 2, {});
    const auto by_rest = differential_functioning(models, *answers, group_of, 2,
                                                  {DifOptions::Level::rest_score, true});
    CHECK(by_theta.settled);
    double xy = 0, xx = 0, yy = 0;  // how far both levels agree on the sizes
    long flagged = 0;
    for (std::size_t i = 0; i < 29; ++i) {
      REQUIRE(by_theta.items[i].estimable);
      const double x = by_theta.items[i].total.r2_difference;
      const double y = by_rest.items[i].total.r2_difference;
      xy += x * y;
      xx += x * x;
      yy += y * y;
      flagged += by_theta.items[i].size != DifSize::negligible ? 1 : 0;
    }
    MESSAGE("column ", c, ": ", flagged,
            " items flagged by theta, cosine of sizes with rest score ", xy / std::sqrt(xx * yy));
    CHECK(flagged <= 3);
    CHECK(xy / std::sqrt(xx * yy) > 0.8);
  }
}

TEST_CASE("PROMIS anxiety: age, gender and education can be compared, and few items are flagged") {
  const auto answers = test_data::columns("promis-anxiety-dif/anxiety.csv", 3, 32, 1);
  const auto groups = test_data::columns("promis-anxiety-dif/anxiety.csv", 0, 3, 0);
  if (!answers || !groups) return;
  std::vector<ItemModel> same(29, {1.0, {-1, 0, 1, 2}});  // the rest score needs no parameters
  for (std::size_t c = 0; c < 3; ++c) {
    std::vector<int> group_of;
    for (std::size_t p = 0; p < groups->people(); ++p) group_of.push_back(groups->person(p)[c]);
    const auto result = differential_functioning(same, *answers, group_of, 2,
                                                 {DifOptions::Level::rest_score, true});
    CHECK(result.settled);
    const auto flagged = std::ranges::count_if(
        result.items, [](const ItemDif& item) { return item.size != DifSize::negligible; });
    MESSAGE("column ", c, ": ", flagged, " items flagged");
    CHECK(flagged <= 3);
    for (const ItemDif& item : result.items) CHECK(item.estimable);
  }
}

}  // namespace
}  // namespace securebase::calibration

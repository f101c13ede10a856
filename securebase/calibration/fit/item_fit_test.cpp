// Fear: an item with a wrong curve passes, or good items are thrown out. Made-up people who answer
// as the model says, an item that does not, and the published ECR answers.
#include "securebase/calibration/fit/item_fit.hpp"

#include <doctest/doctest.h>

#include "securebase/calibration/fit/reference_answers_for_test.hpp"
#include "securebase/measurement/simulation.hpp"

namespace securebase::calibration {
namespace {

using measurement::AnswerTable;
using measurement::ItemModel;

std::vector<ItemModel> ten_items() {
  std::vector<ItemModel> items;
  for (int i = 0; i < 10; ++i) {
    const double shift = 0.2 * (i % 5) - 0.4;
    items.push_back({1.0 + 0.12 * i, {-1.2 + shift, 0.1 + shift, 1.3 + shift}});
  }
  return items;
}

AnswerTable answers_of(const std::vector<ItemModel>& items, std::size_t people,
                       std::uint64_t seed) {
  const measurement::SimulatedGroup group{seed, people, 1, 0};
  return measurement::simulated_answers(items, {}, measurement::simulated_levels(group), group);
}

TEST_CASE("where the model holds, p spreads evenly") {
  const auto items = ten_items();
  int below_tenth = 0, below_half = 0, all = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    for (const ItemFit& fit : item_fit(items, answers_of(items, 1500, seed), {1.0, false}).items) {
      below_tenth += fit.p < 0.1;
      below_half += fit.p < 0.5;
      ++all;
    }
  }
  // 300 items: the share below .1 has a standard deviation of .017, below .5 of .029.
  CHECK(below_tenth / static_cast<double>(all) == doctest::Approx(0.1).epsilon(0.6));
  CHECK(below_half / static_cast<double>(all) == doctest::Approx(0.5).epsilon(0.2));
}

TEST_CASE("an item whose slope is far from its answers stands out") {
  const auto items = ten_items();
  auto believed = items;
  believed[4].slope *= 0.5;
  const auto fits = item_fit(believed, answers_of(items, 3000, 5), {1.0, false});
  CHECK(fits.items[4].p < 1e-6);
  CHECK(fits.items[4].error.value > 0.02);
}

TEST_CASE("fitted parameters cost degrees of freedom") {
  const auto items = ten_items();
  const auto answers = answers_of(items, 800, 3);
  const auto fitted = item_fit(items, answers), given = item_fit(items, answers, {1.0, false});
  CHECK(given.items[0].df - fitted.items[0].df == 4);
  CHECK(given.items[0].chi_square == fitted.items[0].chi_square);
}

TEST_CASE("people with gaps are left out, and too few people are said to be so") {
  const auto items = ten_items();
  auto answers = answers_of(items, 40, 3);
  answers.categories[0] = measurement::no_answer;
  CHECK(item_fit(items, answers).people == 39);
  const auto few = item_fit(items, answers_of(items, 3, 3));
  for (const ItemFit& fit : few.items) {
    CHECK(fit.df <= 0);
    CHECK(fit.p == 1);
  }
}

TEST_CASE(
    "6,000 people of the ECR: each curve fits within the RMSEA that the reference program found") {
  for (const std::string scale : {"avoid", "anx"}) {
    const auto ecr = test_data::ecr(scale);
    if (!ecr) return;
    const auto fits = item_fit(ecr->models, test_data::drawn(ecr->answers, 6000, 1));
    double largest = 0;
    for (const ItemFit& fit : fits.items) largest = std::max(largest, fit.error.value);
    MESSAGE("largest S-X2 RMSEA on ", scale, ": ", largest);
    CHECK(largest > 0.005);  // the reference: .005 to .014 on another draw
    CHECK(largest < 0.018);
  }
}

}  // namespace
}  // namespace securebase::calibration

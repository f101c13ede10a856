// The fear: parameters that are not those the answers came from, or that hang on the order of
// people or items, on the grid, or on who did the work.
#include "securebase/calibration/scale_fit.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "securebase/calibration/people_for_test.hpp"

namespace securebase::calibration {
namespace {

using measurement::ItemModel;
using measurement::ModelKind;

ScaleFit fit(const measurement::AnswerTable& table, const std::vector<ItemModel>& items,
             FitOptions options = {}) {
  const Patterns patterns = patterns_of(table);
  return fit_scale(patterns, tasks_for_test(patterns, items), options);
}

// How many of the true parameters lie within so many standard errors.
void check_recovered(const ScaleFit& found, const std::vector<ItemModel>& truth,
                     std::size_t from = 0) {
  int all = 0, within_two = 0;
  for (std::size_t i = from; i < truth.size(); ++i) {
    REQUIRE(found.items[i].standard_errors.size() == truth[i].categories());
    for (std::size_t a = 0; a < truth[i].categories(); ++a) {
      const double error = found.items[i].standard_errors[a];
      const double off = a == 0 ? found.items[i].model.slope - truth[i].slope
                                : found.items[i].model.thresholds[a - 1] - truth[i].thresholds[a - 1];
      CHECK(error > 0);
      CHECK(std::abs(off) < 4 * error);
      ++all;
      if (std::abs(off) < 2 * error) ++within_two;
    }
  }
  CHECK(within_two >= 0.85 * all);
}

}  // namespace

TEST_CASE("graded items are recovered within their standard errors") {
  const auto items = items_for_test(8);
  const ScaleFit found = fit(answers_for_test(items, 3000, 21), items);
  CHECK(found.end == EmEnd::converged);
  check_recovered(found, items);
}

TEST_CASE("partial credit items are recovered, with missing answers") {
  const auto items = items_for_test(8, ModelKind::partial_credit);
  auto answers = answers_for_test(items, 3000, 22);
  measurement::leave_out(answers, 0.15, 23);
  const ScaleFit found = fit(answers, items);
  CHECK(found.end == EmEnd::converged);
  check_recovered(found, items);
}

TEST_CASE("fixed items hold the metric: the people's mean and standard deviation are recovered") {
  const auto items = items_for_test(8);
  const auto answers = answers_for_test(items, 3000, 24, {0.6, 1.3});
  const Patterns patterns = patterns_of(answers);
  auto tasks = tasks_for_test(patterns, items);
  for (std::size_t i = 0; i < 3; ++i) {
    tasks[i].fixed = true;
    tasks[i].start = curve_of(items[i]);
  }
  const ScaleFit found = fit_scale(patterns, tasks, {});
  CHECK(found.end == EmEnd::converged);
  CHECK(std::abs(found.people.mean - 0.6) < 4 * found.mean_error);
  CHECK(std::abs(found.people.sd - 1.3) < 4 * found.sd_error);
  CHECK(found.mean_error < 0.06);
  CHECK(found.items[0].model.slope == items[0].slope);
  CHECK(found.items[0].standard_errors.empty());
  check_recovered(found, items, 3);
}

TEST_CASE("priors draw towards their centre and let few answers be fitted") {
  const auto items = items_for_test(6);
  const Patterns patterns = patterns_of(answers_for_test(items, 150, 25));
  auto tasks = tasks_for_test(patterns, items);
  const ScaleFit free = fit_scale(patterns, tasks, {});
  for (auto& task : tasks) task.prior = ItemPrior{0, 0.05, std::vector<double>(4, 0.0), 3};
  const ScaleFit held = fit_scale(patterns, tasks, {});
  CHECK(held.end == EmEnd::converged);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(std::abs(std::log(held.items[i].model.slope)) <
          std::abs(std::log(free.items[i].model.slope)) + 0.02);
    CHECK(held.items[i].standard_errors[0] < free.items[i].standard_errors[0]);
  }
  CHECK(held.log_likelihood < free.log_likelihood);
}

TEST_CASE("the order of people changes no digit, the order of items none that matters") {
  const auto items = items_for_test(6);
  const auto answers = answers_for_test(items, 800, 26);
  FitOptions options;
  options.tolerance = 1e-9;
  const ScaleFit one = fit(answers, items, options);
  auto shuffled = answers;
  for (std::size_t p = 0; p < answers.people(); ++p) {
    const auto row = answers.person((p * 7 + 3) % answers.people());
    std::ranges::copy(row, shuffled.categories.begin() + static_cast<std::ptrdiff_t>(p * 6));
  }
  const ScaleFit other = fit(shuffled, items, options);
  CHECK(one.log_likelihood == other.log_likelihood);
  const std::vector<std::size_t> turned{5, 2, 0, 4, 1, 3};
  std::vector<ItemModel> turned_items;
  for (const std::size_t i : turned) turned_items.push_back(items[i]);
  const ScaleFit third = fit(measurement::columns_of(answers, turned), turned_items, options);
  CHECK(third.log_likelihood == doctest::Approx(one.log_likelihood).epsilon(1e-12));
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(one.items[i].model.thresholds == other.items[i].model.thresholds);
    const ItemModel &a = one.items[turned[i]].model, &b = third.items[i].model;
    CHECK(a.slope == doctest::Approx(b.slope).epsilon(1e-7));
  }
}

TEST_CASE("reversing every key mirrors the thresholds and keeps the slopes") {
  const auto items = items_for_test(5);
  auto answers = answers_for_test(items, 600, 27);
  FitOptions options;
  options.tolerance = 1e-8;
  options.errors = false;
  const ScaleFit one = fit(answers, items, options);
  for (auto& answer : answers.categories) answer = static_cast<std::int8_t>(4 - answer);
  const ScaleFit mirrored = fit(answers, items, options);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(mirrored.items[i].model.slope == doctest::Approx(one.items[i].model.slope).epsilon(1e-6));
    for (std::size_t b = 0; b < 4; ++b) {
      CHECK(std::abs(mirrored.items[i].model.thresholds[b] +
                     one.items[i].model.thresholds[3 - b]) < 1e-5);
    }
  }
}

TEST_CASE("a finer grid changes next to nothing, and the likelihood shown never falls") {
  const auto items = items_for_test(8);
  const auto answers = answers_for_test(items, 1000, 28);
  FitOptions options, fine;
  double before = -1e300;
  bool fell = false;
  options.go_on = [&](int, double value, double) {
    fell = fell || value < before - 1e-9;
    before = value;
    return true;
  };
  fine.nodes = 121;
  const ScaleFit one = fit(answers, items, options), other = fit(answers, items, fine);
  CHECK_FALSE(fell);
  CHECK(one.log_likelihood == doctest::Approx(other.log_likelihood).epsilon(1e-7));
  CHECK(one.items[0].model.slope == doctest::Approx(other.items[0].model.slope).epsilon(1e-3));
}

TEST_CASE("a run that is stopped or out of cycles says so and has no standard errors") {
  const auto items = items_for_test(5);
  const auto answers = answers_for_test(items, 300, 29);
  FitOptions options;
  options.cycles_most = 2;
  const ScaleFit spent = fit(answers, items, options);
  CHECK(spent.end == EmEnd::cycles_spent);
  CHECK(spent.items[0].standard_errors.empty());
  CHECK(spent.items[0].model.slope > 0);
  options.cycles_most = 100;
  options.go_on = [](int, double, double) { return false; };
  CHECK(fit(answers, items, options).end == EmEnd::stopped);
}

TEST_CASE("an item of pure chance is fitted with next to no slope, and nothing is NaN") {
  auto items = items_for_test(6);
  items[5].slope = 0.02;
  for (double& threshold : items[5].thresholds) threshold *= 20;
  const ScaleFit found = fit(answers_for_test(items, 1500, 30), items);
  CHECK(found.items[5].model.slope < 0.2);
  for (const auto& item : found.items) {
    for (const double error : item.standard_errors) CHECK(std::isfinite(error));
  }
}

}  // namespace securebase::calibration

// Fear: a reliability that flatters. Compared with closed forms and with published data.
#include "securebase/calibration/fit/reliability.hpp"

#include <doctest/doctest.h>
#include <cmath>

#include "securebase/calibration/fit/reference_answers_for_test.hpp"
#include "securebase/measurement/simulation.hpp"

namespace securebase::calibration {
namespace {

using measurement::AnswerTable;

TEST_CASE("alpha of a small table, worked by hand, and its interval by the F distribution") {
  // Items: variances 1, 1, 7/3; sums 1, 4, 8 with variance 37/3. alpha = 1.5 (1 - 13 / 37).
  const AnswerTable table{3, {0, 1, 0, 1, 2, 1, 2, 3, 3}, {1, 2, 3}};
  const auto alpha = cronbach_alpha(table);
  REQUIRE(alpha);
  CHECK(alpha->value == doctest::Approx(1.5 * (1 - 13.0 / 37)).epsilon(1e-12));
  // F(2, 4) has the quantile 2 ((1 - p)^(-1/2) - 1).
  const auto quantile = [](double p) { return 2 * (1 / std::sqrt(1 - p) - 1); };
  CHECK(alpha->low == doctest::Approx(1 - (1 - alpha->value) * quantile(0.975)).epsilon(1e-9));
  CHECK(alpha->high == doctest::Approx(1 - (1 - alpha->value) * quantile(0.025)).epsilon(1e-9));
}

TEST_CASE("one item, one person and scores all alike have no alpha") {
  CHECK_FALSE(cronbach_alpha({1, {0, 1, 2}, {1, 2, 3}}));
  CHECK_FALSE(cronbach_alpha({2, {0, 1}, {1}}));
  CHECK_FALSE(cronbach_alpha({2, {1, 1, 1, 1}, {1, 2}}));
}

TEST_CASE("alpha agrees with the published data sets to three digits") {
  struct Known {
    const char* file;
    std::size_t from, to;
    double alpha;
  };
  for (const Known& known : {Known{"phq9-gad7-two-waves/wave1.csv", 0, 9, 0.900},
                             Known{"phq9-gad7-two-waves/wave2.csv", 0, 9, 0.901},
                             Known{"phq9-gad7-two-waves/wave1.csv", 9, 16, 0.898},
                             Known{"phq9-gad7-two-waves/wave2.csv", 9, 16, 0.904},
                             Known{"pcl5-items/pcl5.csv", 0, 20, 0.899}}) {
    const auto table = test_data::columns(known.file, known.from, known.to, 0);
    if (!table) return;
    const auto alpha = cronbach_alpha(*table);
    REQUIRE(alpha);
    CHECK(std::abs(alpha->value - known.alpha) < 0.00055);
    CHECK(alpha->low < known.alpha);
    CHECK(known.alpha < alpha->high);
  }
}

TEST_CASE("self-esteem: alpha .914 over the 46,546 people who answered all ten items") {
  const auto data = test::reference("rse-openpsychometrics/data.tsv");
  if (!data) return;
  measurement::AnswerTable table;
  table.items = 10;
  std::ifstream file(*data);
  std::string line;
  std::getline(file, line);
  for (std::size_t row = 1; std::getline(file, line); ++row) {  // single digits, tabs between them
    bool complete = true;
    for (std::size_t i = 0; i < 10; ++i) complete = complete && line[2 * i] != '0';
    if (!complete) continue;
    for (const std::size_t i : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}) {
      const int answer = line[2 * i] - '1';
      const bool reversed = i == 2 || i == 4 || i >= 7;
      table.categories.push_back(static_cast<std::int8_t>(reversed ? 3 - answer : answer));
    }
    table.row_of.push_back(row);
  }
  CHECK(table.people() == 46546);
  const auto alpha = cronbach_alpha(table);
  REQUIRE(alpha);
  CHECK(std::abs(alpha->value - 0.914) < 0.00055);
  CHECK(alpha->high - alpha->low < 0.004);
}

TEST_CASE("omega and theta's reliability agree with made-up people, whose levels are known") {
  std::vector<measurement::ItemModel> items;
  for (int i = 0; i < 12; ++i) items.push_back({1.0 + 0.1 * i, {-1.0, 0.0, 0.1 * i + 0.3}});
  const measurement::SimulatedGroup group{3, 20000, 1, 0};
  const auto levels = measurement::simulated_levels(group);
  const auto answers = measurement::simulated_answers(items, {}, levels, group);
  const auto result = reliability(items, answers);
  // Two forms of the same items by the same people correlate as reliable as each is.
  const auto again = measurement::simulated_answers(items, {}, levels, {4, 20000, 1, 0});
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t p = 0; p < answers.people(); ++p) {
    double a = 0, b = 0;
    for (std::size_t i = 0; i < 12; ++i) {
      a += answers.person(p)[i];
      b += again.person(p)[i];
    }
    n += 1, x += a, y += b, xx += a * a, yy += b * b, xy += a * b;
  }
  const double retest = (n * xy - x * y) / std::sqrt((n * xx - x * x) * (n * yy - y * y));
  CHECK(std::abs(result.omega - retest) < 0.006);
  REQUIRE(result.of_theta);
  CHECK(std::abs(*result.of_theta - result.omega) < 0.02);
  CHECK(*result.of_theta > result.omega);  // the model's weights lose nothing
}

TEST_CASE("shares, means and item-rest correlations come from those who answered") {
  const AnswerTable table{2, {0, 0, 2, 1, measurement::no_answer, 1, 2, 1}, {1, 2, 3, 4}};
  const std::vector<measurement::ItemModel> items{{1, {-1, 1}}, {1, {0}}};
  const auto result = reliability(items, table);
  CHECK(result.complete_people == 3);
  CHECK(result.items[0].people == 3);
  CHECK(result.items[0].mean == doctest::Approx(4.0 / 3));
  CHECK(result.items[0].shares == std::vector<double>{1.0 / 3, 0, 2.0 / 3});
  CHECK(result.items[0].item_rest.value() == doctest::Approx(1.0));
}

TEST_CASE("the ECR: alpha .939 and .916, theta .945 and .929, item-rest as published") {
  struct Known {
    const char* scale;
    double alpha, theta, lowest_rest, highest_rest;
  };
  for (const Known& known :
       {Known{"avoid", 0.939, 0.945, 0.57, 0.74}, Known{"anx", 0.916, 0.929, 0.49, 0.68}}) {
    const auto ecr = test_data::ecr(known.scale);
    if (!ecr) return;
    const auto result = reliability(ecr->models, ecr->answers);
    REQUIRE(result.alpha);
    CHECK(std::abs(result.alpha->value - known.alpha) < 0.0006);
    CHECK(std::abs(result.of_theta.value() - known.theta) < 0.0006);
    double lowest = 1, highest = 0;
    for (const auto& item : result.items) {
      lowest = std::min(lowest, item.item_rest.value());
      highest = std::max(highest, item.item_rest.value());
    }
    CHECK(std::abs(lowest - known.lowest_rest) < 0.006);
    CHECK(std::abs(highest - known.highest_rest) < 0.006);
  }
}

}  // namespace
}  // namespace securebase::calibration

// Fear: a method that is right for ordinary people and silently wrong at the ends, where everyone
// gave the lowest answers; or that stops on a slope, or depends on how the file was sorted.
#include "securebase/measurement/scoring.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <numeric>

#include "securebase/measurement/item_model.hpp"
#include "securebase/measurement/random.hpp"
#include "securebase/measurement/simulation.hpp"
#include "test/reference_data.hpp"

namespace securebase::measurement {
namespace {

constexpr std::array all_methods{Method::eap, Method::map, Method::ml, Method::wle};

using Answers = std::vector<std::int8_t>;

std::vector<ItemModel> mixed_items() {
  std::vector<ItemModel> items;
  for (int i = 0; i < 6; ++i) {
    const double shift = 0.3 * i - 0.8;
    items.push_back({1.1 + 0.2 * i, {-1.3 + shift, -0.2 + shift, 0.5 + shift, 1.6 + shift}});
    items.push_back({0.8 + 0.1 * i,
                     {-0.4 - shift, 0.2 - shift, 0.1 + shift, 1.1},
                     ModelKind::partial_credit});
  }
  items.push_back({1.7, {0.2}});
  items.push_back(items[3]);  // two items may share their parameters
  return items;
}

std::vector<Answers> people_with_gaps(const std::vector<ItemModel>& items, std::size_t count) {
  const SimulatedGroup group{.seed = 5, .people = count};
  AnswerTable table = simulated_answers(items, {}, simulated_levels(group), group);
  leave_out(table, 0.15, 6);
  std::vector<Answers> people;
  for (std::size_t p = 0; p < count; ++p) {
    people.emplace_back(table.person(p).begin(), table.person(p).end());
  }
  return people;
}

double objective(Method method, const std::vector<ItemModel>& items, const Answers& answers,
                 double theta) {
  double sum = method == Method::map ? -0.5 * theta * theta : 0.0, weight = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (answers[i] == no_answer) continue;
    sum += std::log(probability(items[i], answers[i], theta));
    weight += information(items[i], theta);
  }
  return method == Method::wle ? sum + 0.5 * std::log(weight) : sum;
}

TEST_CASE("the value is where the objective is greatest anywhere, the error its curvature") {
  const auto items = mixed_items();
  const Scorer scorer(items);
  for (const Answers& answers : people_with_gaps(items, 60)) {
    for (const Method method : {Method::map, Method::ml, Method::wle}) {
      const Score score = scorer.score(method, answers);
      if (!score.estimate) continue;
      const auto [theta, error] = *score.estimate;
      const double top = objective(method, items, answers, theta);
      for (double x = -9; x <= 9; x += 0.03) {
        CHECK(top >= objective(method, items, answers, x) - 1e-9);
      }
      const double h = 1e-3;
      const double curvature = (objective(method, items, answers, theta + h) - 2 * top +
                                objective(method, items, answers, theta - h)) / (h * h);
      CHECK(error == doctest::Approx(1 / std::sqrt(-curvature)).epsilon(1e-4));
    }
  }
}

TEST_CASE("answers at one end have no greatest likelihood, and all other methods are finite") {
  const auto items = mixed_items();
  const Scorer scorer(items);
  Answers low(items.size(), 0), high;
  for (const auto& item : items) high.push_back(static_cast<std::int8_t>(item.categories() - 1));
  CHECK(scorer.score(Method::ml, low).why == NoValue::only_lowest);
  CHECK(scorer.score(Method::ml, high).why == NoValue::only_highest);
  CHECK_FALSE(scorer.score(Method::ml, low).estimate);
  for (const Method method : {Method::eap, Method::map, Method::wle}) {
    for (const Answers& answers : {low, high}) {
      const Score score = scorer.score(method, answers);
      REQUIRE(score.estimate);
      CHECK(std::abs(score.estimate->theta) < 8);
      CHECK(score.estimate->standard_error > 0.3);
      CHECK(score.estimate->standard_error < 4);
    }
  }
  Answers nearly = low;
  nearly[4] = 1;
  CHECK(scorer.score(Method::ml, nearly).estimate);
}

TEST_CASE("without answers there is the prior, or nothing, and it is said") {
  const auto items = mixed_items();
  const Scorer scorer(items);
  const Answers none(items.size(), no_answer);
  for (const Method method : all_methods) {
    const Score score = scorer.score(method, none);
    CHECK(score.answered == 0);
    CHECK(scorer.information(0.4, none) == 0);
    if (method == Method::ml || method == Method::wle) {
      CHECK(score.why == NoValue::nothing_answered);
      CHECK_FALSE(score.estimate);
    } else {
      REQUIRE(score.estimate);
      CHECK(std::abs(score.estimate->theta) < 1e-12);
      CHECK(score.estimate->standard_error == doctest::Approx(1.0).epsilon(1e-9));
    }
  }
}

TEST_CASE("a scale of one item has a value, and under partial credit the known one") {
  const Scorer one(std::vector<ItemModel>{{1.5, {0.7}}});
  // Warm's estimate for a single two-answer item is where P is 3/4, or 1/4 (score plus a half, over
  // two): theta = b +- ln(3) / a.
  const Score up = one.score(Method::wle, Answers{1});
  REQUIRE(up.estimate);
  CHECK(up.estimate->theta == doctest::Approx(0.7 + std::log(3.0) / 1.5));
  const Score down = one.score(Method::wle, Answers{0});
  REQUIRE(down.estimate);
  CHECK(down.estimate->theta == doctest::Approx(0.7 - std::log(3.0) / 1.5));
  const Scorer far(std::vector<ItemModel>{{3.0, {40.0}}, {3.0, {41.0}}});
  const Score middle = far.score(Method::ml, Answers{1, 0});
  REQUIRE(middle.estimate);
  CHECK(middle.estimate->theta == doctest::Approx(40.5));
}

TEST_CASE("a missing answer is the same as an item that was never there") {
  const auto items = mixed_items();
  const Scorer scorer(items);
  for (const Answers& answers : people_with_gaps(items, 30)) {
    std::vector<ItemModel> fewer;
    Answers given;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (answers[i] == no_answer) continue;
      fewer.push_back(items[i]);
      given.push_back(answers[i]);
    }
    for (const Method method : all_methods) {
      const Score with = scorer.score(method, answers);
      const Score without = Scorer(fewer).score(method, given);
      REQUIRE(with.estimate.has_value() == without.estimate.has_value());
      if (!with.estimate) continue;
      CHECK(std::abs(with.estimate->theta - without.estimate->theta) < 1e-9);
      CHECK(std::abs(with.estimate->standard_error - without.estimate->standard_error) < 1e-9);
      CHECK(with.answered == without.answered);
    }
  }
}

TEST_CASE("the order of the items does not change a digit") {
  const auto items = mixed_items();
  const Scorer scorer(items);
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), 0U);
  RandomStream random(3, 0);
  for (int round = 0; round < 5; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    std::vector<ItemModel> turned;
    for (const std::size_t i : order) turned.push_back(items[i]);
    const Scorer other(turned);
    for (const Answers& answers : people_with_gaps(items, 25)) {
      Answers moved;
      for (const std::size_t i : order) moved.push_back(answers[i]);
      for (const Method method : all_methods) {
        const Score a = scorer.score(method, answers), b = other.score(method, moved);
        REQUIRE(a.estimate.has_value() == b.estimate.has_value());
        if (!a.estimate) continue;
        CHECK(a.estimate->theta == b.estimate->theta);
        CHECK(a.estimate->standard_error == b.estimate->standard_error);
        CHECK(scorer.information(0.4, answers) == other.information(0.4, moved));
      }
    }
  }
}

ItemModel mirrored(ItemModel item) {
  std::ranges::reverse(item.thresholds);
  for (double& b : item.thresholds) b = -b;
  return item;
}

TEST_CASE("turning every key mirrors the value") {
  const auto items = mixed_items();
  std::vector<ItemModel> turned;
  for (const auto& item : items) turned.push_back(mirrored(item));
  const Scorer scorer(items), mirror(turned);
  for (const Answers& answers : people_with_gaps(items, 40)) {
    Answers opposite = answers;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (answers[i] == no_answer) continue;
      opposite[i] = static_cast<std::int8_t>(static_cast<int>(items[i].categories()) - 1 - answers[i]);
    }
    for (const Method method : all_methods) {
      const Score a = scorer.score(method, answers), b = mirror.score(method, opposite);
      REQUIRE(a.estimate.has_value() == b.estimate.has_value());
      if (!a.estimate) continue;
      CHECK(std::abs(a.estimate->theta + b.estimate->theta) < 1e-9);
      CHECK(std::abs(a.estimate->standard_error - b.estimate->standard_error) < 1e-9);
    }
  }
}

TEST_CASE("more answers never widen the interval on average") {
  const auto items = mixed_items();
  const Scorer scorer(items);
  const SimulatedGroup group{.seed = 11, .people = 400};
  const AnswerTable table = simulated_answers(items, {}, simulated_levels(group), group);
  double before = 1.0 + 1e-9;
  for (std::size_t given = 0; given <= items.size(); ++given) {
    double sum = 0;
    for (std::size_t p = 0; p < table.people(); ++p) {
      Answers answers(table.person(p).begin(), table.person(p).end());
      std::fill(answers.begin() + static_cast<std::ptrdiff_t>(given), answers.end(), no_answer);
      sum += scorer.score(Method::eap, answers).estimate->standard_error;
    }
    const double mean = sum / static_cast<double>(table.people());
    CHECK(mean < before);
    before = mean;
  }
}

TEST_CASE("250 real people have the values and errors of the reference program to 1e-3") {
  const auto parameters = test::reference("reference-outputs/ecr_grm_mirt.csv");
  const auto data = test::reference("ecr-openpsychometrics/data.csv");
  if (!parameters || !data) return;
  const auto people = test::read_table(*data);
  for (const std::string scale : {"avoid", "anx"}) {
    const auto file = test::reference("reference-outputs/ecr_scores_" + scale + ".csv");
    REQUIRE(file);
    std::vector<ItemModel> items;
    std::vector<std::pair<std::size_t, bool>> columns;  // and whether reversed
    for (const auto& row : test::read_table(*parameters)) {
      if (row[1] != scale) continue;
      items.push_back({std::stod(row[3]),
                       {std::stod(row[4]), std::stod(row[5]), std::stod(row[6]),
                        std::stod(row[7])}});
      columns.emplace_back(std::stoul(row[0].substr(1)) - 1, row[2] == "1");
    }
    const Scorer scorer(items);
    std::array<double, 4> worst{};
    int without_value = 0;
    const auto rows = test::read_table(*file);
    REQUIRE(rows.size() == 251);
    for (std::size_t r = 1; r < rows.size(); ++r) {
      Answers answers;
      for (const auto& [column, reversed] : columns) {
        const int answer = std::stoi(people[std::stoul(rows[r][0])][column]);
        answers.push_back(static_cast<std::int8_t>(reversed ? 5 - answer : answer - 1));
      }
      for (std::size_t m = 0; m < 4; ++m) {
        const Score score = scorer.score(all_methods[m], answers);
        const std::string& theta = rows[r][1 + 2 * m];
        if (theta == "-Inf" || theta == "Inf") {
          CHECK(score.why == (theta == "Inf" ? NoValue::only_highest : NoValue::only_lowest));
          ++without_value;
          continue;
        }
        REQUIRE(score.estimate);
        worst[m] = std::max({worst[m], std::abs(score.estimate->theta - std::stod(theta)),
                             std::abs(score.estimate->standard_error - std::stod(rows[r][2 + 2 * m]))});
      }
    }
    MESSAGE("largest differences on ", scale, ": EAP ", worst[0], ", MAP ", worst[1], ", ML ",
            worst[2], ", WLE ", worst[3], "; ML has no value for ", without_value);
    for (const double difference : worst) CHECK(difference < 1e-3);
  }
}

}  // namespace
}  // namespace securebase::measurement

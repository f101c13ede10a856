#include "securebase/measurement/scale_scorer.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <random>

#include "securebase/measurement/item_model.hpp"
#include "test/reference_data.hpp"

namespace securebase::measurement {
namespace {

std::vector<ItemModel> eighteen_items() {
  std::vector<ItemModel> items;
  for (int i = 0; i < 18; ++i) {
    const double shift = 0.11 * (i % 7) - 0.3;
    items.push_back({1.2 + 0.08 * i, {-1.4 + shift, -0.3 + shift, 0.4 + shift, 1.8 - shift}});
  }
  return items;
}

// An integrator that shares nothing with the program: adaptive Simpson on long doubles.
long double simpson(const std::function<long double(long double)>& f, long double a, long double b,
                    long double fa, long double fm, long double fb, long double tolerance,
                    int depth) {
  const long double m = (a + b) / 2, l = (a + m) / 2, r = (m + b) / 2;
  const long double fl = f(l), fr = f(r);
  const long double whole = (b - a) / 6 * (fa + 4 * fm + fb);
  const long double halves = (b - a) / 12 * (fa + 4 * fl + 2 * fm + 4 * fr + fb);
  if (depth == 0 || std::abs(halves - whole) < 15 * tolerance) {
    return halves + (halves - whole) / 15;
  }
  return simpson(f, a, m, fa, fl, fm, tolerance / 2, depth - 1) +
         simpson(f, m, b, fm, fr, fb, tolerance / 2, depth - 1);
}

long double integral(const std::function<long double(long double)>& f) {
  long double sum = 0;
  for (long double a = -12; a < 12; a += 1) {
    sum += simpson(f, a, a + 1, f(a), f(a + 0.5L), f(a + 1), 1e-16L, 20);
  }
  return sum;
}

Estimate by_integration(const std::vector<ItemModel>& items,
                        const std::vector<std::int8_t>& categories) {
  long double scale = 1;  // brings the peak to 1, so that the tolerance means digits
  const auto density = [&](long double theta) {
    long double p = scale * std::exp(-theta * theta / 2);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (categories[i] == no_answer) continue;
      const auto k = static_cast<std::size_t>(categories[i]);
      const auto curve = [&](std::size_t step) -> long double {
        if (step == 0) return 1;
        if (step > items[i].thresholds.size()) return 0;
        const long double b = items[i].thresholds[step - 1];
        return 1 / (1 + std::exp(-items[i].slope * (theta - b)));
      };
      p *= curve(k) - curve(k + 1);
    }
    return p;
  };
  long double peak = 0;
  for (long double theta = -8; theta <= 8; theta += 0.05L) peak = std::max(peak, density(theta));
  scale = 1 / peak;
  const long double mass = integral(density);
  const long double mean = integral([&](long double t) { return t * density(t); }) / mass;
  const long double square =
      integral([&](long double t) { return (t - mean) * (t - mean) * density(t); }) / mass;
  return {static_cast<double>(mean), static_cast<double>(std::sqrt(square))};
}

TEST_CASE("scores agree with integration by another method to 1e-9") {
  const auto items = eighteen_items();
  const ScaleScorer scorer(items);
  std::mt19937_64 random(7);
  std::vector<std::vector<std::int8_t>> people{std::vector<std::int8_t>(18, 0),
                                               std::vector<std::int8_t>(18, 4),
                                               std::vector<std::int8_t>(18, 2)};
  people.push_back(std::vector<std::int8_t>(18, no_answer));
  people.back()[3] = 4;
  for (int person = 0; person < 8; ++person) {
    auto& answers = people.emplace_back(18, no_answer);
    for (auto& answer : answers) answer = static_cast<std::int8_t>(random() % 6) - 1;
  }
  for (const auto& answers : people) {
    const Estimate ours = scorer.eap(answers);
    const Estimate exact = by_integration(items, answers);
    CHECK(std::abs(ours.theta - exact.theta) < 1e-9);
    CHECK(std::abs(ours.standard_error - exact.standard_error) < 1e-9);
  }
}

TEST_CASE("without an answer the estimate is the prior") {
  const ScaleScorer scorer(eighteen_items());
  const Estimate none = scorer.eap(std::vector<std::int8_t>(18, no_answer));
  CHECK(std::abs(none.theta) < 1e-14);
  CHECK(none.standard_error == doctest::Approx(1.0).epsilon(1e-12));
}

TEST_CASE("a very long contradictory scale does not run out of digits") {
  std::vector<ItemModel> items;
  std::vector<std::int8_t> answers;
  for (int i = 0; i < 600; ++i) {
    items.push_back({4.0, {-1.5, 1.5}});
    answers.push_back(static_cast<std::int8_t>(i % 2 == 0 ? 0 : 2));
  }
  const Estimate estimate = ScaleScorer(items).eap(answers);
  CHECK(std::abs(estimate.theta) < 1e-9);
  CHECK(estimate.standard_error > 0.0);
  CHECK(estimate.standard_error < 0.3);
}

TEST_CASE("mirroring every item and answer mirrors the score") {
  const auto items = eighteen_items();
  auto mirrored = items;
  for (auto& item : mirrored) {
    std::vector<double> turned;
    for (auto b = item.thresholds.rbegin(); b != item.thresholds.rend(); ++b) turned.push_back(-*b);
    item.thresholds = turned;
  }
  std::vector<std::int8_t> answers, opposite;
  for (std::size_t i = 0; i < 18; ++i) {
    answers.push_back(static_cast<std::int8_t>(i * 7 % 5));
    opposite.push_back(static_cast<std::int8_t>(4 - answers.back()));
  }
  const Estimate one = ScaleScorer(items).eap(answers);
  const Estimate other = ScaleScorer(mirrored).eap(opposite);
  CHECK(one.theta == doctest::Approx(-other.theta).epsilon(1e-12));
  CHECK(one.standard_error == doctest::Approx(other.standard_error).epsilon(1e-12));
}

struct ReferenceItem {
  ItemModel model;
  std::string column;
  bool reversed;
};

std::vector<ReferenceItem> reference_items(const std::filesystem::path& path,
                                           const std::string& scale) {
  std::vector<ReferenceItem> items;
  for (const auto& row : test::read_table(path)) {
    if (row[1] != scale) continue;
    items.push_back({{std::stod(row[3]),
                      {std::stod(row[4]), std::stod(row[5]), std::stod(row[6]), std::stod(row[7])}},
                     row[0],
                     row[2] == "1"});
  }
  return items;
}

TEST_CASE("250 real people score as in the reference program to 1e-3") {
  const auto parameters = test::reference("reference-outputs/ecr_grm_mirt.csv");
  const auto data = test::reference("ecr-openpsychometrics/data.csv");
  if (!parameters || !data) return;
  const auto people = test::read_table(*data);
  for (const std::string scale : {"avoid", "anx"}) {
    const auto expected = test::reference("reference-outputs/ecr_scores_" + scale + ".csv");
    REQUIRE(expected);
    const auto items = reference_items(*parameters, scale);
    std::vector<ItemModel> models;
    for (const auto& item : items) models.push_back(item.model);
    const ScaleScorer scorer(models);
    const auto scores = test::read_table(*expected);
    REQUIRE(scores.size() == 251);
    double worst = 0;
    for (std::size_t r = 1; r < scores.size(); ++r) {
      const auto& person = people[std::stoul(scores[r][0])];
      std::vector<std::int8_t> answers;
      for (const auto& item : items) {
        const int answer = std::stoi(person[std::stoul(item.column.substr(1)) - 1]);
        answers.push_back(static_cast<std::int8_t>(item.reversed ? 5 - answer : answer - 1));
      }
      const Estimate ours = scorer.eap(answers);
      worst = std::max({worst, std::abs(ours.theta - std::stod(scores[r][1])),
                        std::abs(ours.standard_error - std::stod(scores[r][2]))});
    }
    MESSAGE("largest difference on ", scale, ": ", worst);
    CHECK(worst < 1e-3);
  }
}

}  // namespace
}  // namespace securebase::measurement

// The fear: a likelihood or expected counts that differ from the plain sum over the nodes.
#include "securebase/calibration/expectation.hpp"

#include <doctest/doctest.h>

#include "securebase/calibration/people_for_test.hpp"

namespace securebase::calibration {
namespace {

struct Setting {
  Patterns patterns;
  std::vector<Curve> curves;
  std::vector<double> nodes = even_nodes(61, 6), weights = normal_weights(nodes, {});
  PackedAnswers packed;

  Setting(std::size_t items, std::size_t people, double left_out)
      : patterns(patterns_of(table(items, people, left_out))),
        packed(patterns, places(items), std::vector<std::size_t>(items, 5)) {
    for (const auto& item : items_for_test(items)) curves.push_back(curve_of(item));
  }
  static measurement::AnswerTable table(std::size_t items, std::size_t people, double left_out) {
    auto answers = answers_for_test(items_for_test(items), people, 5);
    measurement::leave_out(answers, left_out, 6);
    return answers;
  }
  static std::vector<std::size_t> places(std::size_t items) {
    std::vector<std::size_t> all(items);
    std::iota(all.begin(), all.end(), 0);
    return all;
  }
  [[nodiscard]] Expectation expectation(const RunJobs& run = one_after_another) const {
    return Posteriors(packed, patterns.people, curves, nodes, weights).expectation(run);
  }
};

}  // namespace

TEST_CASE("the log-likelihood is the plain sum, with and without missing answers") {
  for (const double left_out : {0.0, 0.3}) {
    const Setting s(7, 300, left_out);
    CHECK(s.expectation().log_likelihood ==
          doctest::Approx(log_likelihood_by_hand(s.patterns, s.curves, s.nodes, s.weights))
              .epsilon(1e-12));
  }
}

TEST_CASE("expected counts add to the people who gave each answer") {
  const Setting s(5, 400, 0.2);
  const Expectation e = s.expectation();
  double people = 0;
  for (const double n : e.people) people += n;
  double all = 0;
  for (const double n : s.patterns.people) all += n;
  CHECK(people == doctest::Approx(all).epsilon(1e-12));
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t k = 0; k < 5; ++k) {
      double expected = 0, given = 0;
      for (std::size_t q = 0; q < 61; ++q) expected += e.items[i][k * 61 + q];
      for (std::size_t p = 0; p < s.patterns.count(); ++p) {
        if (s.patterns.pattern(p)[i] == static_cast<int>(k)) given += s.patterns.people[p];
      }
      CHECK(expected == doctest::Approx(given).epsilon(1e-12));
    }
  }
}

TEST_CASE("jobs done backwards give the same digits") {
  const Setting s(6, 5000, 0.0);
  const RunJobs backwards = [](std::size_t count, const Job& job) {
    for (std::size_t j = count; j-- > 0;) job(j);
  };
  const Expectation one = s.expectation(), other = s.expectation(backwards);
  CHECK(one.log_likelihood == other.log_likelihood);
  CHECK(one.items == other.items);
  CHECK(parts_of(5000, Posteriors::block).size() > 1);
}

TEST_CASE("a product of probabilities that underflows is taken by logarithms") {
  // 1,000 answers of people at both ends: plain products are far below the smallest number.
  constexpr std::size_t items = 400;
  measurement::AnswerTable table{items, std::vector<std::int8_t>(2 * items), {1, 2}};
  for (std::size_t i = 0; i < items; ++i) {
    table.categories[i] = static_cast<std::int8_t>(i % 2 == 0 ? 0 : 4);
    table.categories[items + i] = static_cast<std::int8_t>(i % 5);
  }
  const Patterns patterns = patterns_of(table);
  std::vector<Curve> curves(items, Curve{measurement::ModelKind::graded, 2, {3, 1, -1, -3}});
  const auto nodes = even_nodes(61, 6), weights = normal_weights(nodes, {});
  const PackedAnswers packed(patterns, Setting::places(items), std::vector<std::size_t>(items, 5));
  const Expectation e =
      Posteriors(packed, patterns.people, curves, nodes, weights).expectation(one_after_another);
  double by_hand = 0;
  std::vector<double> p(5);
  for (std::size_t j = 0; j < 2; ++j) {
    std::vector<double> logs;
    for (std::size_t q = 0; q < nodes.size(); ++q) {
      double sum = std::log(weights[q]);
      probabilities(curves[0], nodes[q], p);
      for (const std::int8_t k : patterns.pattern(j)) sum += std::log(p[static_cast<std::size_t>(k)]);
      logs.push_back(sum);
    }
    const double peak = *std::max_element(logs.begin(), logs.end());
    double mass = 0;
    for (const double value : logs) mass += std::exp(value - peak);
    by_hand += peak + std::log(mass);
  }
  CHECK(by_hand < -700);
  CHECK(e.log_likelihood == doctest::Approx(by_hand).epsilon(1e-12));
}

}  // namespace securebase::calibration

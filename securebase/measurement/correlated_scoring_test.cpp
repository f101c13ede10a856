// Fear: a grid too coarse for a narrow or slanted posterior, or a correlation used the wrong way.
#include "securebase/measurement/correlated_scoring.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>

#include "securebase/measurement/item_model.hpp"
#include "securebase/measurement/plane.hpp"
#include "securebase/measurement/scoring.hpp"
#include "securebase/measurement/simulation.hpp"

namespace securebase::measurement {
namespace {

struct Test {
  std::vector<ItemModel> items;
  std::vector<std::size_t> scale_of;
};

Test a_test(std::size_t scales, std::size_t each) {
  Test test;
  for (std::size_t i = 0; i < scales * each; ++i) {
    const double shift = 0.2 * static_cast<double>(i % 5) - 0.4;
    test.items.push_back({1.2 + 0.1 * static_cast<double>(i % 7),
                          {-1.2 + shift, -0.2 + shift, 0.6 + shift, 1.5 + shift}});
    test.scale_of.push_back(i % scales);
  }
  return test;
}

Symmetric alike(std::size_t scales, double correlation) {
  Symmetric m(scales);
  for (std::size_t s = 0; s < scales; ++s) {
    for (std::size_t t = 0; t <= s; ++t) m.set(s, t, s == t ? 1.0 : correlation);
  }
  return m;
}

AnswerTable people(const Test& test, std::size_t scales, double correlation) {
  const SimulatedGroup group{.seed = 9, .people = 25, .scales = scales, .correlation = correlation};
  AnswerTable table =
      simulated_answers(test.items, test.scale_of, simulated_levels(group), group);
  leave_out(table, 0.2, 10);
  return table;
}

TEST_CASE("two correlated scales score as on the fixed grid of the map") {
  const Test test = a_test(2, 8);
  const double correlation = 0.6;
  const CorrelatedScorer scorer(test.items, test.scale_of, alike(2, correlation));
  const Plane plane(correlation, {0.0, 0.0});
  const AnswerTable table = people(test, 2, correlation);
  for (std::size_t p = 0; p < table.people(); ++p) {
    std::array<OnGrid, 2> likelihoods;
    for (OnGrid& one : likelihoods) one.at.fill(1.0);
    for (std::size_t i = 0; i < test.items.size(); ++i) {
      if (table.person(p)[i] == no_answer) continue;
      for (std::size_t q = 0; q < node_count; ++q) {
        likelihoods[test.scale_of[i]][q] *= probability(test.items[i], table.person(p)[i], node(q));
      }
    }
    Marginals marginals;
    const PlanePosterior exact = plane.posterior(likelihoods, marginals);
    const JointEstimate ours = scorer.eap(table.person(p), 25);
    for (std::size_t s = 0; s < 2; ++s) {
      CHECK(std::abs(ours.theta[s] - exact.scales[s].theta) < 1e-5);
      CHECK(std::abs(ours.standard_error[s] - exact.scales[s].standard_error) < 1e-5);
    }
    CHECK(std::abs(ours.covariance.at(0, 1) / (ours.standard_error[0] * ours.standard_error[1]) -
                   exact.correlation) < 1e-4);
  }
}

TEST_CASE("refining the grid converges") {
  const Test test = a_test(3, 5);
  const CorrelatedScorer scorer(test.items, test.scale_of, alike(3, 0.4));
  const AnswerTable table = people(test, 3, 0.4);
  for (std::size_t p = 0; p < 5; ++p) {
    const JointEstimate fine = scorer.eap(table.person(p), 21);
    double before = 1.0;
    for (const std::size_t nodes : {3, 7, 13}) {
      const JointEstimate coarse = scorer.eap(table.person(p), nodes);
      double worst = 0;
      for (std::size_t s = 0; s < 3; ++s) {
        worst = std::max({worst, std::abs(coarse.theta[s] - fine.theta[s]),
                          std::abs(coarse.standard_error[s] - fine.standard_error[s])});
      }
      CHECK(worst < before);
      before = worst;
    }
    CHECK(before < 1e-4);
  }
}

TEST_CASE("without correlation every scale scores as by itself") {
  const Test test = a_test(4, 3);
  const CorrelatedScorer scorer(test.items, test.scale_of, alike(4, 0.0));
  const AnswerTable table = people(test, 4, 0.0);
  const auto answers = table.person(0);
  const JointEstimate joint = scorer.eap(answers, 11), peak = scorer.map(answers);
  for (std::size_t s = 0; s < 4; ++s) {
    std::vector<ItemModel> items;
    std::vector<std::int8_t> own;
    for (std::size_t i = 0; i < test.items.size(); ++i) {
      if (test.scale_of[i] != s) continue;
      items.push_back(test.items[i]);
      own.push_back(answers[i]);
    }
    const Scorer alone(items);
    CHECK(std::abs(joint.theta[s] - alone.score(Method::eap, own).estimate->theta) < 1e-3);
    CHECK(std::abs(peak.theta[s] - alone.score(Method::map, own).estimate->theta) < 1e-8);
    CHECK(std::abs(peak.standard_error[s] -
                   alone.score(Method::map, own).estimate->standard_error) < 1e-8);
  }
}

TEST_CASE("nothing answered leaves the prior, with its correlations") {
  const Test test = a_test(2, 3);
  const CorrelatedScorer scorer(test.items, test.scale_of, alike(2, 0.5));
  const std::vector<std::int8_t> none(6, no_answer);
  const JointEstimate prior = scorer.eap(none);
  CHECK(std::abs(prior.theta[0]) < 1e-12);
  CHECK(prior.covariance.at(0, 0) == doctest::Approx(1.0));
  CHECK(prior.covariance.at(0, 1) == doctest::Approx(0.5));
}

TEST_CASE("correlations that cannot be are told") {
  CHECK(problems_of_correlations(alike(3, 0.4)).empty());
  CHECK(problems_of_correlations(alike(3, -0.6)).size() == 1);
  CHECK(problems_of_correlations(Symmetric(2)).size() == 2);
  CHECK(problems_of_correlations({}).size() == 1);
}

}  // namespace
}  // namespace securebase::measurement

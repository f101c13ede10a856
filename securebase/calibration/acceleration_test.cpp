// The fear: an acceleration that ends somewhere else than plain EM, or lets the likelihood fall.
#include "securebase/calibration/acceleration.hpp"

#include <array>
#include <cmath>
#include <doctest/doctest.h>

namespace securebase::calibration {
namespace {

// The genetic linkage example of Dempster, Laird & Rubin 1977 (JRSS B 39:1-38): counts 125, 18,
// 20, 34 with chances 1/2 + p/4, (1-p)/4, (1-p)/4, p/4. The likelihood equation is a quadratic.
EmStep linkage(const std::vector<double>& at) {
  const double p = at[0];
  const double hidden = 125 * p / (2 + p);
  return {125 * std::log(2 + p) + 38 * std::log(1 - p) + 34 * std::log(p),
          {(hidden + 34) / (hidden + 34 + 38)}};
}

// Solves 197 p^2 - 15 p - 68 = 0.
const double linkage_maximum = (15 + std::sqrt(15.0 * 15 + 4 * 197 * 68)) / (2 * 197);

// A slow linear map in three dimensions towards (1, 2, 3).
EmStep slow(const std::vector<double>& at) {
  const std::array<double, 3> goal{1, 2, 3}, rate{0.98, 0.9, 0.5};
  EmStep step;
  for (std::size_t i = 0; i < 3; ++i) {
    step.objective -= (1 - rate[i]) * (at[i] - goal[i]) * (at[i] - goal[i]);
    step.next.push_back(goal[i] + rate[i] * (at[i] - goal[i]));
  }
  return step;
}

}  // namespace

TEST_CASE("the closed-form maximum is found") {
  const EmRun run = run_em({0.5}, linkage, {1e-12, 100, {}, {}});
  CHECK(run.end == EmEnd::converged);
  CHECK(run.at[0] == doctest::Approx(linkage_maximum).epsilon(1e-11));
  CHECK(run.cycles < 12);
}

TEST_CASE("a slow map takes a handful of cycles where plain EM takes hundreds") {
  const EmRun run = run_em({-5, 7, 0}, slow, {1e-9, 1000, {}, {}});
  CHECK(run.end == EmEnd::converged);
  CHECK(run.cycles < 15);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(run.at[i] == doctest::Approx(static_cast<double>(i + 1)).epsilon(1e-6));
  }
}

TEST_CASE("what is reported never falls, and forbidden points are never tried") {
  double before = -1e300;
  bool fell = false, tried = false;
  const auto map = [&](const std::vector<double>& at) {
    tried = tried || at[0] > 0.9;
    return linkage(at);
  };
  const EmOptions options{1e-12, 100, [](const auto& at) { return at[0] > 0 && at[0] < 0.63; },
                          [&](int, double objective, double) {
                            fell = fell || objective < before - 1e-12 * std::abs(before);
                            before = objective;
                            return true;
                          }};
  const EmRun run = run_em({0.01}, map, options);
  CHECK(run.end == EmEnd::converged);
  CHECK_FALSE(fell);
  CHECK_FALSE(tried);
}

TEST_CASE("an acceleration that overshoots is taken back to the plain step") {
  // Convex on one side: drawing on from the first steps jumps far beyond the maximum at 0.
  int rejected = 0;
  double best = -1e300;
  const auto map = [&](const std::vector<double>& at) {
    const double x = at[0], objective = -std::pow(x, 4);
    if (objective < best) ++rejected;
    best = std::max(best, objective);
    return EmStep{objective, {x - std::min(0.1 * x * x * x, 0.5 * x)}};
  };
  const EmRun run = run_em({2.0}, map, {1e-7, 5000, {}, {}});
  CHECK(run.end == EmEnd::converged);
  CHECK(run.objective >= best - 1e-12);
}

TEST_CASE("out of cycles and stopped are told, with the state reached") {
  const EmRun spent = run_em({-5, 7, 0}, slow, {1e-12, 3, {}, {}});
  CHECK(spent.end == EmEnd::cycles_spent);
  CHECK(spent.cycles == 3);
  CHECK(slow(spent.at).objective >= spent.objective);
  const EmRun stopped =
      run_em({-5, 7, 0}, slow, {1e-12, 100, {}, [](int cycle, double, double) { return cycle < 2; }});
  CHECK(stopped.end == EmEnd::stopped);
  CHECK(stopped.cycles == 2);
}

}  // namespace securebase::calibration

// Fear: a score lost in the recursion shifts every expected cell of S-X2. Compared with adding up
// all patterns of answers, and with the binomial distribution.
#include "securebase/calibration/fit/summed_scores.hpp"

#include <doctest/doctest.h>
#include <cmath>

namespace securebase::calibration {
namespace {

TEST_CASE("scores of unequal items are the sums over all patterns") {
  const std::vector<measurement::ItemModel> items{
      {1.1, {-0.5, 0.8}}, {2.0, {0.2}}, {0.7, {-1, 0, 1}}};
  const ScaleCurves curves(items);
  const auto all = summed_scores(curves);
  const auto rest = summed_scores(curves, 1);
  REQUIRE(all.size() == 7);
  REQUIRE(rest.size() == 6);
  for (const std::size_t q : {std::size_t{10}, std::size_t{64}, std::size_t{101}}) {
    std::vector<double> by_pattern(7, 0.0), without(6, 0.0);
    for (std::size_t a = 0; a < 3; ++a) {
      for (std::size_t c = 0; c < 4; ++c) {
        const double pair = curves.at(0, a)[q] * curves.at(2, c)[q];
        without[a + c] += pair;
        for (std::size_t b = 0; b < 2; ++b) by_pattern[a + b + c] += pair * curves.at(1, b)[q];
      }
    }
    for (std::size_t s = 0; s < 7; ++s) CHECK(std::abs(all[s][q] - by_pattern[s]) < 1e-14);
    for (std::size_t s = 0; s < 6; ++s) CHECK(std::abs(rest[s][q] - without[s]) < 1e-14);
  }
}

TEST_CASE("scores of equal items with two answers are binomial") {
  const std::vector<measurement::ItemModel> items(10, {1.5, {0.0}});
  const ScaleCurves curves(items);
  const auto scores = summed_scores(curves);
  const std::size_t q = 70;
  const double p = curves.at(0, 1)[q];
  CHECK(scores[3][q] == doctest::Approx(120 * std::pow(p, 3) * std::pow(1 - p, 7)).epsilon(1e-12));
}

}  // namespace
}  // namespace securebase::calibration

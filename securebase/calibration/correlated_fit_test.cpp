// The fear: a correlation that is drawn towards zero by the errors of the answers, or standard
// errors that are not those of the joint likelihood.
#include "securebase/calibration/correlated_fit.hpp"

#include <doctest/doctest.h>

#include "securebase/calibration/people_for_test.hpp"

namespace securebase::calibration {
namespace {

struct Two {
  std::vector<measurement::ItemModel> items = items_for_test(10);
  Patterns patterns;
  std::vector<ItemTask> one, two;

  Two(std::size_t people, double correlation, std::uint64_t seed) {
    const measurement::SimulatedGroup group{seed, people, 2, correlation};
    const std::vector<std::size_t> scale_of{0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
    patterns = patterns_of(measurement::simulated_answers(
        items, scale_of, measurement::simulated_levels(group), group));
    const auto all = tasks_for_test(patterns, items);
    one.assign(all.begin(), all.begin() + 5);
    two.assign(all.begin() + 5, all.end());
  }
};

FitOptions coarse() {
  FitOptions options;
  options.nodes = 31;
  return options;
}

}  // namespace

TEST_CASE("the correlation of simulated people is recovered, and the items with it") {
  const Two two(1500, 0.5, 31);
  const CorrelatedFit fit = fit_correlated(two.patterns, two.one, two.two, coarse());
  CHECK(fit.one.end == EmEnd::converged);
  CHECK(fit.correlation_error > 0.01);
  CHECK(fit.correlation_error < 0.05);
  CHECK(std::abs(fit.correlation - 0.5) < 3.5 * fit.correlation_error);
  for (std::size_t i = 0; i < 10; ++i) {
    const FittedItem& item = i < 5 ? fit.one.items[i] : fit.two.items[i - 5];
    REQUIRE(item.standard_errors.size() == 5);
    CHECK(std::abs(item.model.slope - two.items[i].slope) < 4 * item.standard_errors[0]);
  }
}

TEST_CASE("without a correlation it is the two fits apart") {
  const Two two(1500, 0.0, 32);
  const CorrelatedFit fit = fit_correlated(two.patterns, two.one, two.two, coarse());
  const ScaleFit one = fit_scale(two.patterns, two.one, coarse());
  const ScaleFit other = fit_scale(two.patterns, two.two, coarse());
  CHECK(std::abs(fit.correlation) < 3.5 * fit.correlation_error);
  CHECK(fit.one.log_likelihood >= one.log_likelihood + other.log_likelihood - 1e-6);
  CHECK(fit.one.log_likelihood < one.log_likelihood + other.log_likelihood + 8);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(fit.one.items[i].model.slope ==
          doctest::Approx(one.items[i].model.slope).epsilon(0.01));
    CHECK(fit.one.items[i].standard_errors[0] ==
          doctest::Approx(one.items[i].standard_errors[0]).epsilon(0.02));
  }
}

TEST_CASE("the most likely correlation solves its equation") {
  CHECK(most_likely_correlation(1, 1, 0.4) == doctest::Approx(0.4));
  CHECK(most_likely_correlation(1.1, 0.9, 0) == doctest::Approx(0));
  const double r = most_likely_correlation(1.2, 0.8, -0.5);
  CHECK(std::abs(r * r * r + 0.5 * r * r + (1.2 + 0.8 - 1) * r + 0.5) < 1e-12);
}

}  // namespace securebase::calibration

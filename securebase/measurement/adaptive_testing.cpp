#include "securebase/measurement/adaptive_testing.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "securebase/measurement/adaptive_testing_scale.hpp"
#include "securebase/measurement/exposure.hpp"
#include "securebase/measurement/plane.hpp"

namespace securebase::measurement {
namespace {

enum class Shown : std::uint8_t { no, answered, skipped, barred };  // barred: an enemy was shown

double highest_of(const std::array<std::array<double, 2>, 2>& quadrants) {
  return std::max(std::max(quadrants[0][0], quadrants[0][1]),
                  std::max(quadrants[1][0], quadrants[1][1]));
}

}  // namespace

struct AdaptiveTest::Tables {
  const Instrument* instrument;
  std::optional<Plane> plane;  // of two scales
  std::vector<ItemOnGrid> items;
  std::vector<ItemContent> contents;
  OnGrid normal;  // standard normal weights

  [[nodiscard]] std::size_t scales() const { return instrument->scales.size(); }
  void mark(std::span<const Given> given, std::vector<Shown>& shown,
            std::array<ScaleProgress, 2>& progress, std::array<OnGrid, 2>& likelihoods) const;
  [[nodiscard]] OnGrid marginal_alone(const OnGrid& likelihood) const;
  void find_posterior(const Sitting& sitting, std::array<OnGrid, 2>& likelihoods,
                      Marginals& marginals, Step& step) const;
  void find_candidates(const Sitting& sitting, const std::vector<Shown>& shown,
                       const std::array<MarginalMoments, 2>& moments,
                       std::array<ScaleProgress, 2>& progress) const;
};

bool Step::enough() const {
  return std::ranges::none_of(
      scales, [](const ScaleState& scale) { return scale.stop == Stop::too_few_answers; });
}

AdaptiveTest::AdaptiveTest(const Instrument& instrument) {
  const std::size_t scales = instrument.scales.size();
  assert(scales == 1 || (scales == 2 && instrument.boundaries.size() == 2));
  auto tables = std::make_unique<Tables>(
      Tables{&instrument, {}, {}, contents_of(instrument), standard_normal_weights()});
  if (scales == 2) {
    tables->plane.emplace(instrument.prior_correlation,
                          std::array{instrument.boundaries[0], instrument.boundaries[1]});
  }
  for (const Item& item : instrument.items) tables->items.push_back(on_grid(item.model));
  tables_ = std::move(tables);
}

AdaptiveTest::~AdaptiveTest() = default;
AdaptiveTest::AdaptiveTest(AdaptiveTest&&) noexcept = default;
AdaptiveTest& AdaptiveTest::operator=(AdaptiveTest&&) noexcept = default;

// Takes the answers in the order of the instrument, so that the order in which they were given
// cannot change a single digit.
void AdaptiveTest::Tables::mark(std::span<const Given> given, std::vector<Shown>& shown,
                                std::array<ScaleProgress, 2>& progress,
                                std::array<OnGrid, 2>& likelihoods) const {
  std::vector<int> category(shown.size(), -1);
  for (const Given& answer : given) {
    assert(answer.item < shown.size());
    shown[answer.item] = answer.category ? Shown::answered : Shown::skipped;
    if (answer.category) category[answer.item] = *answer.category;
  }
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (shown[i] != Shown::answered && shown[i] != Shown::skipped) continue;
    const Item& item = instrument->items[i];
    ScaleProgress& scale = progress[item.scale];
    for (const std::size_t enemy : item.enemies) {
      if (shown[enemy] == Shown::no) shown[enemy] = Shown::barred;
    }
    if (shown[i] == Shown::skipped) {
      ++scale.state.skipped;
      continue;
    }
    ++scale.state.answered;
    scale.coverage.add(contents[i]);
    const OnGrid& row = items[i].probability.at(static_cast<std::size_t>(category[i]));
    for (std::size_t q = 0; q < node_count; ++q) likelihoods[item.scale][q] *= row[q];
  }
}

OnGrid AdaptiveTest::Tables::marginal_alone(const OnGrid& likelihood) const {
  OnGrid marginal;
  double mass = 0.0;
  for (std::size_t q = 0; q < node_count; ++q) {
    marginal[q] = likelihood[q] * normal[q];
    mass += marginal[q];
  }
  assert(mass > 0.0);
  for (double& p : marginal.at) p /= mass;
  return marginal;
}

void AdaptiveTest::Tables::find_posterior(const Sitting& sitting,
                                          std::array<OnGrid, 2>& likelihoods,
                                          Marginals& marginals, Step& step) const {
  const bool carries = sitting.carried[0].used > 0 || sitting.carried[1].used > 0;
  const bool apart = instrument->prior_correlation == 0.0 || scales() == 1;
  const bool own_differs = carries || !apart;
  for (std::size_t s = 0; own_differs && s < scales(); ++s) {
    step.own[s] = moments_over(marginal_alone(likelihoods[s])).now;
  }
  if (carries) {
    for (std::size_t s = 0; s < scales(); ++s) multiply_in(likelihoods[s], sitting.carried[s]);
  }
  if (plane) {
    step.posterior = plane->posterior(likelihoods, marginals);
  } else {
    marginals[0] = marginal_alone(likelihoods[0]);
    step.posterior.scales[0] = moments_over(marginals[0]).now;
  }
  if (!own_differs) step.own = step.posterior.scales;
}

void AdaptiveTest::Tables::find_candidates(const Sitting& sitting, const std::vector<Shown>& shown,
                                           const std::array<MarginalMoments, 2>& moments,
                                           std::array<ScaleProgress, 2>& progress) const {
  const AdaptiveRules& rules = *sitting.rules;
  const std::vector<double> reluctant = reluctance(*instrument, sitting.seed);
  for (std::size_t s = 0; s < scales(); ++s) progress[s].candidates.reserve(shown.size());
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (shown[i] != Shown::no) continue;
    const std::size_t scale = contents[i].scale;
    progress[scale].candidates.push_back(
        candidate(i, instrument->items[i].model, items[i], moments[scale], rules.selection));
    progress[scale].candidates.back().reluctance = reluctant[i];
  }
  for (ScaleProgress& scale : progress) scale.choose(contents, rules);
}

Step AdaptiveTest::next(const Sitting& asked) const {
  const Tables& tables = *tables_;
  Sitting sitting = asked;
  if (sitting.rules == nullptr) sitting.rules = &tables.instrument->adaptive;
  const AdaptiveRules& rules = *sitting.rules;
  std::vector<Shown> shown(tables.items.size(), Shown::no);
  std::array<ScaleProgress, 2> progress;
  std::array<OnGrid, 2> likelihoods;
  for (OnGrid& likelihood : likelihoods) likelihood.at.fill(1.0);
  tables.mark(sitting.given, shown, progress, likelihoods);

  Step step;
  Marginals marginals;
  tables.find_posterior(sitting, likelihoods, marginals, step);
  std::array<MarginalMoments, 2> moments;
  for (std::size_t s = 0; s < tables.scales(); ++s) moments[s] = moments_over(marginals[s]);
  tables.find_candidates(sitting, shown, moments, progress);

  const bool may_name = tables.plane && rules.stop_region_probability > 0.0 &&
                        highest_of(step.posterior.quadrants) >= rules.stop_region_probability;
  bool all_ready = true;  // to stop because a region is known
  for (std::size_t s = 0; s < tables.scales(); ++s) {
    progress[s].judge(tables.items, moments[s], rules);
    all_ready = all_ready && (progress[s].state.stop != Stop::going_on || progress[s].may_stop);
  }
  double most = -1.0;
  for (std::size_t s = 0; s < tables.scales(); ++s) {
    ScaleProgress& scale = progress[s];
    if (may_name && all_ready && scale.state.stop == Stop::going_on) {
      scale.state.stop = Stop::region_known;
    }
    step.scales[s] = scale.state;
    if (scale.state.stop != Stop::going_on) continue;
    if (scale.best->merit > most) {
      most = scale.best->merit;
      step.item = scale.best->item;
    }
    step.about_remaining += scale.forecast(step.posterior.scales[s], rules);
  }
  return step;
}

}  // namespace securebase::measurement

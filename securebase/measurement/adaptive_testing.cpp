#include "securebase/measurement/adaptive_testing.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>

#include "securebase/measurement/item_model.hpp"
#include "securebase/measurement/plane.hpp"

namespace securebase::measurement {
namespace {

// What the test knows of an item: its probabilities and information at the nodes.
struct ItemTable {
  std::vector<OnGrid> probability;  // one row a category
  OnGrid information;
};

ItemTable tabulate(const ItemModel& model) {
  ItemTable table;
  table.probability.resize(model.categories());
  for (std::size_t q = 0; q < node_count; ++q) {
    for (std::size_t k = 0; k < model.categories(); ++k) {
      table.probability[k][q] = probability(model, static_cast<int>(k), node(q));
    }
    table.information[q] = information(model, node(q));
  }
  return table;
}

double mean_over(const OnGrid& marginal, const OnGrid& values) {
  double sum = 0.0;
  for (std::size_t q = 0; q < node_count; ++q) sum += marginal[q] * values[q];
  return sum;
}

enum class Shown : std::uint8_t { no, answered, skipped, barred };  // barred: an enemy was shown

// One scale in the middle of a sitting.
struct Progress {
  ScaleState state;
  std::array<int, 2> keyed{};  // answers keyed towards insecurity, towards security
  struct Candidate {
    std::size_t item;
    double information;  // expected over the posterior
  };
  std::vector<Candidate> candidates;  // most informative first
  std::optional<Candidate> best;      // after the content minima

  [[nodiscard]] int shown() const { return state.answered + state.skipped; }
};

// The posterior standard deviation after one more answer, averaged over what that answer may be.
double expected_error_after(const ItemTable& item, const OnGrid& marginal) {
  double expected = 0.0;
  for (const OnGrid& answer : item.probability) {
    double mass = 0.0, first = 0.0, second = 0.0;
    for (std::size_t q = 0; q < node_count; ++q) {
      const double p = marginal[q] * answer[q];
      mass += p;
      first += p * node(q);
      second += p * node(q) * node(q);
    }
    if (mass <= 0.0) continue;
    const double mean = first / mass;
    expected += mass * std::sqrt(std::max(0.0, second / mass - mean * mean));
  }
  return expected;
}

// How many more answers the scale will take if each tells as much as is expected now. It cannot
// foresee surprising answers, so it is a forecast, and it is called "about".
int forecast(const Progress& progress, const Estimate& now, const AdaptiveRules& rules) {
  double precision = 1.0 / (now.standard_error * now.standard_error);
  double error = now.standard_error;
  int more = 0;
  for (const Progress::Candidate& candidate : progress.candidates) {
    const bool least_reached = progress.state.answered + more >= rules.least_items;
    if (least_reached && progress.shown() + more >= rules.most_items) break;
    precision += candidate.information;
    const double next_error = 1.0 / std::sqrt(precision);
    if (least_reached &&
        (error <= rules.stop_standard_error || error - next_error < rules.least_gain)) {
      break;
    }
    error = next_error;
    ++more;
  }
  return std::max(more, 1);
}

}  // namespace

struct AdaptiveTest::Tables {
  const Instrument* instrument;
  Plane plane;
  std::vector<ItemTable> items;

  using Sitting = std::vector<Shown>;

  void mark(Sitting& sitting, std::array<Progress, 2>& progress,
            std::array<OnGrid, 2>& likelihoods, std::span<const Given> given) const;
  void find_candidates(const Sitting& sitting, const Marginals& marginals,
                       std::array<Progress, 2>& progress) const;
  void keep_content_minima(Progress& progress) const;
  [[nodiscard]] Stop judge(const Progress& progress, const Estimate& now,
                           const OnGrid& marginal) const;
  [[nodiscard]] std::array<int, 2> keys_lacking(const Progress& progress) const;
};

bool Step::enough() const {
  return std::ranges::none_of(
      scales, [](const ScaleState& scale) { return scale.stop == Stop::too_few_answers; });
}

AdaptiveTest::AdaptiveTest(const Instrument& instrument) {
  assert(instrument.scales.size() == 2 && instrument.boundaries.size() == 2);
  auto tables = std::make_unique<Tables>(
      Tables{&instrument,
             Plane(instrument.prior_correlation,
                   {instrument.boundaries[0], instrument.boundaries[1]}),
             {}});
  for (const Item& item : instrument.items) tables->items.push_back(tabulate(item.model));
  tables_ = std::move(tables);
}

AdaptiveTest::~AdaptiveTest() = default;
AdaptiveTest::AdaptiveTest(AdaptiveTest&&) noexcept = default;
AdaptiveTest& AdaptiveTest::operator=(AdaptiveTest&&) noexcept = default;

// Takes the answers in the order of the instrument, so that the order in which they were given
// cannot change a single digit.
void AdaptiveTest::Tables::mark(Sitting& sitting, std::array<Progress, 2>& progress,
                                std::array<OnGrid, 2>& likelihoods,
                                std::span<const Given> given) const {
  std::vector<int> category(sitting.size(), -1);
  for (const Given& answer : given) {
    assert(answer.item < sitting.size());
    sitting[answer.item] = answer.category ? Shown::answered : Shown::skipped;
    if (answer.category) category[answer.item] = *answer.category;
  }
  for (std::size_t i = 0; i < sitting.size(); ++i) {
    if (sitting[i] != Shown::answered && sitting[i] != Shown::skipped) continue;
    const Item& item = instrument->items[i];
    Progress& scale = progress[item.scale];
    for (const std::size_t enemy : item.enemies) {
      if (sitting[enemy] == Shown::no) sitting[enemy] = Shown::barred;
    }
    if (sitting[i] == Shown::skipped) {
      ++scale.state.skipped;
      continue;
    }
    ++scale.state.answered;
    ++scale.keyed[item.reversed ? 1 : 0];
    const OnGrid& row = items[i].probability.at(static_cast<std::size_t>(category[i]));
    for (std::size_t q = 0; q < node_count; ++q) likelihoods[item.scale][q] *= row[q];
  }
}

void AdaptiveTest::Tables::find_candidates(const Sitting& sitting, const Marginals& marginals,
                                           std::array<Progress, 2>& progress) const {
  for (std::size_t i = 0; i < sitting.size(); ++i) {
    if (sitting[i] != Shown::no) continue;
    const std::size_t scale = instrument->items[i].scale;
    progress[scale].candidates.push_back({i, mean_over(marginals[scale], items[i].information)});
  }
  for (Progress& scale : progress) {
    // Ties go to the item that stands first: sorting is stable.
    std::ranges::stable_sort(scale.candidates, std::ranges::greater{},
                             &Progress::Candidate::information);
    keep_content_minima(scale);
  }
}

std::array<int, 2> AdaptiveTest::Tables::keys_lacking(const Progress& progress) const {
  const int least = instrument->adaptive.least_each_key;
  std::array<int, 2> lacking{};
  for (std::size_t key = 0; key < 2; ++key) {
    const bool left = std::ranges::any_of(progress.candidates, [&](const auto& candidate) {
      return instrument->items[candidate.item].reversed == (key == 1);
    });
    if (left) lacking[key] = std::max(0, least - progress.keyed[key]);
  }
  return lacking;
}

// The most informative candidate, unless the places left before the earliest end are needed for
// answers keyed the other way.
void AdaptiveTest::Tables::keep_content_minima(Progress& progress) const {
  if (progress.candidates.empty()) return;
  const std::array<int, 2> lacking = keys_lacking(progress);
  const int places = std::max(0, instrument->adaptive.least_items - progress.state.answered);
  const bool bound = lacking[0] + lacking[1] > 0 && lacking[0] + lacking[1] >= places;
  const auto best = std::ranges::find_if(progress.candidates, [&](const auto& candidate) {
    return !bound || lacking[instrument->items[candidate.item].reversed ? 1 : 0] > 0;
  });
  if (best != progress.candidates.end()) progress.best = *best;
}

Stop AdaptiveTest::Tables::judge(const Progress& progress, const Estimate& now,
                                 const OnGrid& marginal) const {
  const AdaptiveRules& rules = instrument->adaptive;
  const bool least_reached = progress.state.answered >= rules.least_items;
  if (!progress.best) return least_reached ? Stop::no_items_left : Stop::too_few_answers;
  if (!least_reached) return Stop::going_on;
  const std::array<int, 2> lacking = keys_lacking(progress);
  const bool balanced = lacking[0] + lacking[1] == 0;
  if (balanced && now.standard_error <= rules.stop_standard_error) return Stop::precise;
  if (progress.shown() >= rules.most_items) return Stop::most_items;
  if (!balanced) return Stop::going_on;
  const double after = expected_error_after(items[progress.best->item], marginal);
  return now.standard_error - after < rules.least_gain ? Stop::little_to_gain : Stop::going_on;
}

Step AdaptiveTest::next(std::span<const Given> given) const {
  const Tables& tables = *tables_;
  Tables::Sitting sitting(tables.items.size(), Shown::no);
  std::array<Progress, 2> progress;
  std::array<OnGrid, 2> likelihoods;
  for (OnGrid& likelihood : likelihoods) likelihood.at.fill(1.0);
  tables.mark(sitting, progress, likelihoods, given);

  Step step;
  Marginals marginals;
  step.posterior = tables.plane.posterior(likelihoods, marginals);
  tables.find_candidates(sitting, marginals, progress);

  // Of the two scales' best items, the one that most lowers the logarithm of its own posterior
  // variance: the D-rule (Segall 1996) for items that speak for one scale each.
  double most = -1.0;
  for (std::size_t s = 0; s < 2; ++s) {
    const Estimate& now = step.posterior.scales[s];
    progress[s].state.stop = tables.judge(progress[s], now, marginals[s]);
    step.scales[s] = progress[s].state;
    if (progress[s].state.stop != Stop::going_on) continue;
    const double gain = now.standard_error * now.standard_error * progress[s].best->information;
    if (gain > most) {
      most = gain;
      step.item = progress[s].best->item;
    }
    step.about_remaining += forecast(progress[s], now, tables.instrument->adaptive);
  }
  return step;
}

}  // namespace securebase::measurement

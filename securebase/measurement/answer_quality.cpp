#include "securebase/measurement/answer_quality.hpp"

#include <algorithm>
#include <array>

#include "securebase/measurement/person_fit.hpp"

namespace securebase::measurement {
namespace {

// What an answer was before it was recoded, 0-based.
int raw(const Item& item, int category) {
  return item.reversed ? static_cast<int>(item.model.categories()) - 1 - category : category;
}

}  // namespace

int longest_run_across_keys(std::span<const RawAnswer> answers) {
  int longest = 0, run = 0;
  std::array<int, 2> keyed{};
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (i > 0 && answers[i].value != answers[i - 1].value) {
      run = 0;
      keyed = {};
    }
    ++run;
    ++keyed[answers[i].reversed ? 1 : 0];
    if (keyed[0] > 0 && keyed[1] > 0) longest = std::max(longest, run);
  }
  return longest;
}

bool is_straight_line(std::span<const RawAnswer> answers) {
  const auto count = static_cast<int>(answers.size());
  const int run = longest_run_across_keys(answers);
  return run >= QualityLimits::least_answers && 4 * run >= 3 * count;
}

QualityCheck::QualityCheck(const Instrument& instrument, QualityLimits limits)
    : instrument_(&instrument), limits_(limits) {
  for (std::size_t s = 0; s < instrument.scales.size(); ++s) {
    ScaleItems items = items_of_scale(instrument, s);
    scales_.push_back({std::move(items.positions), Scorer(items.models)});
  }
}

AnswerQuality QualityCheck::of(std::span<const Given> given) const {
  AnswerQuality quality;
  std::vector<RawAnswer> raw_answers;
  std::vector<std::int8_t> category(instrument_->items.size(), no_answer);
  for (const Given& answer : given) {
    if (!answer.category) continue;
    const Item& item = instrument_->items[answer.item];
    raw_answers.push_back({raw(item, *answer.category), item.reversed});
    category[answer.item] = static_cast<std::int8_t>(*answer.category);
  }
  quality.answered = static_cast<int>(raw_answers.size());
  quality.longest_run = longest_run_across_keys(raw_answers);
  if (quality.answered < QualityLimits::least_answers) return quality;
  if (is_straight_line(raw_answers)) quality.signs.push_back(QualitySign::straight_line);

  Deviation likelihood, opposite;
  for (const OneScale& scale : scales_) {
    std::vector<std::int8_t> answers;
    std::vector<AnsweredItem> answered;
    for (const std::size_t position : scale.positions) {
      const Item& item = instrument_->items[position];
      answers.push_back(category[position]);
      if (answers.back() != no_answer) {
        answered.push_back({&item.model, answers.back(), item.reversed});
      }
    }
    if (answered.empty()) continue;
    const double theta = scale.scorer.score(Method::map, answers).estimate->theta;
    likelihood += likelihood_deviation(answered, theta);
    opposite += opposite_deviation(answered, theta);
  }
  if (opposite.variance > 0) quality.contradiction = opposite.normal();
  if (likelihood.variance > 0) quality.person_fit = likelihood.normal();
  if (quality.contradiction && *quality.contradiction >= limits_.contradiction) {
    quality.signs.push_back(QualitySign::contradictions);
  }
  if (quality.person_fit && *quality.person_fit <= limits_.person_fit) {
    quality.signs.push_back(QualitySign::unusual);
  }
  return quality;
}

}  // namespace securebase::measurement

#include "securebase/measurement/adaptive_testing_scale.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "securebase/measurement/item_model.hpp"

namespace securebase::measurement {

Candidate candidate(std::size_t item, const ItemModel& model, const ItemOnGrid& on,
                    const MarginalMoments& moments, Selection selection) {
  Candidate result{.item = item, .information = expected_information(on, moments.mass)};
  const double variance = moments.now.standard_error * moments.now.standard_error;
  switch (selection) {
    case Selection::maximum_information:
      result.merit = information(model, moments.now.theta);
      break;
    case Selection::expected_information: result.merit = result.information; break;
    case Selection::expected_variance:
      result.merit = variance - expected_after(on, moments).variance;
      break;
    case Selection::determinant: result.merit = variance * result.information; break;
  }
  return result;
}

void ScaleProgress::choose(std::span<const ItemContent> contents, const AdaptiveRules& rules) {
  std::vector<ItemContent> left;
  left.reserve(candidates.size());
  for (const Candidate& one : candidates) left.push_back(contents[one.item]);
  lacks = lacking(coverage, rules, left);
  if (candidates.empty()) return;
  // Ties go to the item that stands first.
  std::ranges::sort(candidates, {}, [](const Candidate& one) {
    return std::tuple(one.reluctance, -one.merit, one.item);
  });
  const int places = std::max(0, rules.least_items - state.answered);
  const auto fits = [&](const Lacking& wanted) {
    return std::ranges::find_if(candidates, [&](const Candidate& one) {
      return may_come_next(contents[one.item], coverage, wanted, places);
    });
  };
  auto found = fits(lacks);
  // No item brings both the key and the facet that are lacking: the key first.
  if (found == candidates.end()) found = fits({.keyed = lacks.keyed, .facets = 0});
  best = found == candidates.end() ? candidates.front() : *found;
}

void ScaleProgress::judge(std::span<const ItemOnGrid> items, const MarginalMoments& moments,
                          const AdaptiveRules& rules) {
  const bool least_reached = state.answered >= rules.least_items;
  const bool balanced = lacks.nothing();
  may_stop = least_reached && balanced;
  state.stop = Stop::going_on;
  // Past its minima a scale does not fall back on what this sitting should not show.
  const bool run_dry = !best || (may_stop && best->reluctance > 0.0);
  if (run_dry && may_stop && moments.now.standard_error <= rules.stop_standard_error) {
    state.stop = Stop::precise;
  } else if (run_dry) {
    state.stop = least_reached ? Stop::no_items_left : Stop::too_few_answers;
  } else if (!least_reached) {
    return;
  } else if (balanced && moments.now.standard_error <= rules.stop_standard_error) {
    state.stop = Stop::precise;
  } else if (state.answered + state.skipped >= rules.most_items) {
    state.stop = Stop::most_items;
  } else if (balanced && rules.least_gain > 0.0) {
    const double after = expected_after(items[best->item], moments).standard_error;
    if (moments.now.standard_error - after < rules.least_gain) state.stop = Stop::little_to_gain;
  }
}

int ScaleProgress::forecast(const Estimate& now, const AdaptiveRules& rules) const {
  double precision = 1.0 / (now.standard_error * now.standard_error);
  double error = now.standard_error;
  int more = 0;
  for (const Candidate& next : candidates) {
    const bool least_reached = state.answered + more >= rules.least_items;
    if (least_reached && state.answered + state.skipped + more >= rules.most_items) break;
    precision += next.information;
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

}  // namespace securebase::measurement

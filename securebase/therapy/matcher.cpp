#include "securebase/therapy/matcher.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>

namespace securebase::therapy {
namespace {

template <class T>
bool contains(const std::vector<T>& list, const T& one) {
  return std::ranges::find(list, one) != list.end();
}

template <class T>
bool meet(const std::vector<T>& some, const std::vector<T>& others) {
  return std::ranges::any_of(some, [&](const T& one) { return contains(others, one); });
}

// 1 when the way's main kind is wished for, 1/2 when another of its kinds is.
template <class T>
double main_or_other(const std::vector<T>& has, const std::vector<T>& wished) {
  if (has.empty()) return 0;
  if (contains(wished, has.front())) return 1;
  return meet(has, wished) ? 0.5 : 0;
}

std::vector<MetPreference> met(const WayOfWorking& way, std::size_t index,
                               const Preferences& wish) {
  std::vector<MetPreference> all;
  if (!wish.together.empty()) {
    all.push_back({PreferenceKind::together, meet(way.participants, wish.together) ? 1.0 : 0.0});
  }
  if (!wish.works_with.empty()) {
    all.push_back({PreferenceKind::works_with, main_or_other(way.works_with, wish.works_with)});
  }
  if (wish.time) all.push_back({PreferenceKind::time, main_or_other(way.time, {*wish.time})});
  if (wish.homework) {
    const int apart =
        std::abs(static_cast<int>(way.homework) - static_cast<int>(*wish.homework));
    all.push_back({PreferenceKind::homework, apart == 0 ? 1.0 : apart == 1 ? 0.5 : 0.0});
  }
  if (wish.online) {
    all.push_back({PreferenceKind::online, static_cast<int>(way.online) / 2.0});
  }
  if (!wish.liked.empty() || !wish.helped.empty()) {
    const bool here = contains(wish.liked, index) || contains(wish.helped, index);
    all.push_back({PreferenceKind::liked, here ? 1.0 : 0.0});
  }
  return all;
}

int tenths(int weight, double share) {
  return static_cast<int>(std::lround(10.0 * weight * share));
}

Arithmetic add_up(const Suggestion& one, EvidenceLabel label, const Weights& weights) {
  Arithmetic sum;
  double importance = 0;
  for (const MatchedNeed& matched : one.needs) {
    sum.need_fit += matched.importance * points(matched.cell.fit);
    importance += matched.importance;
  }
  if (importance > 0) sum.need_fit /= importance;
  for (const MetPreference& preference : one.preferences) sum.preference_share += preference.met;
  if (!one.preferences.empty()) {
    sum.preference_share /= static_cast<double>(one.preferences.size());
  }
  sum.evidence_share = evidence_share(label);
  sum.need = tenths(weights.need, sum.need_fit / points(Fit::first));
  sum.preference = tenths(weights.preference, sum.preference_share);
  sum.evidence = tenths(weights.evidence, sum.evidence_share);
  sum.total = sum.need + sum.preference + sum.evidence;
  return sum;
}

// The first rule that rules a way out, in the order of the recipe.
std::optional<RuledOut> ruled_out(std::size_t way, const MatchQuestion& question,
                                  const WayOfWorking& what) {
  for (const Gate* gate : question.gates) {
    const Cell& cell = gate->row.cells[way];
    if (cell.fit == Fit::excluded || cell.fit == Fit::not_alone) {
      return RuledOut{way, RuledOutBy::gate, &gate->row, cell};
    }
  }
  for (const ChosenNeed& chosen : question.needs) {
    const Cell& cell = chosen.need->row.cells[way];
    if (cell.fit == Fit::excluded) return RuledOut{way, RuledOutBy::need, &chosen.need->row, cell};
  }
  const Limits& limits = question.limits;
  if (!limits.possible.empty() && !meet(what.participants, limits.possible)) {
    return RuledOut{way, RuledOutBy::participants, nullptr, {}};
  }
  if (contains(limits.set_aside, way)) return RuledOut{way, RuledOutBy::set_aside, nullptr, {}};
  return std::nullopt;
}

Suggestion suggestion(std::size_t way, const MatchQuestion& question, const WayOfWorking& what) {
  Suggestion one;
  one.way = way;
  const std::size_t counted = std::min(needs_that_count, question.needs.size());
  for (std::size_t i = 0; i < counted; ++i) {
    const ChosenNeed& chosen = question.needs[i];
    one.needs.push_back({chosen.need, chosen.importance, chosen.need->row.cells[way]});
  }
  one.preferences = met(what, way, question.preferences);
  one.sum = add_up(one, what.label, question.weights);
  one.longer_than_wished = question.limits.most_meetings && what.most_meetings > 0 &&
                           what.most_meetings > *question.limits.most_meetings;
  return one;
}

Nothing why_empty(const Match& match, const MatchQuestion& question) {
  if (std::ranges::any_of(match.gates, [](const Gate* gate) { return !gate->list_after; })) {
    return Nothing::gates_closed;
  }
  if (question.needs.empty()) return Nothing::no_need;
  if (!match.short_list.empty()) return Nothing::something;
  const auto by = [&](RuledOutBy what) {
    return std::ranges::count(match.ruled_out, what, &RuledOut::by);
  };
  if (by(RuledOutBy::set_aside) > 0 && match.others.empty()) return Nothing::all_set_aside;
  if (by(RuledOutBy::gate) > 0) return Nothing::gates_closed;
  return Nothing::nobody_fits;
}

}  // namespace

double evidence_share(EvidenceLabel label) {
  switch (label) {
    case EvidenceLabel::strong: return 1.0;
    case EvidenceLabel::good: return 0.8;
    case EvidenceLabel::promising: return 0.6;
    case EvidenceLabel::indirect: return 0.4;
    case EvidenceLabel::early: return 0.2;
    case EvidenceLabel::none_found: break;
  }
  return 0.0;
}

bool allowed(const Weights& weights) {
  return weights.need >= 0 && weights.preference >= 0 && weights.evidence >= 0 &&
         weights.evidence <= most_evidence_weight &&
         weights.need + weights.preference + weights.evidence == 100;
}

Match match(const MatchQuestion& question, const Indications& indications,
            const std::vector<WayOfWorking>& ways) {
  Match match;
  match.gates = question.gates;
  const bool closed = std::ranges::any_of(question.gates,
                                          [](const Gate* gate) { return !gate->list_after; });
  std::vector<Suggestion> ranked;
  for (std::size_t way = 0; way < indications.ways.size(); ++way) {
    if (auto out = ruled_out(way, question, ways[way])) {
      match.ruled_out.push_back(*out);
    } else if (!closed && !question.needs.empty()) {
      ranked.push_back(suggestion(way, question, ways[way]));
    }
  }
  std::ranges::stable_sort(ranked, std::ranges::greater{}, [](const Suggestion& one) {
    return std::tuple(one.sum.total, one.sum.need, one.sum.evidence);
  });
  for (Suggestion& one : ranked) {
    const bool fits = one.sum.need_fit >= points(Fit::adjunct);
    const bool room = match.short_list.size() < short_list_most;
    (fits && room ? match.short_list : match.others).push_back(std::move(one));
  }
  match.nothing = why_empty(match, question);
  return match;
}

}  // namespace securebase::therapy

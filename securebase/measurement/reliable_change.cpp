#include "securebase/measurement/reliable_change.hpp"

#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <tuple>

namespace securebase::measurement {
namespace {

constexpr double interval_factor = 1.959963984540054;  // the .975 quantile of the normal

ChangeBasis basis_of(ReliabilityKind kind) {
  switch (kind) {
    case ReliabilityKind::retest:
      return ChangeBasis::retest;
    case ReliabilityKind::agreement:
      return ChangeBasis::agreement;
    case ReliabilityKind::alpha:
      return ChangeBasis::alpha;
    case ReliabilityKind::omega:
      return ChangeBasis::omega;
  }
  assert(false);
  return ChangeBasis::alpha;
}

bool over_time(const Reliability& one) {
  return one.kind == ReliabilityKind::retest || one.kind == ReliabilityKind::agreement;
}

// The smaller, the better a figure suits the wait; see reliable_limit in the header.
auto rank(const Reliability& one, double days) {
  const int kind = over_time(one) ? 0 : one.kind == ReliabilityKind::alpha ? 1 : 2;
  const double distance = over_time(one) && one.days ? std::abs(*one.days - days)
                                                     : std::numeric_limits<double>::infinity();
  return std::tuple(one.figure.checked == Checked::not_checked, kind, distance);
}

bool usable(const Reliability& one) { return one.figure.value >= 0 && one.figure.value < 1; }

const QuestionnaireNorm* norm_with_spread(const QuestionnaireScale& scale) {
  const QuestionnaireNorm* found = nullptr;
  for (const QuestionnaireNorm& norm : scale.norms) {
    if (norm.sd <= 0) continue;
    const bool better = found == nullptr || (found->checked == Checked::not_checked &&
                                             norm.checked != Checked::not_checked);
    if (better) found = &norm;
  }
  return found;
}

ReliableLimit published(const Figure& figure) {
  return {figure.value, ChangeBasis::published, figure.value, {}, 0, figure.source,
          {},           figure.checked};
}

std::optional<ReliableLimit> computed(const QuestionnaireScale& scale, double days) {
  const Reliability* best = nullptr;
  for (const Reliability& one : scale.reliabilities) {
    if (usable(one) && (best == nullptr || rank(one, days) < rank(*best, days))) best = &one;
  }
  const QuestionnaireNorm* norm = norm_with_spread(scale);
  if (best == nullptr || norm == nullptr) return std::nullopt;
  return ReliableLimit{reliable_limit(norm->sd, best->figure.value),
                       basis_of(best->kind),
                       best->figure.value,
                       over_time(*best) ? best->days : std::nullopt,
                       norm->sd,
                       best->figure.source,
                       norm->group,
                       best->figure.checked};
}

}  // namespace

double reliable_limit(double sd, double reliability) {
  assert(sd > 0 && reliability >= 0 && reliability < 1);
  return interval_factor * sd * std::sqrt(2 * (1 - reliability));
}

std::optional<ReliableLimit> reliable_limit(const QuestionnaireScale& scale, double days) {
  const auto& given = scale.reliable_change;
  const bool has_published = given && given->value > 0;
  if (has_published && given->checked != Checked::not_checked) return published(*given);
  const auto made = computed(scale, days);
  if (has_published && (!made || made->checked == Checked::not_checked)) return published(*given);
  return made;
}

double line_between(const QuestionnaireNorm& one, const QuestionnaireNorm& other) {
  assert(one.sd > 0 && other.sd > 0);
  return (one.sd * other.mean + other.sd * one.mean) / (one.sd + other.sd);
}

ScoreChange score_change(double earlier, double later, double limit, bool higher_is_better,
                         std::optional<double> line) {
  assert(limit > 0 && std::isfinite(earlier) && std::isfinite(later));
  const double sign = higher_is_better ? 1 : -1;
  const double standard_error = limit / interval_factor;
  ScoreChange change;
  change.difference = later - earlier;
  change.index = change.difference / standard_error;
  change.probability_better = 0.5 * std::erfc(-sign * change.index / std::numbers::sqrt2);
  const double better = sign * change.difference;
  if (better < -limit) change.outcome = ScoreOutcome::loss;
  if (better > limit) {
    const bool crossed = line && sign * (earlier - *line) <= 0 && sign * (later - *line) > 0;
    change.outcome = crossed ? ScoreOutcome::gain_across_line : ScoreOutcome::gain;
  }
  return change;
}

}  // namespace securebase::measurement

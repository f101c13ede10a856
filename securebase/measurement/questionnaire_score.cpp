#include "securebase/measurement/questionnaire_score.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace securebase::measurement {
namespace {

constexpr double interval_factor = 1.959963984540054;  // the .975 quantile of the normal

// What is still possible when some answers are missing.
enum class Truth : std::uint8_t { no, open, yes };

Truth both(Truth one, Truth other) { return std::min(one, other); }
Truth opposite(Truth one) {
  return one == Truth::open ? Truth::open : one == Truth::yes ? Truth::no : Truth::yes;
}

Truth any_of(const Criterion::AnyOf& wanted, GivenAnswers answers) {
  int reach = 0, unknown = 0;
  for (const std::size_t item : wanted.items) {
    if (!answers[item]) {
      ++unknown;
    } else if (*answers[item] >= wanted.at_least) {
      ++reach;
    }
  }
  if (reach >= wanted.how_many) return Truth::yes;
  return reach + unknown >= wanted.how_many ? Truth::open : Truth::no;
}

Truth earlier(const std::vector<Criterion>& criteria, const std::vector<Truth>& so_far,
              const std::string& id) {
  for (std::size_t c = 0; c < so_far.size(); ++c) {
    if (criteria[c].id == id) return so_far[c];
  }
  assert(false);  // content keeps criteria in order
  return Truth::open;
}

const Reliability* of_one_sitting(const QuestionnaireScale& scale) {
  for (const ReliabilityKind kind : {ReliabilityKind::alpha, ReliabilityKind::omega}) {
    for (const Reliability& one : scale.reliabilities) {
      if (one.kind == kind && one.figure.checked != Checked::not_checked) return &one;
    }
  }
  return nullptr;
}

const QuestionnaireNorm* checked_norm(const QuestionnaireScale& scale) {
  for (const QuestionnaireNorm& norm : scale.norms) {
    if (norm.checked != Checked::not_checked && norm.sd > 0) return &norm;
  }
  return nullptr;
}

}  // namespace

int recoded(const Questionnaire& questionnaire, const QuestionnaireItem& item, int answer) {
  if (!item.reversed) return answer;
  const auto& answers = questionnaire.answers_of(item);
  const auto [least, most] =
      std::minmax_element(answers.begin(), answers.end(),
                          [](const auto& a, const auto& b) { return a.value < b.value; });
  return least->value + most->value - answer;
}

ScaleScore scale_score(const Questionnaire& questionnaire, const QuestionnaireScale& scale,
                       GivenAnswers answers) {
  assert(answers.size() == questionnaire.items.size());
  ScaleScore result;
  long total = 0;
  for (const std::size_t item : scale.items) {
    if (!answers[item]) {
      ++result.missing;
      continue;
    }
    ++result.answered;
    total += recoded(questionnaire, questionnaire.items[item], *answers[item]);
  }
  if (result.answered == 0) return result;
  if (result.missing > scale.most_missing) {
    result.why_not = WhyNot::too_many_missing;
    return result;
  }
  const double all = static_cast<double>(scale.items.size());
  const double given = static_cast<double>(result.answered);
  // Whole sums stay whole: without missing answers nothing is divided.
  double score = static_cast<double>(total);
  if (scale.combine == Combine::mean) {
    score /= given;
  } else if (result.missing > 0) {
    // Items with answers of other ranges, prorated by the mean, could leave the range.
    score = std::clamp(score * all / given, scale.lowest / scale.factor,
                       scale.highest / scale.factor);
  }
  result.score = score * scale.factor;
  return result;
}

std::optional<ScoreInterval> interval(const QuestionnaireScale& scale, const ScaleScore& score) {
  const Reliability* reliability = of_one_sitting(scale);
  const QuestionnaireNorm* norm = checked_norm(scale);
  if (!score.score || reliability == nullptr || norm == nullptr) return std::nullopt;
  const double given = static_cast<double>(score.answered);
  const double sem = norm->sd * std::sqrt(1 - reliability->figure.value) *
                     std::sqrt((given + score.missing) / given);
  const double reach = interval_factor * sem;
  return ScoreInterval{std::max(scale.lowest, *score.score - reach),
                       std::min(scale.highest, *score.score + reach), reliability, norm};
}

const Band* band_of(const QuestionnaireScale& scale, double score) {
  const Band* found = nullptr;
  for (const Band& band : scale.bands) {
    if (band.from <= score) found = &band;
  }
  return found;
}

bool reached(const Cutoff& cutoff, double score) {
  return cutoff.at_or_above ? score >= cutoff.from.value : score <= cutoff.from.value;
}

std::vector<std::optional<bool>> criteria_met(const Questionnaire& questionnaire,
                                              GivenAnswers answers) {
  const std::vector<Criterion>& criteria = questionnaire.criteria;
  std::vector<Truth> truths;
  std::vector<std::optional<bool>> met;
  for (const Criterion& criterion : criteria) {
    Truth truth = Truth::yes;
    for (const auto& wanted : criterion.all_of) truth = both(truth, any_of(wanted, answers));
    for (const auto& id : criterion.requires_criteria) {
      truth = both(truth, earlier(criteria, truths, id));
    }
    for (const auto& id : criterion.unless) {
      truth = both(truth, opposite(earlier(criteria, truths, id)));
    }
    truths.push_back(truth);
    met.push_back(truth == Truth::open ? std::nullopt : std::optional(truth == Truth::yes));
  }
  return met;
}

bool help_first(const Questionnaire& questionnaire, GivenAnswers answers) {
  return std::any_of(questionnaire.help.begin(), questionnaire.help.end(), [&](const auto& rule) {
    return answers[rule.item] && *answers[rule.item] >= rule.at_least;
  });
}

}  // namespace securebase::measurement

#include "securebase/care/measures.hpp"

#include <algorithm>
#include <cmath>

#include "securebase/care/answer_check.hpp"

namespace securebase::care {
namespace {

using measurement::Questionnaire;
using measurement::QuestionnaireScale;

constexpr double most_days = 36525;  // a hundred years

std::string quoted(std::string_view text) { return "'" + std::string(text.substr(0, 60)) + "'"; }

const Questionnaire* find(std::string_view id, std::string_view version,
                          const std::vector<QuestionnaireHere>& all, ProblemList& problems) {
  std::string versions;
  for (const QuestionnaireHere& here : all) {
    if (here.questionnaire.id != id) continue;
    if (here.questionnaire.version == version) return &here.questionnaire;
    versions += (versions.empty() ? "" : ", ") + here.questionnaire.version;
  }
  if (versions.empty()) {
    problems.add(Errc::unknown_instrument, {"There is no measure " + quoted(id) + ".", "/measure",
                                            "Send the id of a measure of this installation."});
  } else {
    problems.add(Errc::unknown_instrument,
                 {quoted(id) + " has no version " + quoted(version) + ".", "/version",
                  "The versions here are: " + versions + "."});
  }
  return nullptr;
}

std::string values_of(const std::vector<measurement::AnswerChoice>& choices) {
  std::string values;
  for (const auto& choice : choices) {
    values += (values.empty() ? "" : ", ") + std::to_string(choice.value);
  }
  return values;
}

void check_answer(const GivenAnswer& given, const std::string& where,
                  const std::vector<measurement::AnswerChoice>& choices, ProblemList& problems) {
  if (given.answer.has_value() == given.skipped) {
    problems.add(Errc::bad_answer,
                 {given.skipped ? "This question is both answered and skipped."
                                : "This question is neither answered nor skipped.",
                  where, "Send answer with a number, or skipped with true."});
  }
  if (!given.answer) return;
  const bool known = std::ranges::any_of(
      choices, [&](const auto& choice) { return choice.value == *given.answer; });
  if (known) return;
  problems.add(Errc::bad_answer,
               {std::to_string(*given.answer) + " is no answer to this question.",
                where + "/answer", "Send one of " + values_of(choices) + "."});
}

std::vector<std::optional<int>> in_order(const std::vector<GivenAnswer>& given,
                                         const Questionnaire& measure, ProblemList& problems) {
  std::vector<std::optional<int>> answers(measure.items.size());
  std::vector<bool> seen(measure.items.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string where = "/answers/" + std::to_string(i);
    const auto item = measure.find_item(given[i].item);
    if (!item) {
      problems.add(Errc::unknown_item, {"There is no question " + quoted(given[i].item) + " in " +
                                            quoted(measure.id) + ".",
                                        where + "/item", "Send the id of one of its questions."});
      continue;
    }
    if (seen[*item]) {
      problems.add(Errc::bad_answer, {"The question " + quoted(given[i].item) + " is given twice.",
                                      where + "/item", "Send each question once."});
      continue;
    }
    seen[*item] = true;
    check_answer(given[i], where, measure.answers_of(measure.items[*item]), problems);
    // What is out of range was told above; it may be wider than an int.
    if (given[i].answer && problems.empty()) answers[*item] = static_cast<int>(*given[i].answer);
  }
  return answers;
}

std::vector<std::optional<double>> side(const std::vector<GivenScore>& given,
                                        const std::string& name, const Questionnaire& measure,
                                        ProblemList& problems) {
  std::vector<std::optional<double>> scores(measure.scales.size());
  for (const GivenScore& one : given) {
    const std::string where = "/" + name + "/scores/" + one.scale.substr(0, 60);
    const auto found = std::ranges::find(measure.scales, one.scale, &QuestionnaireScale::id);
    if (found == measure.scales.end()) {
      problems.add(Errc::bad_input, {"There is no scale " + quoted(one.scale) + " in " +
                                         quoted(measure.id) + ".",
                                     where, "Send the id of one of its scales."});
      continue;
    }
    if (!(one.score >= found->lowest && one.score <= found->highest)) {
      problems.add(Errc::bad_input, {"This score lies outside the range of its scale.", where,
                                     "Send the score as it was given; leave out what had none."});
    }
    scores[static_cast<std::size_t>(found - measure.scales.begin())] = one.score;
  }
  return scores;
}

// The line between the two sides of a score that was read in its source, where there is one.
std::optional<double> checked_line(const QuestionnaireScale& scale) {
  for (const measurement::Cutoff& cutoff : scale.cutoffs) {
    const bool worse_side = cutoff.at_or_above != scale.higher_is_better;
    if (worse_side && cutoff.from.checked != measurement::Checked::not_checked) {
      return cutoff.from.value;
    }
  }
  return std::nullopt;
}

ScoreDifference difference(const QuestionnaireScale& scale, double earlier, double later,
                           double days) {
  ScoreDifference result{&scale, earlier, later, measurement::reliable_limit(scale, days), {}};
  if (result.limit) {
    result.change = measurement::score_change(earlier, later, result.limit->limit,
                                              scale.higher_is_better, checked_line(scale));
  }
  return result;
}

}  // namespace

Result<MeasureScores> score_measure(const MeasureAnswers& given, const QuestionnairesHere& all) {
  ProblemList problems;
  const Questionnaire* measure = find(given.measure, given.version, *all, problems);
  if (measure == nullptr) return tl::unexpected(std::move(problems).take());
  const auto answers = in_order(given.answers, *measure, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems).take());
  MeasureScores result{all, measure, {}, measurement::criteria_met(*measure, answers),
                       measurement::help_first(*measure, answers)};
  for (const QuestionnaireScale& scale : measure->scales) {
    result.scales.push_back(measurement::scale_score(*measure, scale, answers));
  }
  return result;
}

Result<MeasureChange> change_of_measure(const MeasureChangeQuestion& question,
                                        const QuestionnairesHere& all) {
  ProblemList problems;
  const Questionnaire* measure = find(question.measure, question.version, *all, problems);
  if (!(question.days >= 0 && question.days <= most_days)) {
    problems.add(Errc::bad_input, {"The days are not from 0 to 36525.", "/days",
                                   "Send how many days lie between the two sittings."});
  }
  if (measure == nullptr) return tl::unexpected(std::move(problems).take());
  const auto earlier = side(question.earlier, "earlier", *measure, problems);
  const auto later = side(question.later, "later", *measure, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems).take());
  MeasureChange result{all, measure, question.days, {}};
  for (std::size_t s = 0; s < measure->scales.size(); ++s) {
    if (!earlier[s] || !later[s]) continue;
    result.scales.push_back(difference(measure->scales[s], *earlier[s], *later[s], question.days));
  }
  return result;
}

}  // namespace securebase::care

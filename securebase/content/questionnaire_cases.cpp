#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "securebase/content/questionnaire_reader.hpp"
#include "securebase/measurement/questionnaire_score.hpp"

namespace securebase::content {
namespace {

using measurement::Questionnaire;
using Answers = std::vector<std::optional<int>>;

constexpr std::string_view mend =
    "Find out which is right: work the case out by hand, and look at the keys of its items.";

std::optional<Answers> read_answers(const Reading& worked_case, const Questionnaire& value) {
  const auto at = worked_case.need("answers");
  if (!at) return std::nullopt;
  Answers answers(value.items.size());
  bool readable = true;
  for (const Reading& answer : at->members()) {
    const auto item = value.find_item(answer.key());
    const auto given = answer.as_integer();
    readable = readable && item && given;
    if (!item) {
      answer.problem(fmt::format("There is no item '{}'", answer.key()),
                     "Use the id of an item of this file.");
    }
    if (!item || !given) continue;
    const auto& choices = value.answers_of(value.items[*item]);
    if (std::none_of(choices.begin(), choices.end(),
                     [&](const auto& choice) { return choice.value == *given; })) {
      answer.problem(fmt::format("{} is no answer of the item '{}'", *given, answer.key()),
                     "Use one of its values.");
      readable = false;
    }
    answers[*item] = *given;
  }
  if (!readable) return std::nullopt;
  return answers;
}

void differs(const Reading& at, const std::string& wanted, const std::string& got) {
  at.problem(fmt::format("The worked case expects {} and the engine gives {}", wanted, got),
             std::string(mend));
}

std::string told(const std::optional<double>& score) {
  return score ? fmt::format("{}", *score) : "none";
}

std::string told(const std::optional<bool>& met) {
  return !met ? "open" : *met ? "true" : "false";
}

const measurement::QuestionnaireScale* scale_called(const Reading& at,
                                                    const Questionnaire& value) {
  for (const auto& scale : value.scales) {
    if (scale.id == at.key()) return &scale;
  }
  at.problem(fmt::format("There is no scale '{}'", at.key()), "Use the id of a scale.");
  return nullptr;
}

void compare_scores(const Reading& expect, const Questionnaire& value, const Answers& answers,
                    double within) {
  if (const auto scores = expect.need("scores")) {
    for (const Reading& at : scores->members()) {
      const auto* scale = scale_called(at, value);
      if (scale == nullptr) continue;
      const auto got = measurement::scale_score(value, *scale, answers).score;
      if (at.node().kind == Node::Kind::text && at.node().text == "none") {
        if (got) differs(at, "none", told(got));
      } else if (const auto wanted = at.as_number()) {
        if (!got || std::abs(*got - *wanted) > within) differs(at, told(wanted), told(got));
      }
    }
  }
  const auto bands = expect.find("bands");
  if (!bands) return;
  for (const Reading& at : bands->members()) {
    const auto* scale = scale_called(at, value);
    const auto wanted = at.as_text();
    if (scale == nullptr || !wanted) continue;
    const auto score = measurement::scale_score(value, *scale, answers).score;
    const auto* band = score ? measurement::band_of(*scale, *score) : nullptr;
    const std::string got = band == nullptr ? "none" : band->label;
    if (got != *wanted) differs(at, "'" + *wanted + "'", "'" + got + "'");
  }
}

void compare_criteria(const Reading& expect, const Questionnaire& value, const Answers& answers) {
  if (const auto help = expect.find("help")) {
    const auto wanted = help->as_boolean();
    const bool got = measurement::help_first(value, answers);
    if (wanted && *wanted != got) differs(*help, told(wanted), told(std::optional(got)));
  }
  const auto criteria = expect.find("criteria");
  if (!criteria) return;
  const auto met = measurement::criteria_met(value, answers);
  for (const Reading& at : criteria->members()) {
    const auto found = std::find_if(value.criteria.begin(), value.criteria.end(),
                                    [&](const auto& one) { return one.id == at.key(); });
    if (found == value.criteria.end()) {
      at.problem(fmt::format("There is no criterion '{}'", at.key()), "Use the id of a criterion.");
      continue;
    }
    const auto& got = met[static_cast<std::size_t>(found - value.criteria.begin())];
    const bool open = at.node().kind == Node::Kind::text && at.node().text == "open";
    const auto wanted = open ? std::nullopt : at.as_boolean();
    if ((open || wanted) && got != wanted) differs(at, told(wanted), told(got));
  }
}

}  // namespace

std::size_t run_questionnaire_cases(const QuestionnaireDraft& draft) {
  const std::vector<Reading> all = draft.root.list("worked_cases");
  std::set<std::string> names;
  for (const Reading& worked_case : all) {
    const std::string name = worked_case.text("name");
    if (!name.empty() && !names.insert(name).second) {
      worked_case.problem(fmt::format("The case '{}' is given twice", name), "Rename one of them.");
    }
    const auto expect = worked_case.need("expect");
    const auto answers = read_answers(worked_case, draft.value);
    if (!expect || !answers) continue;
    const auto within = worked_case.find("within");
    compare_scores(*expect, draft.value, *answers, within ? within->as_number().value_or(0) : 1e-9);
    compare_criteria(*expect, draft.value, *answers);
  }
  return all.size();
}

}  // namespace securebase::content

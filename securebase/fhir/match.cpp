#include "securebase/fhir/match.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

namespace securebase::fhir {

namespace {

using measurement::AnswerChoice;
using Recipe = measurement::Questionnaire;

std::string_view without_slash(std::string_view link_id) {
  if (link_id.starts_with('/')) link_id.remove_prefix(1);  // "/44250-9", as LOINC panels have it
  return link_id;
}

bool is_of(const Question& question, const measurement::QuestionnaireItem& item) {
  if (question.link_id == item.id) return true;
  const std::string_view wanted = without_slash(item.link_id);
  return !wanted.empty() &&
         (without_slash(question.link_id) == wanted || question.loinc == wanted);
}

std::string listed(const std::vector<AnswerChoice>& answers) {
  std::string text;
  for (const auto& answer : answers) {
    text += (text.empty() ? "" : ", ") + std::to_string(answer.value);
  }
  return text.empty() ? "none" : text;
}

std::vector<int> values(const std::vector<AnswerChoice>& answers) {
  std::vector<int> result;
  for (const auto& answer : answers) result.push_back(answer.value);
  return result;
}

// Takes the values from where the questionnaire says them, all options from the same place.
void read_values(const Question& question, const std::vector<AnswerChoice>& wanted, Pair& pair) {
  const auto& options = question.options;
  const bool ordinal = std::ranges::all_of(options, [](const auto& o) { return o.ordinal.has_value(); });
  const bool integer = std::ranges::all_of(options, [](const auto& o) { return o.integer.has_value(); });
  pair.values_from = ordinal   ? ValuesFrom::ordinal
                     : integer ? ValuesFrom::integer
                               : ValuesFrom::order;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const auto value = ordinal                ? static_cast<int>(*options[i].ordinal)
                       : integer              ? static_cast<int>(*options[i].integer)
                       : i < wanted.size()    ? wanted[i].value
                                              : static_cast<int>(i);
    pair.answers.push_back({value, options[i].label});
  }
}

void compare_answers(const Question& question, const std::string& item,
                     const std::vector<AnswerChoice>& wanted, Pair& pair,
                     std::vector<Problem>& differences) {
  const auto differ = [&](std::string what, std::string mend) {
    differences.push_back({item + ": " + std::move(what), question.where, std::move(mend)});
  };
  const std::size_t scored = static_cast<std::size_t>(std::ranges::count_if(
      question.options, [](const auto& option) { return option.ordinal.has_value(); }));
  if (question.options.empty()) {
    return differ("the question has no list of answers.",
                  "Make it a choice with the answers " + listed(wanted) + ".");
  }
  if (scored > 0 && scored < question.options.size()) {
    return differ("only some options carry a score.", "Give each option its ordinalValue.");
  }
  read_values(question, wanted, pair);
  const std::vector<int> here = values(pair.answers), there = values(wanted);
  if (here.size() != there.size()) {
    return differ("there are " + std::to_string(here.size()) + " answers, the recipe has " +
                      std::to_string(there.size()) + " (" + listed(wanted) + ").",
                  "Give exactly the answers of the recipe.");
  }
  if (here == there) return;
  if (std::ranges::equal(here, std::vector<int>(there.rbegin(), there.rend()))) {
    return differ("the order of the answers is reversed: " + listed(pair.answers) + ".",
                  "List the options in the order " + listed(wanted) + ".");
  }
  differ("the answers are " + listed(pair.answers) + ", the recipe has " + listed(wanted) + ".",
         "Give each option the value of the recipe as ordinalValue, in the order of the recipe.");
}

std::optional<std::size_t> find(const Questionnaire& questionnaire,
                                const measurement::QuestionnaireItem& item) {
  for (std::size_t i = 0; i < questionnaire.questions.size(); ++i) {
    if (is_of(questionnaire.questions[i], item)) return i;
  }
  return std::nullopt;
}

std::vector<std::optional<std::size_t>> pair_up(const Questionnaire& questionnaire,
                                                const Recipe& recipe, PairedBy& by) {
  std::vector<std::optional<std::size_t>> found;
  for (const auto& item : recipe.items) found.push_back(find(questionnaire, item));
  by = std::ranges::any_of(found, [](const auto& one) { return one.has_value(); })
           ? PairedBy::link_id
           : PairedBy::order;
  if (by == PairedBy::order) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i < questionnaire.questions.size()) found[i] = i;
    }
  }
  return found;
}

}  // namespace

Match match(const Questionnaire& questionnaire, const Recipe& recipe) {
  Match result;
  PairedBy by = PairedBy::order;
  const auto found = pair_up(questionnaire, recipe, by);
  std::vector<bool> used(questionnaire.questions.size(), false);
  for (std::size_t i = 0; i < recipe.items.size(); ++i) {
    const auto& item = recipe.items[i];
    if (!found[i] || used[*found[i]]) {
      result.differences.push_back(
          {"The item " + item.id + " is missing.", "/item",
           by == PairedBy::link_id
               ? "Add it with the linkId " + (item.link_id.empty() ? item.id : item.link_id) + "."
               : "Add it: the recipe has " + std::to_string(recipe.items.size()) + " items."});
      continue;
    }
    const Question& question = questionnaire.questions[*found[i]];
    used[*found[i]] = true;
    Pair pair;
    pair.item = i;
    pair.question = *found[i];
    pair.by = by;
    compare_answers(question, item.id, recipe.answers_of(item), pair, result.differences);
    if (question.conditional) {
      result.differences.push_back({item.id + ": the question is asked only under a condition.",
                                    question.where + "/enableWhen",
                                    "Leave enableWhen out: every item is asked."});
    }
    result.pairs.push_back(std::move(pair));
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) continue;
    result.differences.push_back({"The question '" + questionnaire.questions[i].link_id +
                                      "' is one too many.",
                                  questionnaire.questions[i].where,
                                  "Leave it out: the recipe has no item for it."});
  }
  return result;
}

Recipe with_wording(Recipe recipe, const Questionnaire& questionnaire, const Match& match) {
  assert(match.fits() && match.pairs.size() == recipe.items.size());
  for (const Pair& pair : match.pairs) {
    auto& item = recipe.items[pair.item];
    item.text = questionnaire.questions[pair.question].text;
    item.answers = pair.answers;
  }
  // Answers that all items share are said once.
  const auto same = [](const AnswerChoice& a, const AnswerChoice& b) {
    return a.value == b.value && a.label == b.label;
  };
  const auto shared = *recipe.items.front().answers;
  if (std::ranges::all_of(recipe.items, [&](const auto& item) {
        return std::ranges::equal(*item.answers, shared, same);
      })) {
    recipe.answers = shared;
    for (auto& item : recipe.items) item.answers.reset();
  }
  recipe.instruction = questionnaire.instruction;
  if (!questionnaire.language.empty()) recipe.language = questionnaire.language;
  recipe.has_wording = true;
  return recipe;
}

}  // namespace securebase::fhir

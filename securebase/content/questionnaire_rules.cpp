#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "securebase/content/questionnaire_reader.hpp"

namespace securebase::content {
namespace {

using measurement::Questionnaire;
using measurement::QuestionnaireScale;

struct Range {
  double lowest = 0, highest = 0;
};

Range answers_range(const Questionnaire& value, std::size_t item) {
  Range range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (const auto& answer : value.answers_of(value.items[item])) {
    range.lowest = std::min(range.lowest, static_cast<double>(answer.value));
    range.highest = std::max(range.highest, static_cast<double>(answer.value));
  }
  return range;
}

void keep_range(const Reading& at, const QuestionnaireScale& scale, const Questionnaire& value) {
  Range sum;
  bool alike = true;
  const Range first = answers_range(value, scale.items.front());
  for (const std::size_t item : scale.items) {
    const Range one = answers_range(value, item);
    alike = alike && one.lowest == first.lowest && one.highest == first.highest;
    sum = {sum.lowest + one.lowest, sum.highest + one.highest};
  }
  const bool mean = scale.combine == measurement::Combine::mean;
  if (mean && !alike) {
    at.find("combine").value_or(at).problem(
        "A mean of items whose answers differ in range has no meaning of its own",
        "Add them up with 'combine: sum'.");
    return;
  }
  const double share = mean ? 1.0 / static_cast<double>(scale.items.size()) : 1.0;
  const Range computed{sum.lowest * share * scale.factor, sum.highest * share * scale.factor};
  const bool same = std::abs(computed.lowest - scale.lowest) <= 1e-9 &&
                    std::abs(computed.highest - scale.highest) <= 1e-9;
  if (!same) {
    at.problem(fmt::format("By its items the score goes from {} to {}, and the file says {} to {}",
                           computed.lowest, computed.highest, scale.lowest, scale.highest),
               "Find out which is wrong: the items, their answers, the factor or the range.");
  }
}

void keep_inside(const Reading& at, std::string_view field, double value,
                 const QuestionnaireScale& scale) {
  if (value >= scale.lowest && value <= scale.highest) return;
  at.find(field).value_or(at).problem(
      fmt::format("{} lies outside the range {} to {}", value, scale.lowest, scale.highest),
      "Write it in units of the score.");
}

void keep_bands(const Reading& at, const QuestionnaireScale& scale) {
  const auto bands = at.find("bands");
  if (!bands || bands->node().kind != Node::Kind::list || scale.bands.empty()) return;
  if (scale.bands.front().from != scale.lowest) {
    bands->problem(fmt::format("The first band begins at {} and the score at {}",
                               scale.bands.front().from, scale.lowest),
                   "Let the first band begin where the score does.");
  }
  for (std::size_t i = 0; i < scale.bands.size(); ++i) {
    keep_inside(bands->elements()[i], "from", scale.bands[i].from, scale);
    if (i > 0 && !(scale.bands[i].from > scale.bands[i - 1].from)) {
      bands->elements()[i].problem("This band does not begin above the one before it",
                                   "List the bands upwards.");
    }
  }
}

void keep_figures(const Reading& at, const QuestionnaireScale& scale) {
  if (const auto cutoffs = at.find("cutoffs")) {
    const auto all = cutoffs->elements();
    for (std::size_t i = 0; i < scale.cutoffs.size() && i < all.size(); ++i) {
      keep_inside(all[i], "value", scale.cutoffs[i].from.value, scale);
    }
  }
  if (const auto list = at.find("reliability")) {
    const auto all = list->elements();
    for (std::size_t i = 0; i < scale.reliabilities.size() && i < all.size(); ++i) {
      const double value = scale.reliabilities[i].figure.value;
      if (value >= 0 && value < 1) continue;
      all[i].find("value").value_or(all[i]).problem(
          fmt::format("{} is no reliability", value), "Write a number from 0 up to below 1.");
    }
  }
  if (const auto norms = at.find("norms")) {
    const auto all = norms->elements();
    for (std::size_t i = 0; i < scale.norms.size() && i < all.size(); ++i) {
      keep_inside(all[i], "mean", scale.norms[i].mean, scale);
      if (scale.norms[i].sd > 0 && std::isfinite(scale.norms[i].sd)) continue;
      all[i].find("sd").value_or(all[i]).problem(
          fmt::format("The standard deviation {} is not above zero", scale.norms[i].sd),
          "Look it up in the source.");
    }
  }
  const auto change = at.find("reliable_change");
  if (change && scale.reliable_change &&
      !(scale.reliable_change->value > 0 &&
        scale.reliable_change->value <= scale.highest - scale.lowest)) {
    change->problem(fmt::format("A change of {} is no change of this score",
                                scale.reliable_change->value),
                    "Write it in units of the score, above zero.");
  }
}

void keep_scales(const QuestionnaireDraft& draft) {
  std::set<std::string> seen;
  for (std::size_t s = 0; s < draft.value.scales.size(); ++s) {
    const QuestionnaireScale& scale = draft.value.scales[s];
    const Reading& at = draft.scales[s];
    if (!scale.id.empty() && !seen.insert(scale.id).second) {
      at.problem(fmt::format("The scale '{}' is given twice", scale.id), "Rename one of them.");
    }
    if (scale.items.empty()) {
      at.problem(fmt::format("The scale '{}' has no items", scale.id), "Name its items.");
      continue;
    }
    if (std::set(scale.items.begin(), scale.items.end()).size() != scale.items.size()) {
      at.find("items").value_or(at).problem("An item is named twice", "Name each item once.");
    }
    if (scale.most_missing < 0 || scale.most_missing >= static_cast<int>(scale.items.size())) {
      at.find("missing").value_or(at).problem(
          fmt::format("{} of {} answers may be missing", scale.most_missing, scale.items.size()),
          "Leave at least one answer to count with.");
    }
    if (!(scale.factor > 0)) {
      at.find("factor").value_or(at).problem(
          fmt::format("The factor {} is not above zero", scale.factor),
          "Use 'reversed' on the items to turn a score round.");
    }
    keep_range(at, scale, draft.value);
    keep_bands(at, scale);
    keep_figures(at, scale);
  }
}

void keep_answer(const Reading& at, const Questionnaire& value, std::size_t item, int at_least) {
  const auto& answers = value.answers_of(value.items[item]);
  const bool known = std::any_of(answers.begin(), answers.end(),
                                 [&](const auto& answer) { return answer.value == at_least; });
  if (known) return;
  at.find("at_least").value_or(at).problem(
      fmt::format("{} is no answer of the item '{}'", at_least, value.items[item].id),
      "Use one of its values.");
}

void keep_criteria(const QuestionnaireDraft& draft) {
  std::set<std::string> earlier;
  for (std::size_t c = 0; c < draft.value.criteria.size(); ++c) {
    const measurement::Criterion& criterion = draft.value.criteria[c];
    const Reading& at = draft.criteria[c];
    const auto all_of = at.find("all_of");
    const auto wanted = all_of ? all_of->elements() : std::vector<Reading>{};
    for (std::size_t i = 0; i < criterion.all_of.size() && i < wanted.size(); ++i) {
      const auto& any_of = criterion.all_of[i];
      for (const std::size_t item : any_of.items) {
        keep_answer(wanted[i], draft.value, item, any_of.at_least);
      }
      if (any_of.how_many < 1 || any_of.how_many > static_cast<int>(any_of.items.size())) {
        wanted[i].problem(fmt::format("{} of {} items are asked for", any_of.how_many,
                                      any_of.items.size()),
                          "Ask for at least one and at most all.");
      }
    }
    for (const auto* names : {&criterion.requires_criteria, &criterion.unless}) {
      for (const std::string& name : *names) {
        if (earlier.contains(name)) continue;
        at.problem(fmt::format("There is no criterion '{}' before this one", name),
                   "Name one that stands further up.");
      }
    }
    if (criterion.all_of.empty() && criterion.requires_criteria.empty()) {
      at.problem(fmt::format("The criterion '{}' asks for nothing", criterion.id),
                 "Say what must hold, in all_of or requires.");
    }
    if (!earlier.insert(criterion.id).second) {
      at.problem(fmt::format("The criterion '{}' is given twice", criterion.id),
                 "Rename one of them.");
    }
  }
}

// Nothing is asked for nothing.
void keep_items_used(const QuestionnaireDraft& draft) {
  std::set<std::size_t> used;
  for (const auto& scale : draft.value.scales) used.insert(scale.items.begin(), scale.items.end());
  for (const auto& criterion : draft.value.criteria) {
    for (const auto& any_of : criterion.all_of) {
      used.insert(any_of.items.begin(), any_of.items.end());
    }
  }
  for (std::size_t i = 0; i < draft.value.items.size(); ++i) {
    if (used.contains(i)) continue;
    draft.items[i].problem(
        fmt::format("No scale and no criterion uses the item '{}'", draft.value.items[i].id),
        "Add it to a scale, or remove it.");
  }
}

}  // namespace

void keep_questionnaire_rules(const QuestionnaireDraft& draft) {
  keep_scales(draft);
  keep_criteria(draft);
  keep_items_used(draft);
  for (std::size_t i = 0; i < draft.value.help.size(); ++i) {
    keep_answer(draft.help[i], draft.value, draft.value.help[i].item, draft.value.help[i].at_least);
  }
}

}  // namespace securebase::content

#include "securebase/content/questionnaire_reader.hpp"

#include <fmt/core.h>

#include <array>

namespace securebase::content {
namespace {

using measurement::Checked;
using measurement::Questionnaire;
using measurement::QuestionnaireScale;
using measurement::ReliabilityKind;

std::string optional_text(const Reading& at, std::string_view key) {
  const auto field = at.find(key);
  return field ? field->as_text().value_or("") : "";
}

bool optional_boolean(const Reading& at, std::string_view key, bool otherwise) {
  const auto field = at.find(key);
  return field ? field->as_boolean().value_or(otherwise) : otherwise;
}

std::vector<Reading> optional_list(const Reading& at, std::string_view key) {
  const auto field = at.find(key);
  return field ? field->elements() : std::vector<Reading>{};
}

// One of a list of words, and which.
template <class Kind, std::size_t n>
Kind word(const Reading& at, std::string_view key,
          const std::array<std::pair<std::string_view, Kind>, n>& words) {
  const auto field = at.need(key);
  const auto text = field ? field->as_text() : std::nullopt;
  if (!text) return words[0].second;
  std::string known;
  for (const auto& [name, kind] : words) {
    if (*text == name) return kind;
    known += (known.empty() ? "'" : ", '") + std::string(name) + "'";
  }
  field->problem(fmt::format("'{}' is none of the words that fit here", *text),
                 fmt::format("Write one of {}.", known));
  return words[0].second;
}

Checked read_checked(const Reading& at) {
  static constexpr std::array<std::pair<std::string_view, Checked>, 4> words{
      {{"not_checked", Checked::not_checked},
       {"in_the_source", Checked::in_the_source},
       {"second_hand", Checked::second_hand},
       {"computed_here", Checked::computed_here}}};
  return word(at, "checked", words);
}

measurement::Figure read_figure(const Reading& at) {
  return {at.number("value"), at.text("source"), read_checked(at)};
}

std::vector<measurement::AnswerChoice> read_answers(const std::vector<Reading>& all) {
  std::vector<measurement::AnswerChoice> answers;
  for (const Reading& at : all) {
    answers.push_back({at.integer("value"), optional_text(at, "label")});
  }
  return answers;
}

void read_item(const Reading& at, QuestionnaireDraft& draft) {
  measurement::QuestionnaireItem item;
  item.id = at.text("id");
  item.link_id = optional_text(at, "link_id");
  item.text = optional_text(at, "text");
  item.reversed = optional_boolean(at, "reversed", false);
  if (const auto answers = at.find("answers")) item.answers = read_answers(answers->elements());
  draft.value.items.push_back(std::move(item));
  draft.items.push_back(at);
}

// The index of the item that a text names.
std::optional<std::size_t> named_item(const Reading& at, const Questionnaire& questionnaire) {
  const auto id = at.as_text();
  if (!id) return std::nullopt;
  const auto item = questionnaire.find_item(*id);
  if (!item) {
    at.problem(fmt::format("There is no item '{}'", *id), "Use the id of an item of this file.");
  }
  return item;
}

std::vector<std::size_t> named_items(const Reading& at, const Questionnaire& questionnaire) {
  std::vector<std::size_t> items;
  for (const Reading& element : at.list("items")) {
    if (const auto item = named_item(element, questionnaire)) items.push_back(*item);
  }
  return items;
}

measurement::Reliability read_reliability(const Reading& at) {
  static constexpr std::array<std::pair<std::string_view, ReliabilityKind>, 4> words{
      {{"alpha", ReliabilityKind::alpha},
       {"omega", ReliabilityKind::omega},
       {"retest", ReliabilityKind::retest},
       {"agreement", ReliabilityKind::agreement}}};
  measurement::Reliability reliability;
  reliability.kind = word(at, "kind", words);
  reliability.figure = read_figure(at);
  if (const auto days = at.find("days")) reliability.days = days->as_number();
  if (const auto people = at.find("people")) reliability.people = people->as_integer();
  return reliability;
}

measurement::QuestionnaireNorm read_norm(const Reading& at) {
  measurement::QuestionnaireNorm norm;
  norm.group = at.text("group");
  if (const auto people = at.find("people")) norm.people = people->as_integer();
  norm.mean = at.number("mean");
  norm.sd = at.number("sd");
  norm.source = at.text("source");
  norm.checked = read_checked(at);
  return norm;
}

void read_scale(const Reading& at, QuestionnaireDraft& draft) {
  using measurement::Combine;
  static constexpr std::array<std::pair<std::string_view, Combine>, 2> ways{
      {{"sum", Combine::sum}, {"mean", Combine::mean}}};
  QuestionnaireScale scale;
  scale.id = at.text("id");
  scale.title = at.text("title");
  scale.items = named_items(at, draft.value);
  scale.combine = word(at, "combine", ways);
  if (const auto factor = at.find("factor")) scale.factor = factor->as_number().value_or(1.0);
  scale.lowest = at.number("lowest");
  scale.highest = at.number("highest");
  scale.higher_is_better = optional_boolean(at, "higher_is_better", false);
  if (const auto missing = at.need("missing")) {
    scale.most_missing = missing->integer("most");
    scale.missing_source = missing->text("source");
  }
  for (const Reading& cutoff : optional_list(at, "cutoffs")) {
    scale.cutoffs.push_back({read_figure(cutoff), !optional_boolean(cutoff, "at_or_below", false),
                             cutoff.text("meaning")});
  }
  for (const Reading& band : optional_list(at, "bands")) {
    scale.bands.push_back({band.number("from"), band.text("label")});
  }
  for (const Reading& one : optional_list(at, "reliability")) {
    scale.reliabilities.push_back(read_reliability(one));
  }
  for (const Reading& norm : optional_list(at, "norms")) scale.norms.push_back(read_norm(norm));
  if (const auto change = at.find("reliable_change")) scale.reliable_change = read_figure(*change);
  draft.value.scales.push_back(std::move(scale));
  draft.scales.push_back(at);
}

void read_criterion(const Reading& at, QuestionnaireDraft& draft) {
  measurement::Criterion criterion;
  criterion.id = at.text("id");
  criterion.title = at.text("title");
  criterion.meaning = at.text("meaning");
  criterion.source = at.text("source");
  for (const Reading& wanted : optional_list(at, "all_of")) {
    const auto how_many = wanted.find("how_many");
    criterion.all_of.push_back({named_items(wanted, draft.value), wanted.integer("at_least"),
                                how_many ? how_many->as_integer().value_or(1) : 1});
  }
  if (at.find("requires")) criterion.requires_criteria = at.texts("requires");
  if (at.find("unless")) criterion.unless = at.texts("unless");
  draft.value.criteria.push_back(std::move(criterion));
  draft.criteria.push_back(at);
}

void read_rights(const Reading& root, measurement::Rights& rights) {
  const auto at = root.need("rights");
  if (!at) return;
  rights.licence = at->text("licence");
  rights.note = at->text("note");
  rights.may_be_switched_on = optional_boolean(*at, "may_be_switched_on", true);
}

}  // namespace

QuestionnaireDraft read_questionnaire(const Reading& root, bool own) {
  QuestionnaireDraft draft{.root = root, .value = {}, .items = {}, .scales = {}, .criteria = {},
                           .help = {}};
  Questionnaire& value = draft.value;
  value.own = own;
  value.has_wording = own;
  value.id = root.text("id");
  value.version = root.text("version");
  value.title = root.text("title");
  value.status = root.text("status");
  value.language = optional_text(root, "language");
  value.period = optional_text(root, "period");
  value.instruction = optional_text(root, "instruction");
  value.instrument = optional_text(root, "instrument");
  value.layout = optional_text(root, "layout");
  if (root.find("not_known")) value.not_known = root.texts("not_known");
  read_rights(root, value.rights);
  value.sources = root.texts("sources");
  value.answers = read_answers(root.list("answers"));
  for (const Reading& at : root.list("items")) read_item(at, draft);
  for (const Reading& at : root.list("scales")) read_scale(at, draft);
  for (const Reading& at : optional_list(root, "criteria")) read_criterion(at, draft);
  for (const Reading& at : optional_list(root, "help")) {
    const auto name = at.need("item");
    const auto item = name ? named_item(*name, value) : std::nullopt;
    const int at_least = at.integer("at_least");
    if (!item) continue;
    value.help.push_back({*item, at_least});
    draft.help.push_back(at);
  }
  return draft;
}

}  // namespace securebase::content

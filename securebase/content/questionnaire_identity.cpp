#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "securebase/content/questionnaire_reader.hpp"
#include "securebase/content/version.hpp"

namespace securebase::content {
namespace {

using measurement::AnswerChoice;
using measurement::Questionnaire;

void keep_kind(const QuestionnaireDraft& draft) {
  const auto kind = draft.root.need("kind");
  const auto word = kind ? kind->as_text() : std::nullopt;
  if (!word) return;
  const std::string_view wanted = draft.value.own ? "own" : "recipe";
  if (*word != wanted) {
    kind->problem(fmt::format("This file is of kind '{}' and lies among those of kind '{}'", *word,
                              wanted),
                  "Recipes lie in recipes/, our own measures in measures/.");
  }
}

void keep_id_and_version(const QuestionnaireDraft& draft) {
  const auto id = draft.root.find("id");
  if (id && draft.value.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") !=
                std::string::npos) {
    id->problem(fmt::format("'{}' is no id of a questionnaire", draft.value.id),
                "Use small letters a to z, digits and hyphens.");
  }
  const auto version = draft.root.find("version");
  if (version && !draft.value.version.empty() && !parse_version(draft.value.version)) {
    version->problem(fmt::format("'{}' is no version", draft.value.version),
                     "Write three whole numbers, such as 1.0.0.");
  }
}

void keep_answers(const Reading& at, const std::vector<AnswerChoice>& answers, bool own) {
  const auto list = at.find("answers");
  if (!list || list->node().kind != Node::Kind::list) return;
  if (answers.size() < 2) {
    list->problem("There are fewer than two answers to choose from", "List at least two.");
  }
  std::set<int> seen;
  for (const AnswerChoice& answer : answers) {
    if (!seen.insert(answer.value).second) {
      list->problem(fmt::format("Two answers have the value {}", answer.value),
                    "Give each answer a value of its own.");
    }
    if (own == answer.label.empty()) {
      list->problem(fmt::format("The answer {} {}", answer.value,
                                own ? "has no label" : "has a label, and a recipe has no wording"),
                    own ? "Add 'label: ...': people see it."
                        : "Remove it; who holds a licence adds the wording.");
    }
  }
}

void keep_items(const QuestionnaireDraft& draft) {
  const Questionnaire& value = draft.value;
  std::set<std::string> ids, links;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const auto& item = value.items[i];
    const Reading& at = draft.items[i];
    if (!item.id.empty() && !ids.insert(item.id).second) {
      at.problem(fmt::format("The item '{}' is given twice", item.id), "Rename one of them.");
    }
    if (!item.link_id.empty() && !links.insert(item.link_id).second) {
      at.problem(fmt::format("The link_id '{}' is given twice", item.link_id),
                 "Look it up where it comes from.");
    }
    if (value.own && item.text.empty()) {
      at.problem(fmt::format("The item '{}' has no text", item.id), "Add 'text: ...'.");
    }
    if (!value.own && !item.text.empty()) {
      at.problem(fmt::format("The item '{}' has a text, and a recipe has no wording", item.id),
                 "Remove it; who holds a licence adds the wording.");
    }
    if (item.answers) keep_answers(at, *item.answers, value.own);
  }
}

void keep_wording(const QuestionnaireDraft& draft) {
  const Questionnaire& value = draft.value;
  if (value.own) {
    for (const char* field : {"language", "period", "instruction"}) (void)draft.root.text(field);
  } else if (const auto words = draft.root.find("instruction")) {
    words->problem("A recipe holds no wording, and this one has an instruction",
                   "Remove it; who holds a licence adds the wording.");
  }
}

}  // namespace

void keep_questionnaire_identity(const QuestionnaireDraft& draft) {
  keep_kind(draft);
  keep_id_and_version(draft);
  keep_answers(draft.root, draft.value.answers, draft.value.own);
  keep_items(draft);
  keep_wording(draft);
}

void keep_questionnaires_apart(std::span<const QuestionnaireDraft> all) {
  std::map<std::pair<std::string, std::string>, std::string> where;  // -> first file
  for (const QuestionnaireDraft& draft : all) {
    const auto [first, fresh] =
        where.emplace(std::pair{draft.value.id, draft.value.version}, draft.root.file());
    if (fresh) continue;
    draft.root.problem(
        fmt::format("'{}' {} is also in {}", draft.value.id, draft.value.version, first->second),
        "Give this file a new version; a released version never changes.");
  }
}

void keep_same_items(std::span<const QuestionnaireDraft> all,
                     std::span<const InstrumentDraft> instruments) {
  for (const QuestionnaireDraft& draft : all) {
    const auto name = draft.root.find("instrument");
    if (!name || draft.value.instrument.empty()) continue;
    const auto found = std::find_if(instruments.begin(), instruments.end(), [&](const auto& one) {
      return one.value.id == draft.value.instrument;
    });
    if (found == instruments.end()) {
      name->problem(fmt::format("There is no instrument '{}'", draft.value.instrument),
                    "Name one of instruments/.");
      continue;
    }
    const auto same = [](const auto& ours, const auto& theirs) {
      return ours.id == theirs.id && ours.reversed == theirs.reversed;
    };
    const auto same_value = [](const AnswerChoice& ours, const AnswerChoice& theirs) {
      return ours.value == theirs.value;
    };
    if (!std::ranges::equal(draft.value.items, found->value.items, same) ||
        !std::ranges::equal(draft.value.answers, found->value.answers, same_value)) {
      name->problem(fmt::format("The items, keys or answers are not those of the instrument '{}'",
                                draft.value.instrument),
                    "List the same ids in the same order, turned round alike, with its answers.");
    }
  }
}

}  // namespace securebase::content

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "securebase/content/asked_questions.hpp"
#include "securebase/content/safety_readers.hpp"

namespace securebase::content {

using safety::Coercion;
using safety::RedFlag;

namespace {

// Words that are looked for: in small letters and once.
std::vector<std::string> read_looked_for(const Reading& around, std::string_view field,
                                         std::set<std::string>& seen) {
  std::vector<std::string> words;
  for (const Reading& at : around.list(field)) {
    const auto word = at.as_text();
    if (!word) continue;
    words.push_back(*word);
    const bool capitals = std::ranges::any_of(*word, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (capitals || word->find_first_not_of(' ') == std::string::npos) {
      at.problem(fmt::format("'{}' cannot be looked for", *word), "Write words in small letters.");
    } else if (!seen.insert(*word).second) {
      at.problem(fmt::format("'{}' is listed twice", *word), "Remove one of them.");
    }
  }
  return words;
}

RedFlag read_red_flag(const Reading& at, std::set<std::string>& ids,
                      std::set<std::string>& words) {
  RedFlag flag{own_id(at, ids), at.text("text"), read_looked_for(at, "words_found", words)};
  if (const auto found = at.find("words_found"); found && flag.words.empty()) {
    found->problem(fmt::format("The red flag '{}' has no words", flag.id),
                   "Give the words by which it is found.");
  }
  return flag;
}

void keep_report(const Reading& root) {
  const auto report = root.need("report");
  if (!report) return;
  std::set<std::string> ids;
  bool any_needed = false;
  for (const Reading& field : report->list("fields")) {
    (void)own_id(field, ids);
    const auto needed = field.need("needed");
    any_needed = (needed && needed->as_boolean().value_or(false)) || any_needed;
  }
  if (const auto fields = report->find("fields"); fields && !any_needed) {
    fields->problem("Nothing of the report is needed", "Ask at least for what was seen.");
  }
}

// Stanley and Brown 2012: the six parts in their order; then the reasons to live.
constexpr std::array<std::string_view, 7> plan_parts{
    "warning-signs", "on-my-own",    "people-places", "ask-for-help",
    "professionals", "surroundings", "reasons"};

}  // namespace

Coercion read_coercion(const Reading& root) {
  Coercion coercion;
  coercion.version = root.text("version");
  coercion.title = root.text("title");
  coercion.warning = root.text("warning");
  coercion.search_says = root.text("search_says");
  std::set<std::string> ids, words, searches;
  for (const Reading& at : root.list("red_flags")) {
    coercion.red_flags.push_back(read_red_flag(at, ids, words));
  }
  coercion.search_words = read_looked_for(root, "search_words", searches);
  keep_report(root);
  keep_safety_text(root);
  return coercion;
}

void keep_plan_rules(const Reading& root) {
  const std::vector<Reading> parts = root.list("parts");
  for (std::size_t i = 0; i < plan_parts.size(); ++i) {
    const std::string id = i < parts.size() ? parts[i].text("id") : "";
    if (id == plan_parts[i]) continue;
    const Reading at = i < parts.size() ? parts[i] : root.find("parts").value_or(root);
    at.problem(fmt::format("The plan's part '{}' is not here", plan_parts[i]),
               "Give the six parts in their order, then the reasons to live.");
    break;  // the others only follow from it
  }
  if (parts.size() > plan_parts.size()) {
    parts[plan_parts.size()].problem("The plan has a part too many",
                                     "Keep six parts and the reasons: it is read in a bad hour.");
  }
  keep_safety_text(root);
}

}  // namespace securebase::content

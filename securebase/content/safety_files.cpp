#include "securebase/content/safety_files.hpp"

#include <fmt/core.h>

#include <array>

#include "securebase/content/contents.hpp"
#include "securebase/content/safety_readers.hpp"
#include "securebase/content/texts.hpp"
#include "securebase/content/ways_file.hpp"

namespace securebase::content {
namespace {

// A few answers on a page cannot know that: nobody is told so.
constexpr std::array<std::string_view, 5> never_said{"you are safe", "you're safe",
                                                     "you\xE2\x80\x99re safe", "you are out of danger",
                                                     "no risk"};

void keep_nobody_called_safe(const Reading& at) {
  if (at.node().kind == Node::Kind::text) {
    std::string small = at.node().text;
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const std::string_view words : never_said) {
      if (small.find(words) == std::string::npos) continue;
      at.problem(fmt::format("This text says '{}'", words), "No check can know that. Leave it out.");
    }
  } else if (at.node().kind == Node::Kind::map) {
    for (const Reading& member : at.members()) keep_nobody_called_safe(member);
  } else if (at.node().kind == Node::Kind::list) {
    for (const Reading& element : at.elements()) keep_nobody_called_safe(element);
  }
}

template <class Use>
void each(ContentFiles& files, FileKind kind, Use use) {
  for (ContentFile& file : files) {
    if (file.kind == kind && file.root) use(file.reading());
  }
}

}  // namespace

void keep_safety_text(const Reading& root) {
  keep_version(root);
  keep_review(root);
  keep_plain(root);
  keep_nobody_called_safe(root);
}

safety::Words read_words(const Reading& around, std::string_view field) {
  const auto at = around.need(field);
  if (!at) return {};
  return {at->text("title"), at->texts("text")};
}

safety::Rules read_safety(ContentFiles& files) {
  safety::Rules rules;
  each(files, FileKind::safety_check,
       [&](const Reading& root) { rules.check = read_safety_check(root); });
  each(files, FileKind::safety_states,
       [&](const Reading& root) { rules.states = read_states(root); });
  each(files, FileKind::relationship_check,
       [&](const Reading& root) { rules.relationship = read_relationship_check(root); });
  each(files, FileKind::safety_plan, keep_plan_rules);
  each(files, FileKind::coercion, [&](const Reading& root) { rules.coercion = read_coercion(root); });
  each(files, FileKind::phrases, [&](const Reading& root) { rules.phrases = read_phrases(root); });
  each(files, FileKind::phrase_tests, [](const Reading& root) { (void)read_phrase_tests(root); });
  return rules;
}

std::size_t run_safety_cases(ContentFiles& files, const safety::Rules& rules) {
  std::size_t run = 0;
  each(files, FileKind::safety_check,
       [&](const Reading& root) { run += run_safety_check_cases(root, rules.check); });
  each(files, FileKind::safety_states,
       [&](const Reading& root) { run += run_state_cases(root, rules.states); });
  each(files, FileKind::relationship_check,
       [&](const Reading& root) { run += run_relationship_cases(root, rules.relationship); });
  return run;
}

std::vector<Reading> gates_named(const Reading& states) {
  std::vector<Reading> named;
  for (const Reading& state : states.list("states")) {
    const auto gates = state.find("gates");
    if (!gates) continue;
    for (Reading& gate : gates->elements()) named.push_back(std::move(gate));
  }
  return named;
}

std::vector<Reading> rows_named(const Reading& plan) {
  std::vector<Reading> named;
  const auto facts = plan.find("facts");
  if (!facts) return named;
  for (const Reading& fact : facts->elements()) {
    const auto rows = fact.find("rows");
    if (!rows) continue;
    for (Reading& row : rows->elements()) named.push_back(std::move(row));
  }
  return named;
}

Result<PhraseTests> load_phrase_tests(const std::filesystem::path& content_dir) {
  constexpr std::array needed{FileKind::phrases, FileKind::phrase_tests};
  ContentFiles files = read_files(content_dir, needed);
  PhraseTests tests;
  each(files, FileKind::phrases, [&](const Reading& root) { tests.phrases = read_phrases(root); });
  each(files, FileKind::phrase_tests,
       [&](const Reading& root) { tests.sentences = read_phrase_tests(root); });
  std::vector<Problem> problems = problems_of(files);
  if (!problems.empty()) return failure(Errc::bad_content, std::move(problems));
  return tests;
}

}  // namespace securebase::content

#include "securebase/content/form_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "securebase/content/choice.hpp"
#include "securebase/content/plain_language.hpp"
#include "securebase/content/texts.hpp"
#include "securebase/content/tree_json.hpp"
#include "securebase/forms/form_reader.hpp"

namespace securebase::content {
namespace {

namespace json = boost::json;

// The reading that a JSON pointer names, or the last one on the way to it that is there.
Reading reading_at(const Reading& root, std::string_view pointer) {
  Reading at = root;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::string step(pointer.substr(0, end));
    pointer.remove_prefix(end);
    std::optional<Reading> next;
    if (at.node().kind == Node::Kind::list) {
      const auto index = static_cast<std::size_t>(std::strtoul(step.c_str(), nullptr, 10));
      const auto elements = at.elements();
      if (index < elements.size()) next = elements[index];
    } else {
      next = at.find(step);
    }
    if (!next) break;
    at = *next;
  }
  return at;
}

void keep_exercise_whole(const Reading& root, const practice::Form& form) {
  if (!form.distress) {
    root.problem("An exercise asks for distress before and after", "Add 'distress: true'.");
  }
  for (const auto* name : {"smaller", "aftercare", "progress"}) {
    if (root.find(name)) continue;
    root.problem(fmt::format("An exercise has '{}'", name), fmt::format("Add '{}'.", name));
  }
  if (list_if_given(root, "cases").size() < 2) {
    root.problem("An exercise has at least two worked cases", "Add cases.");
  }
}

void keep_name_of_file(const Reading& root, const std::string& id) {
  const std::string stem = std::filesystem::path(root.file()).stem().string();
  if (stem == id || root.file() == "text") return;  // a text that is no file has no name
  root.problem(fmt::format("The form '{}' stands in the file '{}.yaml'", id, stem),
               "Give the file the name of its id.");
}

// What a person reads of a form.
void collect_texts(const Reading& at, std::vector<Reading>& texts) {
  static const std::vector<std::string_view> not_texts{
      "id", "version", "language", "exercise", "kind", "level", "ways", "suits", "evidence",
      "seen_by", "signs", "cases", "show_if", "require_if", "when", "to", "value", "form"};
  if (at.node().kind == Node::Kind::text) {
    texts.push_back(at);
  } else if (at.node().kind == Node::Kind::list) {
    for (const Reading& one : at.elements()) collect_texts(one, texts);
  } else if (at.node().kind == Node::Kind::map) {
    for (const Reading& member : at.members()) {
      if (std::ranges::find(not_texts, member.key()) != not_texts.end()) continue;
      if (at.key() == "smaller" && member.key() == "steps") continue;  // ids
      collect_texts(member, texts);
    }
  }
}

constexpr double passage_grade_most = 12;  // one long sentence among short ones
constexpr std::size_t passage_words = 12;  // the formula says little about fewer

}  // namespace

std::optional<FormDraft> read_form_file(const Reading& root) {
  FormDraft draft;
  const json::value whole = to_json(root.node());
  if (!whole.is_object()) return std::nullopt;
  draft.json = whole.get_object();
  draft.json.erase("cases");
  keep_version(root);
  auto form = forms::read_form(json::serialize(draft.json));
  if (!form) {
    for (const Problem& problem : form.error().problems) {
      reading_at(root, problem.where).problem(problem.what, problem.mend);
    }
    return std::nullopt;
  }
  draft.form = std::move(*form);
  keep_name_of_file(root, draft.form.id);
  if (root.find("exercise")) keep_exercise_whole(root, draft.form);
  return draft;
}

void keep_form_readable(const Reading& root) {
  std::vector<Reading> texts;
  collect_texts(root, texts);
  std::string whole;
  for (const Reading& at : texts) {
    const std::string& text = at.node().text;
    whole += text + (text.ends_with('.') || text.ends_with('?') ? "\n" : ".\n");
    const auto words = static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
    const double grade = reading_grade(text);
    if (words < passage_words || grade <= passage_grade_most) continue;
    at.problem(fmt::format("This text reads at school grade {:.1f}", grade),
               "Make two sentences of it, or use shorter words.");
  }
  const double grade = reading_grade(whole);
  if (grade <= text_grade_most) return;
  root.problem(fmt::format("The texts of this form read at school grade {:.1f}", grade),
               "Bring them to 8 or below: shorter sentences, shorter words.");
}

}  // namespace securebase::content

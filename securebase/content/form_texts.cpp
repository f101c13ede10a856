#include "securebase/content/form_texts.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "securebase/content/choice.hpp"
#include "securebase/content/texts.hpp"

namespace securebase::content {
namespace {

namespace json = boost::json;

std::string_view view(json::string_view text) { return {text.data(), text.size()}; }

std::string text_of(const json::object& map, std::string_view key) {
  const json::value* found = map.if_contains(key);
  return found && found->is_string() ? std::string(view(found->get_string())) : std::string();
}

std::size_t length_of(const json::object& map, std::string_view key) {
  const json::value* found = map.if_contains(key);
  return found && found->is_array() ? found->get_array().size() : 0;
}

void miss(const Reading& at, std::string_view key) {
  at.problem(fmt::format("The text '{}' is missing here", key),
             "Translate it; the English file has it.");
}

// A text in English needs one here, and none there needs none here.
void keep_text(const Reading& at, const json::object& english, std::string_view key) {
  const bool wanted = english.contains(json::string_view(key.data(), key.size()));
  const auto here = at.find(key);
  if (wanted && (!here || !here->as_text() || here->as_text()->empty())) miss(at, key);
  if (!wanted && here) {
    here->problem(fmt::format("The English form has no '{}' here", key), "Remove it.");
  }
}

void keep_lines(const Reading& at, std::string_view key, std::size_t wanted) {
  const std::size_t here = list_if_given(at, key).size();
  if (here == wanted) return;
  const auto found = at.find(key);
  (found ? *found : at)
      .problem(fmt::format("'{}' has {} lines here and {} in English", key, here, wanted),
               "Give each English line one of its own.");
}

using Known = std::map<std::string, const json::object*, std::less<>>;

void collect_fields(const json::object& around, Known& fields) {
  const json::value* list = around.if_contains("fields");
  if (!list || !list->is_array()) return;
  for (const json::value& one : list->get_array()) {
    if (!one.is_object()) continue;
    fields.emplace(text_of(one.get_object(), "id"), &one.get_object());
    collect_fields(one.get_object(), fields);
  }
}

Known by_id(const json::object& form, std::string_view key) {
  Known known;
  const json::value* list = form.if_contains(json::string_view(key.data(), key.size()));
  if (!list || !list->is_array()) return known;
  for (const json::value& one : list->get_array()) {
    if (one.is_object()) known.emplace(text_of(one.get_object(), "id"), &one.get_object());
  }
  return known;
}

// Calls `use` for each pair, and tells who stands alone.
template <class Use>
void pair_up(const Reading& root, std::string_view key, const Known& english, Use use) {
  const auto here = root.find(key);
  for (const auto& [id, one] : english) {
    const auto found = here ? here->find(id) : std::nullopt;
    if (found) {
      use(*found, *one);
    } else {
      (here ? *here : root)
          .problem(fmt::format("There is no text for '{}' in '{}'", id, key),
                   "Translate it; the English file has it.");
    }
  }
  if (!here) return;
  for (const Reading& member : here->members()) {
    if (english.contains(member.key())) continue;
    member.problem(fmt::format("The English form has no '{}' in '{}'", member.key(), key),
                   "Remove it, or mend its id.");
  }
}

void keep_options(const Reading& at, const json::object& field) {
  Known options = by_id(field, "options");
  const auto here = at.find("options");
  for (const auto& [id, one] : options) {
    if (!here || !here->find(id)) miss(at, "options/" + id);
  }
  if (!here) return;
  for (const Reading& member : here->members()) {
    if (!options.contains(member.key())) {
      member.problem(fmt::format("The English field has no option '{}'", member.key()),
                     "Remove it, or mend its id.");
    }
  }
}

}  // namespace

void keep_form_texts(const Reading& root, const FormDraft& draft) {
  const json::object& english = draft.json;
  keep_version(root);
  if (const auto version = root.find("version"); version && version->as_text() != draft.form.version) {
    version->problem(fmt::format("The English form is version {}", draft.form.version),
                     "Look at what changed, then give this file the same version.");
  }
  for (const auto* key : {"title", "purpose", "recorded", "progress"}) keep_text(root, english, key);
  for (const auto* key : {"for_whom", "not_now", "aftercare"}) {
    keep_lines(root, key, length_of(english, key));
  }
  if (english.contains("smaller") && !root.find("smaller")) miss(root, "smaller");
  pair_up(root, "steps", by_id(english, "steps"), [](const Reading& at, const json::object& step) {
    keep_text(at, step, "title");
    keep_lines(at, "guidance", length_of(step, "guidance"));
  });
  Known fields;
  if (const json::value* steps = english.if_contains("steps"); steps && steps->is_array()) {
    for (const json::value& step : steps->get_array()) {
      if (step.is_object()) collect_fields(step.get_object(), fields);
    }
  }
  pair_up(root, "fields", fields, [](const Reading& at, const json::object& field) {
    for (const auto* key : {"label", "help", "low", "high", "unit", "another"}) {
      keep_text(at, field, key);
    }
    keep_options(at, field);
  });
  const Known gates = by_id(english, "gates");
  if (gates.empty()) return;
  pair_up(root, "gates", gates, [](const Reading& at, const json::object& gate) {
    if (at.elements().size() == length_of(gate, "says")) return;
    at.problem(fmt::format("It has {} lines here and {} in English", at.elements().size(),
                           length_of(gate, "says")),
               "Give each English line one of its own.");
  });
}

}  // namespace securebase::content

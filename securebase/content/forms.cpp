#include "securebase/content/forms.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "securebase/content/choice.hpp"
#include "securebase/content/contents.hpp"
#include "securebase/content/form_cases.hpp"
#include "securebase/content/form_file.hpp"
#include "securebase/content/form_texts.hpp"
#include "securebase/content/tree_json.hpp"
#include "securebase/content/word_lists.hpp"

namespace securebase::content {
namespace {

namespace json = boost::json;

// Forms have to be there in each of these, beside any other language that has a folder.
constexpr std::string_view needed_language = "es";

std::string language_of(const ContentFile& file) {
  return file.path.parent_path().filename().string();
}

struct Draft {
  ContentFile* file;
  FormDraft draft;
};

std::vector<Draft> read_drafts(ContentFiles& files) {
  std::vector<Draft> drafts;
  for (ContentFile& file : files) {
    if (file.kind != FileKind::form || !file.root) continue;
    if (auto draft = read_form_file(file.reading())) {
      drafts.push_back({&file, std::move(*draft)});
    }
  }
  return drafts;
}

std::set<std::string> languages_of(const ContentFiles& files) {
  std::set<std::string> languages{std::string(needed_language)};
  for (const ContentFile& file : files) {
    if (file.kind == FileKind::form_texts) languages.insert(language_of(file));
  }
  return languages;
}

// Translations of a form by language; those without a form are told.
using Texts = std::map<std::string, std::map<std::string, ContentFile*>>;

Texts texts_by_form(ContentFiles& files, const std::vector<Draft>& drafts) {
  Texts texts;
  for (ContentFile& file : files) {
    if (file.kind != FileKind::form_texts || !file.root) continue;
    const Reading root = file.reading();
    if (file.root->kind != Node::Kind::map) continue;  // a text that is no file
    const std::string form = root.text("form");
    const auto of_form = [&](const Draft& one) { return one.draft.form.id == form; };
    const bool is_there = std::ranges::any_of(drafts, of_form) ||
                          std::ranges::any_of(files, [&](const ContentFile& other) {
                            return other.kind == FileKind::form && other.path.stem() == form;
                          });
    if (!is_there) {
      root.problem(fmt::format("There is no form '{}'", form), "Name a file of content/forms/.");
    } else if (root.text("language") != language_of(file)) {
      root.problem(fmt::format("The language is '{}', and the folder '{}'", root.text("language"),
                               language_of(file)),
                   "Move the file, or mend its language.");
    } else {
      texts[form][language_of(file)] = &file;
    }
  }
  return texts;
}

std::string text_at(const json::object& map, const char* key) {
  const json::value* found = map.if_contains(key);
  return found && found->is_string() ? std::string(found->get_string().c_str()) : std::string();
}

std::string summary_of(const json::object& form) {
  json::object summary;
  for (const auto* key : {"id", "version", "exercise", "kind", "step", "minutes", "level", "ways",
                          "suits", "settling", "distress", "screen", "signs"}) {
    if (const json::value* found = form.if_contains(key)) summary[key] = *found;
  }
  for (const auto* key : {"settling", "distress", "screen"}) {
    if (!summary.contains(key)) summary[key] = false;
  }
  if (!summary.contains("signs")) summary["signs"] = json::array();
  json::object texts;
  const auto add = [&texts](std::string_view language, const json::object& from) {
    texts[language] = {{"title", text_at(from, "title")}, {"purpose", text_at(from, "purpose")}};
  };
  add("en", form);
  for (const auto& [language, from] : form.at("translations").as_object()) {
    add({language.data(), language.size()}, from.as_object());
  }
  summary["texts"] = std::move(texts);
  return json::serialize(summary);
}

void keep_exercises_once(const std::vector<Draft>& drafts) {
  std::map<std::string, std::string> by_number;
  for (const Draft& one : drafts) {
    const auto at = one.file->reading().find("exercise");
    if (!at) continue;
    const auto [other, is_new] = by_number.emplace(at->node().text, one.draft.form.id);
    if (is_new) continue;
    at->problem(fmt::format("'{}' has the number {} too", other->second, at->node().text),
                "Give each exercise a number of its own.");
  }
}

}  // namespace

const FormDocument* Practising::find(std::string_view id) const {
  const auto at = std::ranges::find(forms, id, [](const FormDocument& one) -> const std::string& {
    return one.form.id;
  });
  return at == forms.end() ? nullptr : &*at;
}

std::string Practising::summaries_json() const {
  std::string all = R"({"forms":[)";
  for (const FormDocument& form : forms) all += (&form == &forms[0] ? "" : ",") + form.summary;
  return all + "]}";
}

Practising build_practising(ContentFiles& files) {
  Practising all;
  std::vector<Draft> drafts = read_drafts(files);
  keep_exercises_once(drafts);
  const Texts texts = texts_by_form(files, drafts);
  for (Draft& one : drafts) {
    json::object translations;
    const auto found = texts.find(one.draft.form.id);
    for (const std::string& language : languages_of(files)) {
      const auto at = found == texts.end() ? nullptr
                      : found->second.contains(language) ? found->second.at(language) : nullptr;
      if (at == nullptr) {
        // A file that cannot be read was told already.
        const bool unreadable = std::ranges::any_of(files, [&](const ContentFile& file) {
          return file.kind == FileKind::form_texts && language_of(file) == language &&
                 file.path.stem() == one.draft.form.id;
        });
        if (!unreadable) {
          one.file->reading().problem(
              fmt::format("This form has no texts in the language '{}'", language),
              fmt::format("Write forms/{}/{}.yaml.", language, one.draft.form.id));
        }
        continue;
      }
      keep_form_texts(at->reading(), one.draft);
      translations[language] = to_json(*at->root);
    }
    one.draft.json["translations"] = std::move(translations);
    std::string summary = summary_of(one.draft.json);
    all.forms.push_back({std::move(one.draft.form), json::serialize(one.draft.json),
                         std::move(summary)});
  }
  std::ranges::sort(all.forms, {}, [](const FormDocument& one) { return one.form.id; });
  all.lists_json = build_word_lists(files);
  return all;
}

Result<Practising> load_practising(const std::filesystem::path& content_dir) {
  ContentFiles files = read_files(content_dir, practising_kinds);
  Practising all = build_practising(files);
  std::vector<Problem> problems = problems_of(files);
  if (!problems.empty()) return failure(Errc::bad_content, std::move(problems));
  return all;
}

std::size_t run_all_form_cases(ContentFiles& files) {
  std::size_t run = 0;
  for (ContentFile& file : files) {
    if (file.kind != FileKind::form || !file.root || !file.findings.empty()) continue;
    if (const auto draft = read_form_file(file.reading())) {
      run += run_form_cases(file.reading(), draft->form);
    }
  }
  return run;
}

void keep_form_names(ContentFiles& files) {
  std::set<std::string> ways, forms, rows{"consensus"};
  for (ContentFile& file : files) {
    if (file.kind == FileKind::way) ways.insert(file.path.stem().string());
    if (file.kind == FileKind::form) forms.insert(file.path.stem().string());
    if (file.kind != FileKind::evidence || !file.root) continue;
    for (const Reading& row : file.reading().list("rows")) rows.insert(row.text("id"));
  }
  const auto keep = [](const Reading& at, const std::set<std::string>& known, const char* what) {
    const auto text = at.as_text();
    if (!text || known.size() <= 1 || known.contains(*text)) return;
    at.problem(fmt::format("There is no {} '{}'", what, *text), "Name one that there is.");
  };
  for (ContentFile& file : files) {
    if (file.kind != FileKind::form || !file.root) continue;
    const Reading root = file.reading();
    for (const Reading& at : list_if_given(root, "ways")) keep(at, ways, "way of working");
    for (const Reading& at : list_if_given(root, "evidence")) keep(at, rows, "row of evidence");
    for (const Reading& step : list_if_given(root, "steps")) {
      for (const Reading& field : list_if_given(step, "fields")) {
        if (const auto form = field.find("form")) keep(*form, forms, "form");
        for (const Reading& inner : list_if_given(field, "fields")) {
          if (const auto form = inner.find("form")) keep(*form, forms, "form");
        }
      }
    }
  }
}

}  // namespace securebase::content

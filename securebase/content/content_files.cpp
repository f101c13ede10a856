#include "securebase/content/content_files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>
#include <system_error>

#include "securebase/content/yaml_reader.hpp"

namespace securebase::content {
namespace {

namespace fs = std::filesystem;

// Larger than any content by far, and small enough to read on every machine.
constexpr std::uintmax_t most_bytes = 4 * 1024 * 1024;

// Where each kind lies. A path without an extension is a folder of which every .yaml file is read;
// one that ends in "/*" stands for the folders of languages in it, and "*/*" for those in any folder.
struct Place {
  FileKind kind;
  std::string_view path, schema;
};

constexpr std::array<Place, 29> places{{
    {FileKind::instrument, "instruments", "instrument"},
    {FileKind::recipe, "recipes", "questionnaire"},
    {FileKind::measure, "measures", "questionnaire"},
    {FileKind::kinds, "relationships/kinds.yaml", "relationships"},
    {FileKind::patterns, "texts/en/patterns.yaml", "patterns"},
    {FileKind::change, "texts/en/change.yaml", "change"},
    {FileKind::answer_quality, "texts/en/answer-quality.yaml", "answer-quality"},
    {FileKind::words_we_avoid, "texts/en/words-we-avoid.yaml", "words-we-avoid"},
    {FileKind::crisis_lines, "safety/crisis-lines.yaml", "crisis-lines"},
    {FileKind::code_words, "codes/words.yaml", "code-words"},
    {FileKind::way, "ways", "way"},
    {FileKind::evidence, "evidence/evidence.yaml", "evidence"},
    {FileKind::needs, "indications/needs.yaml", "needs"},
    {FileKind::understand, "understand", "understand"},
    {FileKind::guided_check, "checks", "guided-check"},
    {FileKind::consult, "consult/questions.yaml", "consult"},
    {FileKind::safety_check, "safety/check.yaml", "safety-check"},
    {FileKind::safety_states, "safety/states.yaml", "safety-states"},
    {FileKind::relationship_check, "safety/relationship.yaml", "relationship-check"},
    {FileKind::safety_plan, "safety/plan.yaml", "safety-plan"},
    {FileKind::coercion, "safety/coercion.yaml", "coercion"},
    {FileKind::phrases, "safety/phrases.yaml", "phrases"},
    {FileKind::phrase_tests, "safety/phrase-tests.yaml", "phrase-tests"},
    {FileKind::form, "forms", "form"},
    {FileKind::form_texts, "forms/*", "form-texts"},
    {FileKind::word_list, "lists", "word-list"},
    {FileKind::word_list_texts, "lists/*", "word-list-texts"},
    {FileKind::programme, "programme/programme.yaml", "programme"},
    {FileKind::translation, "*/*", "translation"},
}};

const Place& place_of(FileKind kind) {
  return *std::ranges::find(places, kind, &Place::kind);  // every kind has one
}

bool is_folder(FileKind kind) { return !place_of(kind).path.ends_with(".yaml"); }

// An installation may have no recipes and no short measures; of the others there is at least one.
bool may_be_empty(FileKind kind) {
  return kind == FileKind::recipe || kind == FileKind::measure;
}

// The folders of languages in a folder: named by two or three small letters. English is where the
// files themselves are.
std::vector<fs::path> languages_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    const bool is_code = (name.size() == 2 || name.size() == 3) && name != "en" &&
                         std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
    if (is_code && at->is_directory()) found.push_back(at->path());
  }
  std::ranges::sort(found);
  return found;
}

std::string label_of(const fs::path& path) { return path.lexically_normal().generic_string(); }

void read_one(ContentFiles& files, FileKind kind, const fs::path& path) {
  ContentFile& file = files.emplace_back(ContentFile{kind, path, Findings(label_of(path)), {}});
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    file.findings.add({1, {}}, "This file is missing",
                      "Put it there, or name the right folder with --content.");
    return;
  }
  const auto size = fs::file_size(path, error);
  if (error || size > most_bytes) {
    file.findings.add({1, {}}, "This file is larger than 4 MB", "Make it smaller.");
    return;
  }
  std::ifstream stream(path, std::ios::binary);
  std::string text(size, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (!stream.is_open() || stream.bad()) {
    file.findings.add({1, {}}, "This file cannot be read", "Give yourself the right to read it.");
    return;
  }
  file.root = read_yaml(text, file.findings);
  if (file.root && file.root->kind != Node::Kind::map) {
    file.findings.add({file.root->line, {}}, "The file is not a map of fields",
                      "Begin it with lines such as 'version: 1.0.0'.");
    file.root.reset();
  }
}

std::size_t read_all_in(ContentFiles& files, FileKind kind, const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".yaml") paths.push_back(at->path());
  }
  std::sort(paths.begin(), paths.end());  // the order of a folder is no order
  for (const fs::path& path : paths) read_one(files, kind, path);
  return paths.size();
}

void read_languages(ContentFiles& files, FileKind kind, const fs::path& folder) {
  for (const fs::path& language : languages_in(folder)) read_all_in(files, kind, language);
}

// Every folder but those whose translations are of a kind of their own.
void read_translations(ContentFiles& files, const fs::path& content_dir) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (fs::directory_iterator at(content_dir, error), end; !error && at != end;
       at.increment(error)) {
    const auto name = at->path().filename();
    if (at->is_directory() && name != "forms" && name != "lists") folders.push_back(at->path());
  }
  std::ranges::sort(folders);
  for (const fs::path& folder : folders) read_languages(files, FileKind::translation, folder);
}

void read_folder(ContentFiles& files, FileKind kind, const fs::path& folder) {
  if (read_all_in(files, kind, folder) > 0 || may_be_empty(kind)) return;
  ContentFile& none = files.emplace_back(ContentFile{kind, folder, Findings(label_of(folder)), {}});
  none.findings.add({1, {}}, "There are no files here",
                    "Put them into it, or name the right folder with --content.");
}

}  // namespace

std::string schema_name(FileKind kind) {
  return std::string(place_of(kind).schema) + ".schema.json";
}

ContentFiles read_files(const fs::path& content_dir, std::span<const FileKind> kinds) {
  ContentFiles files;
  for (const FileKind kind : kinds) {
    const fs::path path = content_dir / place_of(kind).path;
    if (kind == FileKind::translation) {
      read_translations(files, content_dir);
    } else if (path.filename() == "*") {
      read_languages(files, kind, path.parent_path());
    } else if (is_folder(kind)) {
      read_folder(files, kind, path);
    } else {
      read_one(files, kind, path);
    }
  }
  return files;
}

std::vector<Problem> stray_files(const fs::path& content_dir, const ContentFiles& read) {
  std::set<std::string> known;
  for (const ContentFile& file : read) known.insert(label_of(file.path));
  std::vector<Problem> problems;
  std::error_code error;
  fs::recursive_directory_iterator at(content_dir, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    const std::string extension = at->path().extension().string();
    std::error_code unreadable;
    if (!at->is_regular_file(unreadable) || (extension != ".yaml" && extension != ".yml")) continue;
    const std::string label = label_of(at->path());
    if (known.contains(label)) continue;
    problems.push_back({"No part of the program reads this file", label + ":1",
                        "Move it to its place (docs/guide/content-files.md) or remove it."});
  }
  std::sort(problems.begin(), problems.end(),
            [](const Problem& a, const Problem& b) { return a.where < b.where; });
  return problems;
}

}  // namespace securebase::content

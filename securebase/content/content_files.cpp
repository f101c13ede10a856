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

std::string_view file_name(FileKind kind) {
  switch (kind) {
    case FileKind::instrument:
      return "instruments";
    case FileKind::recipe:
      return "recipes";
    case FileKind::measure:
      return "measures";
    case FileKind::kinds:
      return "relationships/kinds.yaml";
    case FileKind::patterns:
      return "texts/en/patterns.yaml";
    case FileKind::change:
      return "texts/en/change.yaml";
    case FileKind::answer_quality:
      return "texts/en/answer-quality.yaml";
    case FileKind::words_we_avoid:
      return "texts/en/words-we-avoid.yaml";
    case FileKind::crisis_lines:
      return "safety/crisis-lines.yaml";
    case FileKind::code_words:
      return "codes/words.yaml";
  }
  return {};
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
  if (const auto size = fs::file_size(path, error); error || size > most_bytes) {
    file.findings.add({1, {}}, "This file is larger than 4 MB", "Make it smaller.");
    return;
  }
  std::ifstream stream(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(stream), {});
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

void read_folder(ContentFiles& files, FileKind kind, const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".yaml") paths.push_back(at->path());
  }
  std::sort(paths.begin(), paths.end());  // the order of a folder is no order
  for (const fs::path& path : paths) read_one(files, kind, path);
  if (!paths.empty() || kind != FileKind::instrument) return;
  ContentFile& none =
      files.emplace_back(ContentFile{FileKind::instrument, folder, Findings(label_of(folder)), {}});
  none.findings.add({1, {}}, "There are no instruments here",
                    "Put instrument files into it, or name the right folder with --content.");
}

}  // namespace

std::string_view schema_name(FileKind kind) {
  switch (kind) {
    case FileKind::instrument:
      return "instrument.schema.json";
    case FileKind::recipe:
    case FileKind::measure:
      return "questionnaire.schema.json";
    case FileKind::kinds:
      return "relationships.schema.json";
    case FileKind::patterns:
      return "patterns.schema.json";
    case FileKind::change:
      return "change.schema.json";
    case FileKind::answer_quality:
      return "answer-quality.schema.json";
    case FileKind::words_we_avoid:
      return "words-we-avoid.schema.json";
    case FileKind::crisis_lines:
      return "crisis-lines.schema.json";
    case FileKind::code_words:
      return "code-words.schema.json";
  }
  return {};
}

ContentFiles read_files(const fs::path& content_dir, const std::vector<FileKind>& kinds) {
  ContentFiles files;
  for (const FileKind kind : kinds) {
    if (kind == FileKind::instrument || kind == FileKind::recipe || kind == FileKind::measure) {
      read_folder(files, kind, content_dir / file_name(kind));
    } else {
      read_one(files, kind, content_dir / file_name(kind));
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

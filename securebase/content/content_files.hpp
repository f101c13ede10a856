// Which files content/ holds, and reading them into trees.
#pragma once

#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/content/findings.hpp"
#include "securebase/content/reading.hpp"
#include "securebase/content/tree.hpp"

namespace securebase::content {

enum class FileKind {
  instrument,
  recipe,   // of an established questionnaire, without wording
  measure,  // a short questionnaire of our own
  kinds,
  patterns,
  change,
  answer_quality,
  words_we_avoid,
  crisis_lines,
  code_words
};

// The schema of a kind of file, as in docs/guide/content-files.md.
[[nodiscard]] std::string_view schema_name(FileKind kind);

struct ContentFile {
  FileKind kind;
  std::filesystem::path path;
  Findings findings;
  std::optional<Node> root;  // nothing: the file could not be read, and the findings say why

  [[nodiscard]] Reading reading() { return {*root, findings}; }
};

// A deque: findings and nodes are pointed at and must stay where they are.
using ContentFiles = std::deque<ContentFile>;

// Reads the files of these kinds below the folder. Each kind must be there, but for recipes and
// measures; of kinds that have a folder every .yaml file in it is read.
[[nodiscard]] ContentFiles read_files(const std::filesystem::path& content_dir,
                                      const std::vector<FileKind>& kinds);

// Files below the folder that no part of the program reads.
[[nodiscard]] std::vector<Problem> stray_files(const std::filesystem::path& content_dir,
                                               const ContentFiles& read);

}  // namespace securebase::content

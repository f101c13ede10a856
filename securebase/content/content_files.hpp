// Which files content/ holds, and reading them into trees.
#pragma once

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>
#include <optional>
#include <span>
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
  code_words,
  way,       // a way of working
  evidence,  // what studies found
  needs,     // needs, gates, and which way of working fits each
  understand,  // a page to read
  guided_check,
  consult,  // questions for a therapist
  safety_check,
  safety_states,
  relationship_check,
  safety_plan,
  coercion,
  phrases,
  phrase_tests,
  form,         // an exercise, a log, a review
  form_texts,   // a form in another language
  word_list,    // feelings, needs, places of the body
  word_list_texts,
  programme,    // tracks of exercises
  translation   // texts of other files in another language
};

// What measuring needs, and what the rest needs: understanding, choosing, safety.
inline constexpr std::array measuring_kinds{
    FileKind::instrument,     FileKind::recipe,         FileKind::measure,
    FileKind::kinds,          FileKind::patterns,       FileKind::change,
    FileKind::answer_quality, FileKind::words_we_avoid, FileKind::crisis_lines,
    FileKind::code_words};
inline constexpr std::array guiding_kinds{
    FileKind::way,           FileKind::evidence,      FileKind::needs,
    FileKind::understand,    FileKind::guided_check,  FileKind::consult,
    FileKind::safety_check,  FileKind::safety_states, FileKind::relationship_check,
    FileKind::safety_plan,   FileKind::coercion,      FileKind::phrases,
    FileKind::phrase_tests};

inline constexpr std::array practising_kinds{FileKind::form, FileKind::form_texts,
                                             FileKind::word_list, FileKind::word_list_texts};

inline constexpr auto every_kind = [] {
  std::array<FileKind, measuring_kinds.size() + guiding_kinds.size() + practising_kinds.size() + 2>
      all{};
  auto end = std::ranges::copy(measuring_kinds, all.begin()).out;
  end = std::ranges::copy(guiding_kinds, end).out;
  end = std::ranges::copy(practising_kinds, end).out;
  *end++ = FileKind::programme;
  *end = FileKind::translation;
  return all;
}();

// The schema of a kind of file, as in docs/guide/content-files.md.
[[nodiscard]] std::string schema_name(FileKind kind);

struct ContentFile {
  FileKind kind;
  std::filesystem::path path;
  Findings findings;
  std::optional<Node> root;  // nothing: the file could not be read, and the findings say why

  [[nodiscard]] Reading reading() { return {*root, findings}; }
};

// A deque: findings and nodes are pointed at and must stay where they are.
using ContentFiles = std::deque<ContentFile>;

// Reads the files of these kinds below the folder. Each kind must be there, but for recipes,
// measures and translations; of kinds that have a folder every .yaml file in it is read, and of
// translations every one in the folder of a language ("forms/es").
[[nodiscard]] ContentFiles read_files(const std::filesystem::path& content_dir,
                                      std::span<const FileKind> kinds);

// Files below the folder that no part of the program reads.
[[nodiscard]] std::vector<Problem> stray_files(const std::filesystem::path& content_dir,
                                               const ContentFiles& read);

}  // namespace securebase::content

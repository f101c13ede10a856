// The files of content/ as values. `load` is what the server calls: it parses the files it needs
// and keeps every rule that code relies on. `check` does that and all the rest: JSON Schemas,
// crisis lines, words we avoid, worked cases. Both report every problem of every file at once.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/attachment/change_words.hpp"
#include "securebase/attachment/pattern_words.hpp"
#include "securebase/attachment/quality_words.hpp"
#include "securebase/attachment/relationship.hpp"
#include "securebase/base/result.hpp"
#include "securebase/content/content_files.hpp"
#include "securebase/measurement/instrument.hpp"
#include "securebase/measurement/questionnaire.hpp"

namespace securebase::content {

struct Catalogue {
  std::vector<measurement::Instrument> instruments;  // by id, then from the newest version down
  std::vector<measurement::Questionnaire> questionnaires;  // recipes and own measures, likewise
  std::vector<attachment::RelationshipKind> kinds;   // in the order of the file
  attachment::PatternTexts patterns;
  attachment::ChangeTexts change;
  attachment::QualityTexts answer_quality;
  std::vector<std::string> code_words;  // 1,024, in the order of the file

  // The newest version when `version` is empty; null when there is none.
  [[nodiscard]] const measurement::Instrument* find(std::string_view id,
                                                    std::string_view version = {}) const;
};

// Errc::bad_content with every problem; `where` is "FILE:LINE /path/in/file".
[[nodiscard]] Result<Catalogue> load(const std::filesystem::path& content_dir);

struct CheckReport {
  std::size_t files = 0;
  std::size_t worked_cases = 0;
  std::vector<Problem> problems;  // by file, then by line
};

// Every kind of file there is.
[[nodiscard]] CheckReport check(const std::filesystem::path& content_dir,
                                const std::filesystem::path& schema_dir);
// Some kinds alone; a file of another kind counts as one that no part of the program reads.
[[nodiscard]] CheckReport check(const std::filesystem::path& content_dir,
                                const std::filesystem::path& schema_dir,
                                std::span<const FileKind> kinds);

// Forms, lists and their translations alone; files of other kinds are left alone.
[[nodiscard]] CheckReport check_forms(const std::filesystem::path& content_dir,
                                      const std::filesystem::path& schema_dir);

}  // namespace securebase::content

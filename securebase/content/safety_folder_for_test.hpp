// Small files of content/safety that keep every rule, in a temporary place, for tests to spoil.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "securebase/content/content_files.hpp"

namespace securebase::content {

inline constexpr std::array safety_kinds{
    FileKind::safety_check, FileKind::safety_states, FileKind::relationship_check,
    FileKind::safety_plan,  FileKind::coercion,      FileKind::phrases,
    FileKind::phrase_tests};

class SafetyFolder {
 public:
  SafetyFolder();  // writes every file
  ~SafetyFolder();
  SafetyFolder(const SafetyFolder&) = delete;
  SafetyFolder& operator=(const SafetyFolder&) = delete;

  [[nodiscard]] std::filesystem::path path() const { return folder_; }
  // Replaces the first `from` (which must be there) and returns the line on which it began.
  int replace(std::string_view file, std::string_view from, std::string_view to) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace securebase::content

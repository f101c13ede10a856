// A small content folder that keeps every rule, in a temporary place, for tests to spoil.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace securebase::content {

class ContentFolder {
 public:
  ContentFolder();  // writes every file
  ~ContentFolder();
  ContentFolder(const ContentFolder&) = delete;
  ContentFolder& operator=(const ContentFolder&) = delete;

  [[nodiscard]] std::filesystem::path path() const { return folder_ / "content"; }
  [[nodiscard]] std::string read(std::string_view file) const;
  void write(std::string_view file, std::string_view text) const;
  void remove(std::string_view file) const;

  // Replaces the first `from` (which must be there) and returns the line on which it began.
  int replace(std::string_view file, std::string_view from, std::string_view to) const;

 private:
  std::filesystem::path folder_;
};

// The schemas of the source tree.
[[nodiscard]] std::filesystem::path schema_folder();

}  // namespace securebase::content

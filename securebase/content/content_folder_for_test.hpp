// Small content folders that keep every rule, in a temporary place, for tests to spoil.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace securebase::content {

class FolderForTest {
 public:
  FolderForTest();
  ~FolderForTest();
  FolderForTest(const FolderForTest&) = delete;
  FolderForTest& operator=(const FolderForTest&) = delete;

  [[nodiscard]] std::filesystem::path path() const { return folder_ / "content"; }
  [[nodiscard]] std::string read(std::string_view file) const;
  void write(std::string_view file, std::string_view text) const;
  void remove(std::string_view file) const;

  // Replaces the first `from` (which must be there) and returns the line on which it began.
  int replace(std::string_view file, std::string_view from, std::string_view to) const;

 private:
  std::filesystem::path folder_;
};

// What measuring needs.
class ContentFolder : public FolderForTest {
 public:
  ContentFolder();
};

// The schemas of the source tree.
[[nodiscard]] std::filesystem::path schema_folder();

}  // namespace securebase::content

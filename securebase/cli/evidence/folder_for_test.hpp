// A folder of its own for a test's files, gone with it.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace securebase::cli::test_data {

class Folder {
 public:
  Folder() { std::filesystem::create_directories(path_); }
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(file(name), std::ios::binary) << text;
    return file(name);
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream stream(file(name), std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
  }
  [[nodiscard]] long files() const {
    return std::distance(std::filesystem::directory_iterator(path_), {});
  }

 private:
  static inline int made_ = 0;
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() /
      ("securebase-evidence-" + std::to_string(::getpid()) + "-" + std::to_string(made_++));
};

}  // namespace securebase::cli::test_data

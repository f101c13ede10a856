// A file that appears whole or not at all: written beside its place and moved there at the end.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "securebase/base/result.hpp"

namespace securebase::cli {

class WholeFile {
 public:
  // An empty path stands for the standard output: text is gathered in an unnamed temporary file
  // and copied at the end, so that a reader of the output never sees half of it either.
  [[nodiscard]] static Result<WholeFile> open(const std::string& path);
  ~WholeFile();
  WholeFile(WholeFile&&) noexcept;
  WholeFile& operator=(WholeFile&&) = delete;

  void write(std::string_view text);           // a failure is remembered and told by keep()
  [[nodiscard]] Result<bool> keep();           // makes the file appear

 private:
  WholeFile() = default;
  [[nodiscard]] tl::unexpected<Error> refuse(std::string what) const;

  std::FILE* file_ = nullptr;
  std::string path_, beside_;  // where it shall be, and where it is written
  bool complete_ = true;       // every write so far went through
};

}  // namespace securebase::cli

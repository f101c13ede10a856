#include "securebase/cli/whole_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

namespace securebase::cli {

tl::unexpected<Error> WholeFile::refuse(std::string what) const {
  return failure(Errc::storage_failed,
                 {fmt::format("{}: {}", what, std::strerror(errno)),
                  path_.empty() ? "standard output" : path_,
                  "Check that the folder exists, that you may write there and that the disk has "
                  "room."});
}

Result<WholeFile> WholeFile::open(const std::string& path) {
  WholeFile whole;
  whole.path_ = path;
  if (path.empty()) {
    whole.file_ = std::tmpfile();
  } else {
    whole.beside_ = fmt::format("{}.{}.tmp", path, ::getpid());
    whole.file_ = std::fopen(whole.beside_.c_str(), "wbx");
  }
  if (whole.file_ == nullptr) return whole.refuse("the output cannot be written");
  return whole;
}

WholeFile::WholeFile(WholeFile&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      path_(std::move(other.path_)),
      beside_(std::exchange(other.beside_, {})),
      complete_(other.complete_) {}

WholeFile::~WholeFile() {
  if (file_ != nullptr) std::fclose(file_);
  if (!beside_.empty()) std::remove(beside_.c_str());
}

void WholeFile::write(std::string_view text) {
  if (complete_) complete_ = std::fwrite(text.data(), 1, text.size(), file_) == text.size();
}

Result<bool> WholeFile::keep() {
  if (!complete_ || std::fflush(file_) != 0) return refuse("the output could not be written");
  if (path_.empty()) {
    std::rewind(file_);
    std::array<char, 1 << 16> piece;
    while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), file_)) {
      if (std::fwrite(piece.data(), 1, got, stdout) != got) return refuse("the output was cut off");
    }
    if (std::fflush(stdout) != 0) return refuse("the output was cut off");
    return true;
  }
  std::fclose(std::exchange(file_, nullptr));
  std::error_code error;
  std::filesystem::rename(beside_, path_, error);
  if (error) {
    errno = error.value();
    return refuse("the output cannot be put in its place");
  }
  beside_.clear();
  return true;
}

}  // namespace securebase::cli

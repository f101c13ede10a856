// Reads comma-separated text (RFC 4180) of any size, one record at a time, in constant memory.
// Everything it refuses it refuses with the line, so that people can find the place.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"

namespace securebase::cli {

class CsvReader {
 public:
  // `name` is how problems call the file; `separator` is a comma, a semicolon or a tab. The stream
  // must stay open while this object lives.
  CsvReader(std::FILE* stream, std::string name, char separator = ',');

  // Takes the next record into `fields`; they stay valid until the next call. False at the end.
  // Refuses text that is not UTF-8, NUL bytes, an unfinished quotation, text after a closing
  // quotation mark, and records longer than 1 MiB.
  [[nodiscard]] Result<bool> next(std::vector<std::string_view>& fields);

  // The line on which the record last read began, 1-based.
  [[nodiscard]] std::size_t line() const { return record_line_; }

  // "FILE:LINE", for problems about the record last read.
  [[nodiscard]] std::string where() const;

 private:
  [[nodiscard]] bool fill();
  [[nodiscard]] std::size_t find_record_end(bool& quoted);
  [[nodiscard]] Result<bool> split(std::string_view record, bool quoted,
                                   std::vector<std::string_view>& fields);
  [[nodiscard]] Result<bool> split_quoted(std::string_view record,
                                          std::vector<std::string_view>& fields);
  [[nodiscard]] tl::unexpected<Error> refuse(std::string what, std::string mend) const;

  std::FILE* stream_;
  std::string name_;
  char separator_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;  // what is read and not yet taken
  bool at_end_ = false;
  std::size_t record_line_ = 0, next_line_ = 1;
  std::string unquoted_;  // storage of fields whose quotation marks were taken off
};

}  // namespace securebase::cli

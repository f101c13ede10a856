#include "securebase/cli/csv_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>
#include <optional>

#include "securebase/content/utf8.hpp"

namespace securebase::cli {
namespace {

constexpr std::size_t record_most = std::size_t{1} << 20;

bool all_ascii_text(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + i, 8);
    const bool high = (bytes & 0x8080808080808080ULL) != 0;
    // A byte below 0x20 borrows from its top bit when 0x20 is taken off.
    const bool control = ((bytes - 0x2020202020202020ULL) & 0x8080808080808080ULL) != 0;
    if (high || control) return false;
  }
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(),
                     [](char c) { return c >= 0x20 && c < 0x7f; });
}

// Copies a quoted field that starts `record` to `text`; gives the offset behind its closing mark.
std::optional<std::size_t> take_quoted(std::string_view record, std::string& text) {
  for (std::size_t at = 1; at < record.size(); ++at) {
    if (record[at] == '"') {
      if (at + 1 == record.size() || record[at + 1] != '"') return at + 1;
      ++at;
    }
    text.push_back(record[at]);
  }
  return std::nullopt;
}

}  // namespace

CsvReader::CsvReader(std::FILE* stream, std::string name, char separator)
    : stream_(stream), name_(std::move(name)), separator_(separator), buffer_(2 * record_most) {
  static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  while (end_ - begin_ < byte_order_mark.size() && fill()) {
  }
  if (std::string_view(buffer_.data(), end_).starts_with(byte_order_mark)) {
    begin_ = byte_order_mark.size();
  }
}

std::string CsvReader::where() const { return fmt::format("{}:{}", name_, record_line_); }

tl::unexpected<Error> CsvReader::refuse(std::string what, std::string mend) const {
  return failure(Errc::bad_input, {std::move(what), where(), std::move(mend)});
}

// Reads more behind what is not yet taken. False when there is no more, or no room.
bool CsvReader::fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) return false;
  const std::size_t got = std::fread(buffer_.data() + end_, 1, buffer_.size() - end_, stream_);
  end_ += got;
  at_end_ = got == 0;
  return got > 0;
}

// Where the record that starts at begin_ ends: the offset of its line end, or of the end of the
// text. A line end inside quotation marks does not count.
std::size_t CsvReader::find_record_end(bool& quoted) {
  std::size_t looked = 0;
  bool inside = false;
  quoted = false;
  for (;;) {
    const char* text = buffer_.data() + begin_;
    const std::size_t size = end_ - begin_;
    if (!quoted) {
      const auto* line_end = static_cast<const char*>(std::memchr(text + looked, '\n', size - looked));
      const std::size_t stop = line_end ? static_cast<std::size_t>(line_end - text) : size;
      quoted = std::memchr(text + looked, '"', stop - looked) != nullptr;
      if (!quoted && line_end) return stop;
      if (!quoted) looked = size;
    }
    if (quoted) {
      for (; looked < size; ++looked) {
        if (text[looked] == '"') inside = !inside;
        if (text[looked] == '\n' && !inside) return looked;
      }
    }
    if (size > record_most || !fill()) return end_ - begin_;
  }
}

Result<bool> CsvReader::next(std::vector<std::string_view>& fields) {
  fields.clear();
  if (begin_ == end_ && !fill()) {
    if (std::ferror(stream_) != 0) {
      record_line_ = next_line_;
      return refuse("the file could not be read to its end", "Check the disk and try again.");
    }
    return false;
  }
  record_line_ = next_line_;
  bool quoted = false;
  const std::size_t length = find_record_end(quoted);
  if (length > record_most) {
    return refuse("this record is longer than 1 MiB",
                  "Check for a quotation mark that is never closed.");
  }
  std::string_view record(buffer_.data() + begin_, length);
  const bool ended = begin_ + length < end_;
  begin_ += length + (ended ? 1 : 0);
  next_line_ += static_cast<std::size_t>(std::ranges::count(record, '\n')) + (ended ? 1 : 0);
  if (record.ends_with('\r')) record.remove_suffix(1);
  return split(record, quoted, fields);
}

Result<bool> CsvReader::split(std::string_view record, bool quoted,
                              std::vector<std::string_view>& fields) {
  if (!all_ascii_text(record)) {
    if (const auto bad = content::first_unreadable(record)) {
      record_line_ += static_cast<std::size_t>(bad->line - 1);
      return refuse(fmt::format("column {}: {}", bad->column, bad->what),
                    "Save the file as UTF-8 text and try again.");
    }
  }
  if (quoted) return split_quoted(record, fields);
  for (;;) {
    const std::size_t comma = record.find(separator_);
    fields.push_back(record.substr(0, comma));
    if (comma == std::string_view::npos) return true;
    record.remove_prefix(comma + 1);
  }
}

Result<bool> CsvReader::split_quoted(std::string_view record,
                                     std::vector<std::string_view>& fields) {
  unquoted_.clear();
  unquoted_.reserve(record.size());  // never grows while fields point into it
  for (;;) {
    std::size_t end = record.find(separator_);
    if (record.starts_with('"')) {
      const std::size_t start = unquoted_.size();
      const auto closed = take_quoted(record, unquoted_);
      if (!closed) {
        return refuse("a quotation mark is never closed",
                      "Close it, or double it if it belongs to the text.");
      }
      if (*closed < record.size() && record[*closed] != separator_) {
        return refuse("text stands after a closing quotation mark",
                      "Put a separator there, or double the mark if it belongs to the text.");
      }
      fields.push_back(std::string_view(unquoted_).substr(start));
      end = *closed < record.size() ? *closed : std::string_view::npos;
    } else {
      fields.push_back(record.substr(0, end));
    }
    if (end == std::string_view::npos) return true;
    record.remove_prefix(end + 1);
  }
}

}  // namespace securebase::cli

// A file of answers, person after person: the one reader behind every command that takes answers.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/cli/answer_columns.hpp"
#include "securebase/cli/csv_reader.hpp"
#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::cli {

struct AnswerFileOptions {
  std::string responses;             // path of a CSV file with a column for each item id
  std::vector<std::string> missing;  // what stands for "not answered" beside empty cells and NA
};

// Reads in constant memory.
class AnswerFile {
 public:
  // Reads the header. The instrument must outlive this object. Errors: bad_input.
  [[nodiscard]] static Result<AnswerFile> open(const measurement::Instrument& instrument,
                                               const AnswerFileOptions& options);

  // Takes the recoded answers of the next person into `answers`, one for each item in the order
  // of the instrument. False at the end. After a record that cannot be read it goes on only to
  // find further ones, and then refuses with all of them, at most twenty.
  [[nodiscard]] Result<bool> next(std::span<std::int8_t> answers);

  // How many people were taken; the row of the last one, 1-based, as the header is not counted.
  [[nodiscard]] long people() const { return people_; }

 private:
  using Stream = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
  AnswerFile(Stream stream, CsvReader reader, AnswerColumns columns)
      : stream_(std::move(stream)), reader_(std::move(reader)), columns_(std::move(columns)) {}

  Stream stream_;
  CsvReader reader_;
  AnswerColumns columns_;
  std::vector<std::string_view> fields_;
  std::vector<Problem> problems_;
  std::string blank_line_;  // where an empty line stood; only the end of a file may have some
  long people_ = 0;
};

struct AnswerTableOptions {
  AnswerFileOptions file;
  bool complete_cases = false;       // leave out people with any answer missing
  bool drop_straight_lines = false;  // leave out people who gave one answer to every item
  std::function<void(long people)> progress;  // called now and then; may be empty
};

struct AnswersRead {
  measurement::AnswerTable table;  // all items of the instrument
  long people = 0;                 // in the file
  long incomplete = 0;             // left out for a missing answer
  long straight_lines = 0;         // left out for one answer throughout
  long empty = 0;                  // left out because nothing was answered
};

// The whole file in memory, a byte an answer. Errors: bad_input.
[[nodiscard]] Result<AnswersRead> read_answers(const measurement::Instrument& instrument,
                                               const AnswerTableOptions& options);

}  // namespace securebase::cli

#include "securebase/cli/answer_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <utility>

namespace securebase::cli {
namespace {

constexpr std::size_t problems_most = 20;
constexpr long progress_every = 4096;

// One answer to every item, as the person saw them: reversed items are turned back.
bool is_straight_line(const measurement::Instrument& instrument,
                      std::span<const std::int8_t> answers) {
  const int top = instrument.highest_answer() - instrument.lowest_answer();
  int first = measurement::no_answer;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] == measurement::no_answer) continue;
    const int as_seen = instrument.items[i].reversed ? top - answers[i] : answers[i];
    if (first == measurement::no_answer) first = as_seen;
    if (as_seen != first) return false;
  }
  return true;
}

}  // namespace

Result<AnswerFile> AnswerFile::open(const measurement::Instrument& instrument,
                                    const AnswerFileOptions& options) {
  const std::string& name = options.responses;
  std::error_code ignored;
  if (std::filesystem::is_directory(name, ignored)) {
    return failure(Errc::bad_input, {"this is a folder", name, "Name a CSV file in it."});
  }
  Stream stream(std::fopen(name.c_str(), "rb"), &std::fclose);
  if (!stream) {
    return failure(Errc::bad_input, {fmt::format("cannot be opened: {}", std::strerror(errno)),
                                     name, "Check the name and the folder."});
  }
  CsvReader reader(stream.get(), name);
  std::vector<std::string_view> header;
  const auto has_header = reader.next(header);
  if (!has_header) return tl::unexpected<Error>(has_header.error());
  if (!*has_header) {
    return failure(Errc::bad_input,
                   {"the file is empty", name + ":1",
                    "The first line names the columns, each further line holds one person."});
  }
  auto columns = AnswerColumns::find(instrument, header, options.missing, reader.where());
  if (!columns) return tl::unexpected<Error>(std::move(columns.error()));
  return AnswerFile(std::move(stream), std::move(reader), std::move(*columns));
}

Result<bool> AnswerFile::next(std::span<std::int8_t> answers) {
  while (problems_.size() < problems_most) {
    const auto more = reader_.next(fields_);
    if (!more) {
      problems_.insert(problems_.end(), more.error().problems.begin(), more.error().problems.end());
      break;
    }
    if (!*more) break;
    if (fields_.size() == 1 && fields_[0].empty()) {
      if (blank_line_.empty()) blank_line_ = reader_.where();
      continue;
    }
    if (!blank_line_.empty()) {
      problems_.push_back({"this line is empty", std::exchange(blank_line_, {}), "Take it out."});
    }
    ++people_;
    const std::size_t problems_before = problems_.size();
    // The place is only spelled out when there is something to say about it.
    columns_.read(fields_, {}, answers, problems_);
    for (std::size_t p = problems_before; p < problems_.size(); ++p) {
      problems_[p].where = reader_.where() + problems_[p].where;
    }
    if (problems_.empty()) return true;
  }
  if (!problems_.empty()) return failure(Errc::bad_input, std::move(problems_));
  return false;
}

Result<AnswersRead> read_answers(const measurement::Instrument& instrument,
                                 const AnswerTableOptions& options) {
  auto file = AnswerFile::open(instrument, options.file);
  if (!file) return tl::unexpected<Error>(std::move(file.error()));
  AnswersRead read;
  read.table.items = instrument.items.size();
  std::vector<std::int8_t> answers(instrument.items.size());
  while (true) {
    const auto more = file->next(answers);
    if (!more) return tl::unexpected<Error>(more.error());
    if (!*more) break;
    if (options.progress && file->people() % progress_every == 0) options.progress(file->people());
    const auto given = std::ranges::count_if(
        answers, [](std::int8_t answer) { return answer != measurement::no_answer; });
    if (given == 0) {
      ++read.empty;
    } else if (options.complete_cases && given < std::ssize(answers)) {
      ++read.incomplete;
    } else if (options.drop_straight_lines && is_straight_line(instrument, answers)) {
      ++read.straight_lines;
    } else {
      read.table.categories.insert(read.table.categories.end(), answers.begin(), answers.end());
      read.table.row_of.push_back(static_cast<std::size_t>(file->people()));
    }
  }
  read.people = file->people();
  return read;
}

}  // namespace securebase::cli

#include "securebase/cli/score_file.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

#include "securebase/cli/answer_columns.hpp"
#include "securebase/cli/csv_reader.hpp"
#include "securebase/cli/whole_file.hpp"
#include "securebase/measurement/scale_scorer.hpp"

namespace securebase::cli {
namespace {

constexpr std::size_t problems_most = 20;
constexpr int decimals = 6;
constexpr long progress_every = 4096;

struct ScaleColumn {
  std::string id;
  std::vector<std::size_t> positions;
  measurement::ScaleScorer scorer;
  std::vector<std::int8_t> answers;
};

std::vector<ScaleColumn> scale_columns(const measurement::Instrument& instrument) {
  std::vector<ScaleColumn> columns;
  for (std::size_t s = 0; s < instrument.scales.size(); ++s) {
    measurement::ScaleItems items = measurement::items_of_scale(instrument, s);
    const std::size_t count = items.positions.size();
    columns.push_back({instrument.scales[s].id, std::move(items.positions),
                       measurement::ScaleScorer(items.models), std::vector<std::int8_t>(count)});
  }
  std::ranges::sort(columns, {}, [](const ScaleColumn& column) { return column.positions.front(); });
  return columns;
}

void append_count(std::string& line, long count) {
  line += ',';
  line += std::to_string(count);
}

void append_value(std::string& line, double value) {
  // What rounds to nothing is written without a sign: symmetric answers may leave -1e-17.
  constexpr double half_a_unit = 0.5e-6;
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits,
                                 std::abs(value) < half_a_unit ? 0.0 : value,
                                 std::chars_format::fixed, decimals)
                       .ptr;
  line += ',';
  line.append(digits, end);
}

void append_scores(std::string& line, std::vector<ScaleColumn>& columns,
                   std::span<const std::int8_t> answers) {
  for (ScaleColumn& column : columns) {
    std::ranges::transform(column.positions, column.answers.begin(),
                           [&](std::size_t position) { return answers[position]; });
    const auto estimate = column.scorer.eap(column.answers);
    const auto given = std::ranges::count_if(
        column.answers, [](std::int8_t answer) { return answer != measurement::no_answer; });
    append_value(line, estimate.theta);
    append_value(line, estimate.standard_error);
    append_count(line, given);
  }
  line += '\n';
}

std::string header_of(const std::vector<ScaleColumn>& columns) {
  std::string header = "row";
  for (const ScaleColumn& column : columns) {
    header += fmt::format(",{0},{0}_se,{0}_answered", column.id);
  }
  return header + '\n';
}

// Reads, scores and writes the people behind the header. Stops at the twentieth problem.
Result<ScoreFileReport> score_people(CsvReader& reader, const AnswerColumns& answer_columns,
                                     std::size_t items, std::vector<ScaleColumn>& columns,
                                     WholeFile& output, const ScoreFileOptions& options) {
  ScoreFileReport report;
  std::vector<Problem> problems;
  std::vector<std::string_view> fields;
  std::vector<std::int8_t> answers(items);
  std::string line;
  std::string blank_line;  // where an empty line stood; only the end of a file may have some
  while (problems.size() < problems_most) {
    const auto more = reader.next(fields);
    if (!more) {
      problems.insert(problems.end(), more.error().problems.begin(), more.error().problems.end());
      break;
    }
    if (!*more) break;
    if (fields.size() == 1 && fields[0].empty()) {
      if (blank_line.empty()) blank_line = reader.where();
      continue;
    }
    if (!blank_line.empty()) {
      problems.push_back({"this line is empty", std::exchange(blank_line, {}), "Take it out."});
    }
    ++report.people;
    const std::size_t problems_before = problems.size();
    // The place is only spelled out when there is something to say about it.
    answer_columns.read(fields, {}, answers, problems);
    for (std::size_t p = problems_before; p < problems.size(); ++p) {
      problems[p].where = reader.where() + problems[p].where;
    }
    if (!problems.empty()) continue;
    report.with_missing += std::ranges::find(answers, measurement::no_answer) != answers.end();
    line = std::to_string(report.people);
    append_scores(line, columns, answers);
    output.write(line);
    if (options.progress && report.people % progress_every == 0) options.progress(report.people);
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return report;
}

}  // namespace

Result<ScoreFileReport> score_file(const measurement::Instrument& instrument,
                                   const ScoreFileOptions& options) {
  const std::string& name = options.responses;
  std::error_code ignored;
  if (std::filesystem::is_directory(name, ignored)) {
    return failure(Errc::bad_input, {"this is a folder", name, "Name a CSV file in it."});
  }
  if (std::filesystem::equivalent(name, options.output, ignored)) {
    return failure(Errc::bad_input, {"this file holds the answers", options.output,
                                     "Name another file for the scores."});
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(name.c_str(), "rb"),
                                                             &std::fclose);
  if (!file) {
    return failure(Errc::bad_input, {fmt::format("cannot be opened: {}", std::strerror(errno)),
                                     name, "Check the name and the folder."});
  }
  CsvReader reader(file.get(), name);
  std::vector<std::string_view> header;
  const auto has_header = reader.next(header);
  if (!has_header) return tl::unexpected<Error>(has_header.error());
  if (!*has_header) {
    return failure(Errc::bad_input,
                   {"the file is empty", name + ":1",
                    "The first line names the columns, each further line holds one person."});
  }
  auto answer_columns = AnswerColumns::find(instrument, header, options.missing, reader.where());
  if (!answer_columns) return tl::unexpected<Error>(std::move(answer_columns.error()));

  auto output = WholeFile::open(options.output);
  if (!output) return tl::unexpected<Error>(std::move(output.error()));
  std::vector<ScaleColumn> columns = scale_columns(instrument);
  output->write(header_of(columns));
  auto report = score_people(reader, *answer_columns, instrument.items.size(), columns, *output,
                             options);
  if (!report) return report;
  const auto kept = output->keep();
  if (!kept) return tl::unexpected<Error>(kept.error());
  return report;
}

}  // namespace securebase::cli

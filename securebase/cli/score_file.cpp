#include "securebase/cli/score_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>

#include "securebase/cli/answer_file.hpp"
#include "securebase/cli/whole_file.hpp"
#include "securebase/measurement/scale_scorer.hpp"

namespace securebase::cli {
namespace {

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

}  // namespace

Result<ScoreFileReport> score_file(const measurement::Instrument& instrument,
                                   const ScoreFileOptions& options) {
  std::error_code ignored;
  if (std::filesystem::equivalent(options.answers.responses, options.output, ignored)) {
    return failure(Errc::bad_input, {"this file holds the answers", options.output,
                                     "Name another file for the scores."});
  }
  auto file = AnswerFile::open(instrument, options.answers);
  if (!file) return tl::unexpected<Error>(std::move(file.error()));
  auto output = WholeFile::open(options.output);
  if (!output) return tl::unexpected<Error>(std::move(output.error()));
  std::vector<ScaleColumn> columns = scale_columns(instrument);
  output->write(header_of(columns));

  ScoreFileReport report;
  std::vector<std::int8_t> answers(instrument.items.size());
  std::string line;
  while (true) {
    const auto more = file->next(answers);
    if (!more) return tl::unexpected<Error>(more.error());
    if (!*more) break;
    report.with_missing += std::ranges::find(answers, measurement::no_answer) != answers.end();
    line = std::to_string(file->people());
    append_scores(line, columns, answers);
    output->write(line);
    if (options.progress && file->people() % progress_every == 0) options.progress(file->people());
  }
  report.people = file->people();
  const auto kept = output->keep();
  if (!kept) return tl::unexpected<Error>(kept.error());
  return report;
}

}  // namespace securebase::cli

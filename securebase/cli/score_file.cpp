#include "securebase/cli/score_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <optional>

#include "securebase/cli/answer_file.hpp"
#include "securebase/cli/whole_file.hpp"
#include "securebase/measurement/answer_quality.hpp"
#include "securebase/measurement/scoring.hpp"

namespace securebase::cli {
namespace {

constexpr int decimals = 6;
constexpr long progress_every = 4096;

struct ScaleColumn {
  std::string id;
  std::vector<std::size_t> positions;
  measurement::Scorer scorer;
  std::vector<std::int8_t> answers;
};

std::vector<ScaleColumn> scale_columns(const measurement::Instrument& instrument) {
  std::vector<ScaleColumn> columns;
  for (std::size_t s = 0; s < instrument.scales.size(); ++s) {
    measurement::ScaleItems items = measurement::items_of_scale(instrument, s);
    const std::size_t count = items.positions.size();
    columns.push_back({instrument.scales[s].id, std::move(items.positions),
                       measurement::Scorer(items.models), std::vector<std::int8_t>(count)});
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

// An empty cell, or the infinity at which the likelihood is greatest.
void append_no_value(std::string& line, measurement::NoValue why) {
  line += ',';
  if (why == measurement::NoValue::only_lowest) line += "-Inf";
  if (why == measurement::NoValue::only_highest) line += "Inf";
}

void append_scores(std::string& line, std::vector<ScaleColumn>& columns,
                   std::span<const std::int8_t> answers, const ScoreFileOptions& options,
                   ScoreFileReport& report) {
  for (ScaleColumn& column : columns) {
    std::ranges::transform(column.positions, column.answers.begin(),
                           [&](std::size_t position) { return answers[position]; });
    const auto score = column.scorer.score(options.method, column.answers);
    report.nothing_answered += score.answered == 0;
    report.not_finite += score.why && score.answered > 0;
    if (score.estimate) {
      append_value(line, score.estimate->theta);
      append_value(line, score.estimate->standard_error);
    } else {
      append_no_value(line, *score.why);
      line += ',';
    }
    append_count(line, score.answered);
    if (!options.information) continue;
    if (score.estimate) {
      append_value(line, column.scorer.information(score.estimate->theta, column.answers));
    } else {
      line += ',';
    }
  }
}

// What measurement::QualityCheck says of the answers, in the order of the instrument.
class QualityColumns {
 public:
  explicit QualityColumns(const measurement::Instrument& instrument) : check_(instrument) {}

  void append(std::string& line, std::span<const std::int8_t> answers, ScoreFileReport& report) {
    given_.clear();
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (answers[i] != measurement::no_answer) given_.push_back({i, answers[i]});
    }
    const measurement::AnswerQuality quality = check_.of(given_);
    append_count(line, quality.longest_run);
    for (const auto& number : {quality.contradiction, quality.person_fit}) {
      if (number) {
        append_value(line, *number);
      } else {
        line += ',';
      }
    }
    line += quality.readable() ? ",1" : ",0";
    report.hard_to_read += !quality.readable();
  }

 private:
  measurement::QualityCheck check_;
  std::vector<measurement::Given> given_;
};

std::string header_of(const std::vector<ScaleColumn>& columns, const ScoreFileOptions& options) {
  std::string header = "row";
  for (const ScaleColumn& column : columns) {
    header += fmt::format(",{0},{0}_se,{0}_answered", column.id);
    if (options.information) header += fmt::format(",{}_information", column.id);
  }
  if (options.quality) header += ",longest_run,contradiction,person_fit,readable";
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
  output->write(header_of(columns, options));

  std::optional<QualityColumns> quality;
  if (options.quality) quality.emplace(instrument);
  ScoreFileReport report;
  std::vector<std::int8_t> answers(instrument.items.size());
  std::string line;
  while (true) {
    const auto more = file->next(answers);
    if (!more) return tl::unexpected<Error>(more.error());
    if (!*more) break;
    report.with_missing += std::ranges::find(answers, measurement::no_answer) != answers.end();
    line = std::to_string(file->people());
    append_scores(line, columns, answers, options, report);
    if (quality) quality->append(line, answers, report);
    line += '\n';
    output->write(line);
    if (options.progress && file->people() % progress_every == 0) options.progress(file->people());
  }
  report.people = file->people();
  const auto kept = output->keep();
  if (!kept) return tl::unexpected<Error>(kept.error());
  return report;
}

}  // namespace securebase::cli

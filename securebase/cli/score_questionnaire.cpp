#include "securebase/cli/score_questionnaire.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <limits>

#include "securebase/cli/whole_file.hpp"
#include "securebase/measurement/questionnaire_score.hpp"

namespace securebase::cli {
namespace {

using measurement::Questionnaire;

constexpr std::size_t problems_most = 20;
constexpr long progress_every = 4096;

// What the reader of answer files needs to know: the columns, and the widest range of answers.
// Nothing is turned round while reading, so a category is an answer less the lowest.
measurement::Instrument columns_of(const Questionnaire& questionnaire, const std::string& prefix) {
  measurement::Instrument columns;
  columns.id = questionnaire.id;
  columns.version = questionnaire.version;
  int lowest = std::numeric_limits<int>::max(), highest = std::numeric_limits<int>::min();
  for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
    for (const auto& answer : questionnaire.answers_of(questionnaire.items[i])) {
      lowest = std::min(lowest, answer.value);
      highest = std::max(highest, answer.value);
    }
    measurement::Item& item = columns.items.emplace_back();
    item.id = prefix.empty() ? questionnaire.items[i].id : prefix + std::to_string(i + 1);
  }
  for (int value = lowest; value <= highest; ++value) columns.answers.push_back({value, ""});
  return columns;
}

class Sheet {
 public:
  Sheet(const Questionnaire& questionnaire, const measurement::Instrument& columns,
        const std::string& file)
      : questionnaire_(questionnaire), columns_(columns), file_(file) {
    answers_.resize(questionnaire.items.size());
  }

  void take(std::span<const std::int8_t> categories, long person, std::vector<Problem>& problems) {
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      answers_[i].reset();
      if (categories[i] == measurement::no_answer) continue;
      const int value = columns_.lowest_answer() + categories[i];
      answers_[i] = value;
      const auto& choices = questionnaire_.answers_of(questionnaire_.items[i]);
      const auto same = [&](const auto& choice) { return choice.value == value; };
      if (std::ranges::any_of(choices, same)) continue;
      const std::string& column = columns_.items[i].id;
      problems.push_back({fmt::format("{} is no answer to this item", value),
                          fmt::format("{} person {} column {}", file_, person, column),
                          "Correct it, or leave the cell empty."});
    }
  }

  void append(std::string& line, QuestionnaireFileReport& report) const {
    report.with_missing += std::ranges::any_of(answers_, [](const auto& one) { return !one; });
    for (const auto& scale : questionnaire_.scales) {
      const auto score = measurement::scale_score(questionnaire_, scale, answers_);
      report.not_scored += !score.score;
      line += score.score ? fmt::format(",{:.6g},{}", *score.score, score.answered)
                          : fmt::format(",,{}", score.answered);
    }
    if (!questionnaire_.criteria.empty()) {
      for (const auto& met : measurement::criteria_met(questionnaire_, answers_)) {
        line += !met ? "," : *met ? ",1" : ",0";
      }
    }
    if (questionnaire_.help.empty()) return;
    const bool help = measurement::help_first(questionnaire_, answers_);
    report.help += help;
    line += help ? ",1" : ",0";
  }

 private:
  const Questionnaire& questionnaire_;
  const measurement::Instrument& columns_;
  const std::string& file_;
  std::vector<std::optional<int>> answers_;
};

std::string header_of(const Questionnaire& questionnaire) {
  std::string header = "row";
  for (const auto& scale : questionnaire.scales) {
    header += fmt::format(",{0},{0}_answered", scale.id);
  }
  for (const auto& criterion : questionnaire.criteria) header += "," + criterion.id;
  if (!questionnaire.help.empty()) header += ",help";
  return header + '\n';
}

}  // namespace

Result<QuestionnaireFileReport> score_questionnaire(const Questionnaire& questionnaire,
                                                    const QuestionnaireFileOptions& options) {
  std::error_code ignored;
  if (std::filesystem::equivalent(options.answers.responses, options.output, ignored)) {
    return failure(Errc::bad_input, {"this file holds the answers", options.output,
                                     "Name another file for the scores."});
  }
  const measurement::Instrument columns = columns_of(questionnaire, options.columns);
  auto file = AnswerFile::open(columns, options.answers);
  if (!file) return tl::unexpected<Error>(std::move(file.error()));
  auto output = WholeFile::open(options.output);
  if (!output) return tl::unexpected<Error>(std::move(output.error()));
  output->write(header_of(questionnaire));

  QuestionnaireFileReport report;
  Sheet sheet(questionnaire, columns, options.answers.responses);
  std::vector<std::int8_t> categories(questionnaire.items.size());
  std::vector<Problem> problems;
  std::string line;
  while (problems.size() < problems_most) {
    const auto more = file->next(categories);
    if (!more) {
      problems.insert(problems.end(), more.error().problems.begin(), more.error().problems.end());
      break;
    }
    if (!*more) break;
    sheet.take(categories, file->people(), problems);
    if (!problems.empty()) continue;
    line = std::to_string(file->people());
    sheet.append(line, report);
    line += '\n';
    output->write(line);
    if (options.progress && file->people() % progress_every == 0) options.progress(file->people());
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  report.people = file->people();
  const auto kept = output->keep();
  if (!kept) return tl::unexpected<Error>(kept.error());
  return report;
}

}  // namespace securebase::cli

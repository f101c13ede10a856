#include <chrono>
#include <fmt/format.h>
#include <string>

#include "securebase/cli/command_line.hpp"
#include "securebase/cli/commands.hpp"
#include "securebase/cli/score_file.hpp"
#include "securebase/cli/score_questionnaire.hpp"

namespace securebase::cli {
namespace {

constexpr std::string_view help =
    R"(securebase score --instrument ID --responses FILE.csv [options]

Scores every person of an answer file. The first line of the file names the columns; an instrument
expects a column for each of its items (the ECR: Q1 to Q36), in any order, and ignores others. An
empty cell and NA stand for "not answered".

  --instrument ID[@VERSION]  which instrument, such as ecr (the newest version unless one is named)
  --responses FILE           the answers, as CSV in UTF-8
  --missing VALUE            another value that stands for "not answered"; may be given again
  --method METHOD            how to score; eap unless named:
                             eap  expected a posteriori, under a standard normal prior
                             map  the peak of that posterior
                             ml   greatest likelihood, which is at -Inf or Inf for people who gave
                                  the lowest or the highest answer throughout
                             wle  likelihood weighted against bias (Warm 1989), always finite
                             keys sums or means of the answers by the published key; the one way
                                  for questionnaires that have no item parameters, such as phq-9
  --columns PREFIX           with keys: the columns are called PREFIX1, PREFIX2 ... in the order of
                             the items, and not by their ids
  --information              also the information of the answers at the value
  --quality                  also how well the answers can be read
  --output FILE              where to write; the standard output unless named
  --content DIR              the content files (or SECUREBASE_CONTENT; else ./content)

Writes one line a person: row, then for each scale SCALE, its value in standard deviations of the
comparison group; SCALE_se, its standard error; SCALE_answered, how many answers it rests on; and
with --information SCALE_information. Without any answer eap and map give 0 and 1, which is the
prior, and ml and wle leave both cells empty. Beside -Inf and Inf the error is empty.

With --quality four more columns: longest_run, of one and the same answer to statements keyed both
ways; contradiction, how far answers keyed opposite ways lie apart, and person_fit, how likely the
answers are, each beside what the model expects and in standard deviations; readable, 0 where one of
them stands out (a straight line over three quarters, contradiction 2.9 or more, person_fit -2.4 or
less). The two in the middle are empty with fewer than six answers. Such answers are hard to read;
why, the numbers cannot say.

With keys one line a person holds SCALE, empty when too much is missing; SCALE_answered; then the
questionnaire's own rules, 1, 0, or empty while missing answers decide; and help, 1 where an answer
asks for help before anything else.

The output appears whole or not at all.
)";

// What the columns hold that could be taken for something else.
void tell_of_values(const ScoreFileReport& report, const ScoreFileOptions& options) {
  const bool has_prior = options.method == measurement::Method::eap ||
                         options.method == measurement::Method::map;
  if (report.nothing_answered > 0) {
    fmt::print(stderr, "{} values rest on no answer at all: {}.\n", report.nothing_answered,
               has_prior ? "they are the prior, 0 with error 1" : "their cells are empty");
  }
  if (report.not_finite > 0) {
    fmt::print(stderr,
               "{} values are -Inf or Inf: the answers are the lowest or the highest throughout. "
               "--method wle gives a finite value there.\n",
               report.not_finite);
  }
  if (options.quality) {
    fmt::print(stderr, "The answers of {} people are hard to read.\n", report.hard_to_read);
  }
}

const measurement::Questionnaire* find_questionnaire(const content::Catalogue& catalogue,
                                                     std::string_view name) {
  const std::size_t at = name.find('@');
  for (const measurement::Questionnaire& one : catalogue.questionnaires) {
    const bool version = at == std::string_view::npos || one.version == name.substr(at + 1);
    if (one.id == name.substr(0, at) && version) return &one;  // the newest stands first
  }
  return nullptr;
}

int score_by_keys(const measurement::Questionnaire& questionnaire, const ScoreFileOptions& options,
                  const std::string& columns) {
  const auto report = score_questionnaire(
      questionnaire, {options.answers, columns, options.output, options.progress});
  if (options.progress) fmt::print(stderr, "\r\x1b[K");
  if (!report) {
    tell(report.error());
    fmt::print(stderr, "Nothing was written.\n");
    return 1;
  }
  fmt::print(stderr,
             "{} people scored by the keys of {} {}; {} of them left something out, and {} scores "
             "could not be worked out.\n",
             report->people, questionnaire.id, questionnaire.version, report->with_missing,
             report->not_scored);
  if (!questionnaire.help.empty()) {
    fmt::print(stderr, "{} people gave an answer that asks for help first.\n", report->help);
  }
  return 0;
}

}  // namespace

int score(Arguments arguments) {
  std::string instrument_name, method, columns, folder;
  ScoreFileOptions options;
  CommandLine line("score", help);
  line.text("--instrument", instrument_name)
      .text("--responses", options.answers.responses)
      .texts("--missing", options.answers.missing)
      .choice("--method", method, {"eap", "map", "ml", "wle", "keys"})
      .text("--columns", columns)
      .flag("--information", options.information)
      .flag("--quality", options.quality)
      .text("--output", options.output)
      .text("--content", folder);
  if (const auto status = line.read(arguments)) return *status;
  if (instrument_name.empty()) {
    return line.wrong("name the instrument with --instrument, such as ecr");
  }
  if (options.answers.responses.empty()) {
    return line.wrong("name the answer file with --responses FILE");
  }
  const auto catalogue = content::load(content_folder(folder));
  if (!catalogue) {
    tell(catalogue.error());
    return 1;
  }
  const auto show = on_terminal();
  if (show) {
    options.progress = [&show](long people) { show(fmt::format("{} people scored", people)); };
  }
  const auto instrument = find_instrument(*catalogue, instrument_name);
  const auto* questionnaire = find_questionnaire(*catalogue, instrument_name);
  const bool by_keys = method == "keys" || (method.empty() && !instrument);
  if (by_keys && questionnaire != nullptr) {
    if (options.information || options.quality) {
      return line.wrong("--information and --quality need item parameters, which keys have not");
    }
    return score_by_keys(*questionnaire, options, columns);
  }
  if (!instrument) {
    tell(instrument.error());
    return 2;
  }
  if (by_keys) return line.wrong("there are no keys for this instrument; leave --method out");
  if (!columns.empty()) return line.wrong("--columns goes with --method keys only");
  options.method = *measurement::method_of(method.empty() ? "eap" : method);
  const auto start = std::chrono::steady_clock::now();
  const auto report = score_file(**instrument, options);
  if (show) fmt::print(stderr, "\r\x1b[K");
  if (!report) {
    tell(report.error());
    fmt::print(stderr, "Nothing was written.\n");
    return 1;
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  fmt::print(stderr, "{} people scored with {} {} in {:.2f} s; {} of them left something out.\n",
             report->people, (*instrument)->id, (*instrument)->version, took.count(),
             report->with_missing);
  tell_of_values(*report, options);
  return 0;
}

}  // namespace securebase::cli

#include <chrono>
#include <fmt/format.h>
#include <string>

#include "securebase/cli/command_line.hpp"
#include "securebase/cli/commands.hpp"
#include "securebase/cli/score_file.hpp"

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
  --method eap               how to score: expected a posteriori, the only method so far
  --output FILE              where to write; the standard output unless named
  --content DIR              the content files (or SECUREBASE_CONTENT; else ./content)

Writes one line a person: row, then for each scale its value in standard deviations of the
comparison group, its standard error, and how many answers it rests on. The output appears whole
or not at all.
)";

}  // namespace

int score(Arguments arguments) {
  std::string instrument_name, method = "eap", folder;
  ScoreFileOptions options;
  CommandLine line("score", help);
  line.text("--instrument", instrument_name)
      .text("--responses", options.answers.responses)
      .texts("--missing", options.answers.missing)
      .choice("--method", method, {"eap"})
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
  const auto instrument = find_instrument(*catalogue, instrument_name);
  if (!instrument) {
    tell(instrument.error());
    return 2;
  }
  const auto show = on_terminal();
  if (show) {
    options.progress = [&show](long people) { show(fmt::format("{} people scored", people)); };
  }
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
  return 0;
}

}  // namespace securebase::cli

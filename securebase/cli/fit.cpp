#include <fmt/format.h>
#include <chrono>
#include <string>
#include <utility>

#include "securebase/cli/answer_file.hpp"
#include "securebase/cli/command_line.hpp"
#include "securebase/cli/commands.hpp"
#include "securebase/cli/fit_report.hpp"
#include "securebase/cli/group_column.hpp"
#include "securebase/cli/worker_threads.hpp"
#include "securebase/measurement/scale_scorer.hpp"

namespace securebase::cli {
namespace {

constexpr std::string_view help =
    R"(securebase fit --instrument ID --responses FILE.csv --report DIR [options]

Tells how well an instrument's own parameters fit the answers of a file, as a folder with report.md,
tables (fit.csv, items.csv, q3.csv, dif.csv) and pictures (SVG): fit of the scale (C2, RMSEA), fit
of each item (S-X2), pairs of items that depend on each other (Q3), alpha and omega, and whether
groups answer items differently.

  --instrument ID[@VERSION]  which instrument, such as ecr (the newest version unless one is named)
  --responses FILE           the answers, as CSV in UTF-8, with a column for each item
  --report DIR               the folder to write; files of the same names are replaced
  --group COLUMN             compare these groups of people; may hold at most twelve
  --missing VALUE            another value that stands for "not answered"; may be given again
  --complete-cases           leave out people who left anything out
  --drop-straight-lines      leave out people who gave one answer throughout
  --threads N                how many processors to use; 0 means all (default 0)
  --content DIR              the content files (or SECUREBASE_CONTENT; else ./content)
)";

struct FitOptions {
  std::string instrument, report, group, folder;
  AnswerTableOptions answers;
  long threads = 0;
};

std::string left_out(const AnswersRead& read) {
  std::string words;
  const auto add = [&](long people, std::string_view why) {
    if (people > 0) words += fmt::format("{}{} people {}.", words.empty() ? "" : " ", people, why);
  };
  add(read.empty, "answered nothing and were left out");
  add(read.incomplete, "left something out and were left out here");
  add(read.straight_lines, "gave one answer throughout and were left out");
  return words;
}

Result<ReportInput> report_input(const measurement::Instrument& instrument, const AnswersRead& read,
                                 const FitOptions& options) {
  ReportInput input;
  input.instrument = &instrument;
  input.answers = &read.table;
  input.parameters_from = "those of the instrument, not fitted to these answers again";
  input.people_left_out = left_out(read);
  for (std::size_t s = 0; s < instrument.scales.size(); ++s) {
    auto items = measurement::items_of_scale(instrument, s);
    FittedScale scale;
    scale.scale = s;
    scale.columns = std::move(items.positions);
    scale.models = std::move(items.models);
    scale.fitted_here = false;
    input.scales.push_back(std::move(scale));
  }
  if (options.group.empty()) return input;
  auto groups =
      read_groups({options.answers.file.responses, options.group, options.answers.file.missing},
                  read.table.row_of);
  if (!groups) return tl::unexpected<Error>(groups.error());
  for (const std::string& label : groups->too_small) {
    input.people_left_out += fmt::format("{}Group {} has too few people to be compared.",
                                         input.people_left_out.empty() ? "" : " ", label);
  }
  input.groups = std::move(groups->groups);
  return input;
}

int run(const measurement::Instrument& instrument, FitOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  const auto show = on_terminal();
  if (show) {
    options.answers.progress = [&show](long people) {
      show(fmt::format("{} people read", people));
    };
  }
  WorkerThreads workers(static_cast<unsigned>(options.threads));
  const auto refused = [&show](const Error& error) {
    if (show) fmt::print(stderr, "\r\x1b[K");
    tell(error);
    return 1;
  };
  const auto read = read_answers(instrument, options.answers);
  if (!read) return refused(read.error());
  auto input = report_input(instrument, *read, options);
  if (!input) return refused(input.error());
  input->run = workers.runner();
  if (show) input->progress = show;
  const auto written = write_report(*input, options.report);
  if (!written) return refused(written.error());
  if (show) fmt::print(stderr, "\r\x1b[K");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  fmt::print("{} people and {} items of {} {} judged in {:.2f} s: {}/report.md\n",
             read->table.people(), instrument.items.size(), instrument.id, instrument.version,
             took.count(), options.report);
  return 0;
}

}  // namespace

int fit(Arguments arguments) {
  FitOptions options;
  CommandLine line("fit", help);
  line.text("--instrument", options.instrument)
      .text("--responses", options.answers.file.responses)
      .text("--report", options.report)
      .text("--group", options.group)
      .texts("--missing", options.answers.file.missing)
      .flag("--complete-cases", options.answers.complete_cases)
      .flag("--drop-straight-lines", options.answers.drop_straight_lines)
      .whole("--threads", options.threads, 0, 256)
      .text("--content", options.folder);
  if (const auto status = line.read(arguments)) return *status;
  if (options.instrument.empty()) {
    return line.wrong("name the instrument with --instrument, such as ecr");
  }
  if (options.answers.file.responses.empty()) {
    return line.wrong("name the answer file with --responses FILE");
  }
  if (options.report.empty()) return line.wrong("name the folder to write with --report DIR");
  const auto catalogue = content::load(content_folder(options.folder));
  if (!catalogue) {
    tell(catalogue.error());
    return 1;
  }
  const auto instrument = find_instrument(*catalogue, options.instrument);
  if (!instrument) {
    tell(instrument.error());
    return 2;
  }
  return run(**instrument, options);
}

}  // namespace securebase::cli

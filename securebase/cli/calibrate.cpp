#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fmt/format.h>
#include <string>

#include "securebase/cli/calibration_run.hpp"
#include "securebase/cli/command_line.hpp"
#include "securebase/cli/commands.hpp"
#include "securebase/cli/fit_report.hpp"
#include "securebase/cli/instrument_version.hpp"
#include "securebase/cli/whole_file.hpp"
#include "securebase/cli/worker_threads.hpp"

namespace securebase::cli {
namespace {

constexpr std::string_view help =
    R"(securebase calibrate --instrument ID --responses FILE.csv [options]

Fits the item parameters of each scale to the answers of many people: marginal maximum likelihood
by EM (Bock and Aitkin 1981), people standard normal, logistic metric without 1.702.

  --instrument ID[@VERSION]  whose items these are, such as ecr
  --responses FILE           the answers, as for `securebase score`
  --missing VALUE            another value that stands for "not answered"; may be given again
  --complete-cases           leave out people with any answer missing (else only the answer is)
  --drop-straight-lines      leave out people who gave one answer to every item
  --without ITEM,ITEM        leave these items out of the fit
  --model graded             or partial-credit
  --dimensions separate      or correlated: two scales together, with their latent correlation
  --tolerance 1e-6           converged when a cycle of plain EM moves no parameter by more
  --most-cycles 500          stop there, say so, and end with 1
  --nodes N                  points of the latent scale, -6 to 6 (default 61; correlated: 41). More
                             matter only where standard errors of people are below about .2: on
                             46,544 people and 18 items 121 leave seven digits as they are
  --no-errors                do without standard errors
  --priors none              or weak (log slope normal about 0, intercepts about 0), or instrument
                             (about the instrument's parameters): MAP estimates
  --slope-prior-sd 0.5       of the logarithm of the slope
  --intercept-prior-sd 3     of each intercept (minus slope times threshold)
  --anchor-items ITEM,ITEM   keep these at the instrument's parameters; the mean and the standard
                             deviation of the people are estimated instead
  --anchors FILE             keep the items of this table of parameters where they are
  --threads N                0: one a processor; the digits are the same with any number
  --state FILE               begin where an earlier run stopped, and write there where this stops
  --output FILE              the table of parameters; the standard output unless named
  --emit-instrument FILE     also write the instrument's file with these parameters, as
  --new-version X.Y.Z        this version; the file it comes from never changes
  --report DIR               also write a report on the fit, with tables and pictures
  --content DIR              the content files (or SECUREBASE_CONTENT; else ./content)

Ctrl-C ends after the cycle, writes the state reached and ends with 130. The memory it takes is
about 3 bytes an answer and 20 bytes a person.
)";

std::atomic<int> stop_asked{0};

void ask_to_stop(int) { stop_asked = 1; }

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from <= list.size() && !list.empty();) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    if (comma > from) words.push_back(list.substr(from, comma - from));
    from = comma + 1;
  }
  return words;
}

struct Words {
  std::string instrument, model = "graded", dimensions = "separate", priors = "none";
  std::string anchor_items, anchors, without, state, output, report, content;
  std::string emit, new_version;
  bool no_errors = false;
  long cycles = 500, nodes = 0, threads = 0;
};

std::optional<int> read_words(Arguments arguments, CommandLine& line, Words& words,
                              CalibrationOptions& options) {
  line.text("--instrument", words.instrument)
      .text("--responses", options.answers.file.responses)
      .texts("--missing", options.answers.file.missing)
      .flag("--complete-cases", options.answers.complete_cases)
      .flag("--drop-straight-lines", options.answers.drop_straight_lines)
      .text("--without", words.without)
      .choice("--model", words.model, {"graded", "partial-credit"})
      .choice("--dimensions", words.dimensions, {"separate", "correlated"})
      .number("--tolerance", options.fit.tolerance, 1e-10, 0.1)
      .whole("--most-cycles", words.cycles, 1, 1'000'000)
      .whole("--nodes", words.nodes, 11, 501)
      .flag("--no-errors", words.no_errors)
      .choice("--priors", words.priors, {"none", "weak", "instrument"})
      .number("--slope-prior-sd", options.plan.slope_prior_sd, 0.01, 10)
      .number("--intercept-prior-sd", options.plan.intercept_prior_sd, 0.01, 100)
      .text("--anchor-items", words.anchor_items)
      .text("--anchors", words.anchors)
      .whole("--threads", words.threads, 0, 1024)
      .text("--state", words.state)
      .text("--output", words.output)
      .text("--emit-instrument", words.emit)
      .text("--new-version", words.new_version)
      .text("--report", words.report)
      .text("--content", words.content);
  if (const auto status = line.read(arguments)) return status;
  if (words.instrument.empty()) {
    return line.wrong("name the instrument with --instrument, such as ecr");
  }
  if (options.answers.file.responses.empty()) {
    return line.wrong("name the answer file with --responses FILE");
  }
  if (words.emit.empty() != words.new_version.empty()) {
    return line.wrong("--emit-instrument FILE and --new-version X.Y.Z go together");
  }
  return std::nullopt;
}

Result<bool> take_words(const Words& words, CalibrationOptions& options) {
  options.correlated = words.dimensions == "correlated";
  options.fit.cycles_most = static_cast<int>(words.cycles);
  options.fit.nodes = words.nodes > 0 ? static_cast<std::size_t>(words.nodes)
                                      : (options.correlated ? 41 : 61);
  options.fit.errors = !words.no_errors;
  if (words.model == "partial-credit") {
    options.plan.model = measurement::ModelKind::partial_credit;
  }
  if (words.priors == "weak") options.plan.priors = PriorCentre::weak;
  if (words.priors == "instrument") options.plan.priors = PriorCentre::instrument;
  options.plan.anchor_items = split(words.anchor_items);
  options.plan.without = split(words.without);
  if (!words.anchors.empty()) {
    auto anchors = read_calibration(words.anchors);
    if (!anchors) return tl::unexpected<Error>(std::move(anchors.error()));
    options.plan.anchors = std::move(*anchors);
  }
  if (!words.state.empty() && std::filesystem::exists(words.state)) {
    auto state = read_calibration(words.state);
    if (!state) return tl::unexpected<Error>(std::move(state.error()));
    options.plan.state = std::move(*state);
  }
  return true;
}

Result<bool> write_whole(const std::string& path, const std::string& text) {
  auto file = WholeFile::open(path);
  if (!file) return tl::unexpected<Error>(std::move(file.error()));
  file->write(text);
  return file->keep();
}

Result<bool> write_instrument(const Words& words, const measurement::Instrument& instrument,
                              const CalibrationOutcome& outcome) {
  const auto text = instrument_text(content_folder(words.content), instrument);
  if (!text) return tl::unexpected<Error>(text.error());
  long people = 0;
  for (const CalibratedItem& item : outcome.items) people = std::max(people, item.people);
  const auto changed = with_parameters(*text, outcome.items, {words.new_version, people});
  if (!changed) return tl::unexpected<Error>(changed.error());
  fmt::print(stderr,
             "The worked cases in {} are still those of the old parameters: compute them anew, "
             "apart from this program, and run `securebase content check`.\n",
             words.emit);
  return write_whole(words.emit, *changed);
}

Result<bool> write_fit_report(const Words& words, const measurement::Instrument& instrument,
                              const CalibrationOptions& options,
                              const CalibrationOutcome& outcome) {
  ReportInput report;
  report.instrument = &instrument;
  report.answers = &outcome.answers.table;
  report.parameters_from = "fitted to these answers";
  const AnswersRead& read = outcome.answers;
  report.people_left_out =
      fmt::format("{} of {} people were left out.",
                  read.incomplete + read.straight_lines + read.empty, read.people);
  report.warnings = outcome.plan.warnings;
  report.run = options.fit.run;
  report.progress = options.show;
  for (std::size_t s = 0; s < outcome.fits.size(); ++s) {
    const calibration::ScaleFit& fit = outcome.fits[s];
    FittedScale& scale = report.scales.emplace_back();
    scale.scale = outcome.plan.scales[s].scale;
    scale.columns = outcome.plan.scales[s].columns;
    if (!outcome.correlation) scale.log_likelihood = fit.log_likelihood;
    scale.mean = fit.people.mean;
    scale.sd = fit.people.sd;
    bool all = true;
    for (const auto& item : fit.items) {
      scale.models.push_back(item.model);
      scale.standard_errors.push_back(item.standard_errors);
      all = all && !item.standard_errors.empty();
    }
    if (!all) scale.standard_errors.clear();
  }
  return write_report(report, words.report);
}

// The table first, then the lines on the run, then what else was asked for.
int write_all(const Words& words, const measurement::Instrument& instrument,
              const CalibrationOptions& options, const CalibrationOutcome& outcome,
              double seconds) {
  const std::string table = calibration_table(outcome.items);
  std::vector<Result<bool>> written{write_whole(words.output, table)};
  if (!words.state.empty()) written.push_back(write_whole(words.state, table));
  if (outcome.end == calibration::EmEnd::converged) {
    if (!words.emit.empty()) written.push_back(write_instrument(words, instrument, outcome));
    if (!words.report.empty()) {
      written.push_back(write_fit_report(words, instrument, options, outcome));
    }
  }
  for (const auto& result : written) {
    if (!result) tell(result.error());
  }
  fmt::print("{}", calibration_summary(instrument, outcome, seconds));
  const bool all = std::ranges::all_of(written, [](const auto& one) { return one.has_value(); });
  return all ? 0 : 1;
}

}  // namespace

int calibrate(Arguments arguments) {
  CommandLine line("calibrate", help);
  Words words;
  CalibrationOptions options;
  if (const auto status = read_words(arguments, line, words, options)) return *status;
  const auto start = std::chrono::steady_clock::now();
  const auto refuse = [](const Error& error) {
    tell(error);
    fmt::print(stderr, "Nothing was written.\n");
    return 1;
  };
  if (const auto taken = take_words(words, options); !taken) return refuse(taken.error());
  const auto catalogue = content::load(content_folder(words.content));
  if (!catalogue) return refuse(catalogue.error());
  const auto instrument = find_instrument(*catalogue, words.instrument);
  if (!instrument) {
    tell(instrument.error());
    return 2;
  }
  WorkerThreads workers(static_cast<unsigned>(words.threads));
  options.fit.run = workers.runner();
  options.show = on_terminal();
  options.stopped = [] { return stop_asked != 0; };
  stop_asked = 0;
  const auto before = std::signal(SIGINT, ask_to_stop);
  auto outcome = calibrate_file(**instrument, options);
  std::signal(SIGINT, before);
  if (options.show) fmt::print(stderr, "\r\x1b[K");
  if (!outcome) return refuse(outcome.error());
  for (const std::string& warning : outcome->plan.warnings) {
    fmt::print(stderr, "Warning: {}.\n", warning);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const int status = write_all(words, **instrument, options, *outcome, took.count());
  if (outcome->end == calibration::EmEnd::stopped) {
    fmt::print(stderr, "Stopped. The state reached was written; it is not the final one.\n");
    return 130;
  }
  if (outcome->end == calibration::EmEnd::cycles_spent) {
    fmt::print(stderr, "It did not converge. The state reached was written; begin from it with "
                       "--state, or allow more cycles with --most-cycles.\n");
    return 1;
  }
  return status;
}

}  // namespace securebase::cli

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <unistd.h>

#include "securebase/cli/commands.hpp"
#include "securebase/cli/score_file.hpp"
#include "securebase/content/catalogue.hpp"

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

struct ScoreCommand {
  std::string instrument, method = "eap", content;
  ScoreFileOptions file;
};

int wrong_usage(const std::string& what) {
  fmt::print(stderr, "securebase score: {}\nTry: securebase score --help\n", what);
  return 2;
}

// Reads the command line into `command`; gives what is wrong with it, or nothing.
std::string read_arguments(Arguments arguments, ScoreCommand& command) {
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    const std::string_view name = arguments[i];
    std::string* target = name == "--instrument"  ? &command.instrument
                          : name == "--responses" ? &command.file.responses
                          : name == "--method"    ? &command.method
                          : name == "--output"    ? &command.file.output
                          : name == "--content"   ? &command.content
                                                  : nullptr;
    if (target == nullptr && name != "--missing") {
      return fmt::format("there is no option '{}'", name);
    }
    if (i + 1 == arguments.size()) return fmt::format("{} needs a value after it", name);
    const std::string value(arguments[i + 1]);
    if (target != nullptr) {
      *target = value;
    } else {
      command.file.missing.push_back(value);
    }
  }
  if (command.instrument.empty()) return "name the instrument with --instrument, such as ecr";
  if (command.file.responses.empty()) return "name the answer file with --responses FILE";
  if (command.method != "eap") {
    return fmt::format("there is no method '{}'; the one there is is eap", command.method);
  }
  return {};
}

void tell(const Error& error) {
  for (const Problem& problem : error.problems) {
    fmt::print(stderr, "{}: {}. {}\n", problem.where, problem.what, problem.mend);
  }
}

// Tells the progress on a terminal, five times a second.
std::function<void(long)> progress_on_terminal() {
  auto last = std::chrono::steady_clock::now();
  return [last](long people) mutable {
    const auto now = std::chrono::steady_clock::now();
    if (now - last < std::chrono::milliseconds(200)) return;
    last = now;
    fmt::print(stderr, "\r{} people scored", people);
  };
}

std::string instruments_there(const content::Catalogue& catalogue) {
  std::string list;
  for (const auto& instrument : catalogue.instruments) {
    if (!list.empty()) list += ", ";
    list += fmt::format("{}@{}", instrument.id, instrument.version);
  }
  return list;
}

}  // namespace

int score(Arguments arguments) {
  for (const std::string_view argument : arguments) {
    if (argument == "--help" || argument == "-h") {
      fmt::print("{}", help);
      return 0;
    }
  }
  ScoreCommand command;
  if (const std::string wrong = read_arguments(arguments, command); !wrong.empty()) {
    return wrong_usage(wrong);
  }
  const char* set = std::getenv("SECUREBASE_CONTENT");
  if (command.content.empty()) command.content = set ? set : "content";
  const auto catalogue = content::load(command.content);
  if (!catalogue) {
    tell(catalogue.error());
    return 1;
  }
  const std::size_t at = command.instrument.find('@');
  const auto* instrument =
      catalogue->find(command.instrument.substr(0, at),
                      at == std::string::npos ? "" : command.instrument.substr(at + 1));
  if (instrument == nullptr) {
    return wrong_usage(fmt::format("there is no instrument '{}'; there are {}", command.instrument,
                                   instruments_there(*catalogue)));
  }
  const bool on_terminal = ::isatty(STDERR_FILENO) == 1;
  if (on_terminal) command.file.progress = progress_on_terminal();
  const auto start = std::chrono::steady_clock::now();
  const auto report = score_file(*instrument, command.file);
  if (on_terminal) fmt::print(stderr, "\r");
  if (!report) {
    tell(report.error());
    fmt::print(stderr, "Nothing was written.\n");
    return 1;
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  fmt::print(stderr, "{} people scored with {} {} in {:.2f} s; {} of them left something out.\n",
             report->people, instrument->id, instrument->version, took.count(),
             report->with_missing);
  return 0;
}

}  // namespace securebase::cli

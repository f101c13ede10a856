// securebase content check: what a clinician or an author runs after a change of content/.
// securebase content phrases: see content_phrases.cpp.
#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "securebase/cli/commands.hpp"
#include "securebase/cli/content_phrases.hpp"
#include "securebase/content/catalogue.hpp"
#include "securebase/content/crisis_dates.hpp"
#include "securebase/content/dates.hpp"

namespace securebase::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view usage =
    "Usage: securebase content check [--content DIR] [--schema DIR] [--today YYYY-MM-DD]\n"
    "       securebase content phrases [--content DIR]\n"
    "\n"
    "Checks every file of content: YAML, JSON Schema, the rules between files, and the worked\n"
    "cases, which are run through the engine. Prints every problem with file, line and path.\n"
    "Reminds of crisis lines that nobody checked for more than 90 days.\n"
    "`content phrases` prints how much the phrase check finds; see its --help.\n"
    "\n"
    "  --content DIR   the content; else $SECUREBASE_CONTENT, else ./content\n"
    "  --schema DIR    the JSON Schemas; else schema/content beside the content\n"
    "  --today DAY     takes this day for today; crisis lines past their 90 days, and days that\n"
    "                  have not come yet, are then problems\n"
    "  --help          this text\n"
    "\n"
    "Exit status: 0 no problems, 1 problems, 2 the command line is wrong.\n";

struct Wanted {
  std::optional<fs::path> content;
  std::optional<fs::path> schema;
  std::optional<std::string> today;
  bool help = false;
};

// Takes the word as the option's value, once.
template <class Value>
bool take(std::optional<Value>& into, std::string_view option, std::string_view value) {
  if (into) {
    fmt::print(stderr, "securebase content check: {} is given twice. Give it once.\n", option);
    return false;
  }
  into = Value(value);
  return true;
}

// The words after "check"; nothing, and the reason on stderr, when they make no sense.
std::optional<Wanted> read_options(Arguments arguments) {
  Wanted wanted;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (word == "--help" || word == "-h") {
      wanted.help = true;
      return wanted;
    }
    if (word != "--content" && word != "--schema" && word != "--today") {
      fmt::print(stderr, "securebase content check: '{}' is no option here. Try --help.\n", word);
      return std::nullopt;
    }
    if (i + 1 == arguments.size() || arguments[i + 1].empty()) {
      fmt::print(stderr, "securebase content check: {} needs a {} after it.\n", word,
                 word == "--today" ? "day" : "folder");
      return std::nullopt;
    }
    const std::string_view value = arguments[++i];
    const bool fresh = word == "--today"     ? take(wanted.today, word, value)
                       : word == "--content" ? take(wanted.content, word, value)
                                             : take(wanted.schema, word, value);
    if (!fresh) return std::nullopt;
  }
  if (wanted.today && !securebase::content::day_of(*wanted.today)) {
    fmt::print(stderr, "securebase content check: '{}' is no day. Write it as 2026-11-24.\n",
               *wanted.today);
    return std::nullopt;
  }
  return wanted;
}

fs::path content_folder(const Wanted& folders) {
  if (folders.content) return *folders.content;
  const char* const installed = std::getenv("SECUREBASE_CONTENT");
  return installed != nullptr && *installed != '\0' ? fs::path(installed) : fs::path("content");
}

// Beside the content, in the source tree and where the program is installed alike.
fs::path schema_folder(const Wanted& folders, const fs::path& content) {
  if (folders.schema) return *folders.schema;
  std::error_code error;
  fs::path folder = content.lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // "content/"
  const fs::path beside = folder.parent_path() / "schema" / "content";
  return fs::is_directory(beside, error) ? beside : fs::path("schema/content");
}

// Problems when the day was given; else a reminder, and the check does not fail for the passing of
// time.
void look_at_crisis_dates(const fs::path& content, const Wanted& wanted,
                          std::vector<Problem>& problems) {
  namespace sc = securebase::content;
  const auto today = wanted.today
                         ? *sc::day_of(*wanted.today)
                         : std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const sc::CrisisDates dates = sc::crisis_dates(content, today);
  if (wanted.today) {
    problems.insert(problems.end(), dates.overdue.begin(), dates.overdue.end());
    problems.insert(problems.end(), dates.ahead.begin(), dates.ahead.end());
    return;
  }
  if (!dates.overdue.empty()) {
    fmt::print("reminder: {} crisis lines were last checked more than {} days ago, such as {}. "
               "--today lists them.\n",
               dates.overdue.size(), sc::crisis_check_every.count(), dates.overdue.front().where);
  }
  if (!dates.ahead.empty()) {
    fmt::print("reminder: {} crisis lines name a day that has not come yet, such as {}. "
               "Is the clock of this machine right?\n",
               dates.ahead.size(), dates.ahead.front().where);
  }
}

int check(Arguments arguments) {
  const auto wanted = read_options(arguments);
  if (!wanted) return 2;
  if (wanted->help) {
    fmt::print("{}", usage);
    return 0;
  }
  const fs::path from = content_folder(*wanted);
  securebase::content::CheckReport report =
      securebase::content::check(from, schema_folder(*wanted, from));
  look_at_crisis_dates(from, *wanted, report.problems);
  for (const Problem& problem : report.problems) {
    fmt::print("{}: {}. {}\n", problem.where, problem.what, problem.mend);
  }
  fmt::print("content: {} files, {} worked cases, {} {}\n", report.files, report.worked_cases,
             report.problems.size(), report.problems.size() == 1 ? "problem" : "problems");
  return report.problems.empty() ? 0 : 1;
}

}  // namespace

int content(Arguments arguments) {
  if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h")) {
    fmt::print("{}", usage);
    return 0;
  }
  if (!arguments.empty() && arguments[0] == "check") return check(arguments.subspan(1));
  if (!arguments.empty() && arguments[0] == "phrases") return content_phrases(arguments.subspan(1));
  fmt::print(stderr, "{}", usage);
  return 2;
}

}  // namespace securebase::cli

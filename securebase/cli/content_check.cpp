// securebase content check: what a clinician or an author runs after a change of content/.
#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "securebase/cli/commands.hpp"
#include "securebase/content/catalogue.hpp"

namespace securebase::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view usage =
    "Usage: securebase content check [--content DIR] [--schema DIR]\n"
    "\n"
    "Checks every file of content: YAML, JSON Schema, the rules between files, and the worked\n"
    "cases, which are run through the engine. Prints every problem with file, line and path.\n"
    "\n"
    "  --content DIR   the content; else $SECUREBASE_CONTENT, else ./content\n"
    "  --schema DIR    the JSON Schemas; else schema/content beside the content\n"
    "  --help          this text\n"
    "\n"
    "Exit status: 0 no problems, 1 problems, 2 the command line is wrong.\n";

struct Folders {
  std::optional<fs::path> content;
  std::optional<fs::path> schema;
  bool help = false;
};

// The words after "check"; nothing, and the reason on stderr, when they make no sense.
std::optional<Folders> read_folders(Arguments arguments) {
  Folders folders;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (word == "--help" || word == "-h") {
      folders.help = true;
      return folders;
    }
    if (word != "--content" && word != "--schema") {
      fmt::print(stderr, "securebase content check: '{}' is no option here. Try --help.\n", word);
      return std::nullopt;
    }
    std::optional<fs::path>& folder = word == "--content" ? folders.content : folders.schema;
    if (folder) {
      fmt::print(stderr, "securebase content check: {} is given twice. Give it once.\n", word);
      return std::nullopt;
    }
    if (i + 1 == arguments.size() || arguments[i + 1].empty()) {
      fmt::print(stderr, "securebase content check: {} needs a folder after it.\n", word);
      return std::nullopt;
    }
    folder = fs::path(arguments[++i]);
  }
  return folders;
}

fs::path content_folder(const Folders& folders) {
  if (folders.content) return *folders.content;
  const char* const installed = std::getenv("SECUREBASE_CONTENT");
  return installed != nullptr && *installed != '\0' ? fs::path(installed) : fs::path("content");
}

// Beside the content, in the source tree and where the program is installed alike.
fs::path schema_folder(const Folders& folders, const fs::path& content) {
  if (folders.schema) return *folders.schema;
  std::error_code error;
  fs::path folder = content.lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // "content/"
  const fs::path beside = folder.parent_path() / "schema" / "content";
  return fs::is_directory(beside, error) ? beside : fs::path("schema/content");
}

}  // namespace

int content(Arguments arguments) {
  if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h")) {
    fmt::print("{}", usage);
    return 0;
  }
  if (arguments.empty() || arguments[0] != "check") {
    fmt::print(stderr, "{}", usage);
    return 2;
  }
  const auto folders = read_folders(arguments.subspan(1));
  if (!folders) return 2;
  if (folders->help) {
    fmt::print("{}", usage);
    return 0;
  }
  const fs::path from = content_folder(*folders);
  const securebase::content::CheckReport report =
      securebase::content::check(from, schema_folder(*folders, from));
  for (const Problem& problem : report.problems) {
    fmt::print("{}: {}. {}\n", problem.where, problem.what, problem.mend);
  }
  fmt::print("content: {} files, {} worked cases, {} {}\n", report.files, report.worked_cases,
             report.problems.size(), report.problems.size() == 1 ? "problem" : "problems");
  return report.problems.empty() ? 0 : 1;
}

}  // namespace securebase::cli

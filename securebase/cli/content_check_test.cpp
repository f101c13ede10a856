// The command as a person meets it: what it prints and with which status it ends.
#include <doctest/doctest.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "securebase/cli/commands.hpp"

namespace securebase::cli {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int status = 0;
  std::string output;
};

// Runs the command with stdout in a file, and puts stdout back.
Outcome run(const std::vector<std::string>& words) {
  const std::vector<std::string_view> arguments(words.begin(), words.end());
  std::string name = (fs::temp_directory_path() / "content-check-XXXXXX").string();
  const int file = mkstemp(name.data());
  REQUIRE(file >= 0);
  fflush(stdout);
  const int before = dup(STDOUT_FILENO);
  dup2(file, STDOUT_FILENO);
  Outcome outcome{.status = content(arguments), .output = {}};
  fflush(stdout);
  dup2(before, STDOUT_FILENO);
  close(before);
  close(file);
  std::ifstream stream(name);
  outcome.output.assign(std::istreambuf_iterator<char>(stream), {});
  fs::remove(name);
  return outcome;
}

const std::string source = SECUREBASE_SOURCE_DIR;

}  // namespace

TEST_CASE("content check of what ships ends with 0 and a count") {
  const Outcome outcome = run({"check", "--content", source + "/content"});
  CHECK(outcome.status == 0);
  CHECK(outcome.output.find(" 0 problems\n") != std::string::npos);
  CHECK(outcome.output.starts_with("content: "));
}

TEST_CASE("content check finds the folder that the installation names") {
  setenv("SECUREBASE_CONTENT", (source + "/content/").c_str(), 1);
  const Outcome outcome = run({"check"});
  unsetenv("SECUREBASE_CONTENT");
  CHECK(outcome.status == 0);
}

TEST_CASE("content check prints each problem on a line of its own and ends with 1") {
  std::string name = (fs::temp_directory_path() / "content-copy-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  fs::copy(source + "/content", name + "/content", fs::copy_options::recursive);
  std::ofstream(name + "/content/relationships/kinds.yaml") << "version: 1.0.0\nkinds: none\n";
  const Outcome outcome =
      run({"check", "--content", name + "/content", "--schema", source + "/schema/content"});
  fs::remove_all(name);
  CHECK(outcome.status == 1);
  const std::string line = name + "/content/relationships/kinds.yaml:2 /kinds: ";
  CHECK(outcome.output.starts_with(line));
  CHECK(outcome.output.find(", 1 problem\n") != std::string::npos);
}

TEST_CASE("crisis lines that nobody checked are a problem on a given day, and else a reminder") {
  const auto with_day = [](const std::string& day) {
    return run({"check", "--content", source + "/content", "--today", day});
  };
  const Outcome late = with_day("2099-01-01");
  CHECK(late.status == 1);
  CHECK(late.output.find("crisis-lines.yaml:") != std::string::npos);
  CHECK(late.output.find("/countries/0/emergency/0/checked_on: This number was last checked") !=
        std::string::npos);
  const Outcome early = with_day("2020-01-01");
  CHECK(early.status == 1);
  CHECK(early.output.find("has not come yet") != std::string::npos);
  // Whatever the day of the test is: time alone makes no check fail.
  CHECK(run({"check", "--content", source + "/content"}).status == 0);
}

TEST_CASE("content phrases prints each half with its intervals") {
  const Outcome outcome = run({"phrases", "--content", source + "/content"});
  CHECK(outcome.status == 0);
  for (const char* part : {"half a: ", "half b: ", "recall", "precision",
                           "left alone", "self-harm", "everyday", "95 %"}) {
    CHECK(outcome.output.find(part) != std::string::npos);
  }
  CHECK(run({"phrases", "--content", "/nowhere"}).status == 1);
}

TEST_CASE("a command line that makes no sense ends with 2, help with 0") {
  for (const auto& words :
       std::vector<std::vector<std::string>>{{},
                                             {"chekc"},
                                             {"check", "--content"},
                                             {"check", "--content", ""},
                                             {"check", "folder"},
                                             {"check", "--schema", "a", "--schema", "b"},
                                             {"check", "--today"},
                                             {"check", "--today", "2026-02-30"},
                                             {"check", "--today", "tomorrow"},
                                             {"phrases", "more"}}) {
    CHECK(run(words).status == 2);
  }
  for (const auto& words :
       std::vector<std::vector<std::string>>{{"--help"}, {"check", "--help"}, {"check", "-h"}}) {
    const Outcome outcome = run(words);
    CHECK(outcome.status == 0);
    CHECK(outcome.output.starts_with("Usage: securebase content check"));
  }
}

}  // namespace securebase::cli

// Fears: a mistyped option is taken for something else or for nothing; a number out of range gets in.
#include "securebase/cli/command_line.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace securebase::cli;

namespace {

struct Given {
  std::string file, method = "eap";
  std::vector<std::string> missing;
  bool complete = false;
  double tolerance = 1e-6;
  long threads = 0;
};

std::optional<int> read(std::vector<std::string_view> arguments, Given& given) {
  CommandLine line("try", "the help\n");
  line.word("FILE", given.file)
      .choice("--method", given.method, {"eap", "map"})
      .texts("--missing", given.missing)
      .flag("--complete", given.complete)
      .number("--tolerance", given.tolerance, 1e-12, 1)
      .whole("--threads", given.threads, 0, 64);
  return line.read(arguments);
}

}  // namespace

TEST_CASE("options in any order and both spellings arrive where they belong") {
  Given given;
  CHECK(!read({"--missing", "0", "in.csv", "--method=map", "--complete", "--tolerance", "1e-4",
               "--missing=-1", "--threads=2"},
              given));
  CHECK(given.file == "in.csv");
  CHECK(given.method == "map");
  CHECK(given.missing == std::vector<std::string>{"0", "-1"});
  CHECK(given.complete);
  CHECK(given.tolerance == 1e-4);
  CHECK(given.threads == 2);
}

TEST_CASE("what is wrong is refused with status 2, help with 0") {
  using Words = std::vector<std::string_view>;
  const std::array<Words, 11> bad{
      Words{},          // the file is missing
      Words{"a", "b"},  // one word too many
      Words{"a", "--unknown"},
      Words{"a", "--method", "best"},
      Words{"a", "--method"},
      Words{"a", "--complete=yes"},
      Words{"a", "--tolerance", "0"},
      Words{"a", "--tolerance", "nan"},
      Words{"a", "--threads", "2.5"},
      Words{"a", "--threads", "65"},
      Words{"a", "--threads", ""},
  };
  for (const Words& words : bad) {
    Given given;
    CAPTURE(words.size());
    CHECK(read(words, given) == 2);
  }
  Given given;
  CHECK(read({"--help"}, given) == 0);
}

// Fear: the command overwrites what it read, leaves half a file, or ends well when it refused.
#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "securebase/cli/commands.hpp"
#include "securebase/cli/evidence/folder_for_test.hpp"
#include "securebase/cli/well_formed_for_test.hpp"

namespace securebase::cli {
namespace {

const std::string effects =
    "study,yi,vi,design\nA,0.5,0.04,RCT\nA,0.3,0.05,RCT\nB,0.9,0.02,RCT\nC,1.4,0.02,pre-post\n"
    "D,0.1,0.03,RCT\nE,1.2,0.02,pre-post\n";

int run(const std::vector<std::string>& words) {
  const std::vector<std::string_view> views(words.begin(), words.end());
  return evidence(views);
}

}  // namespace

TEST_CASE("a file of effects gives a picture and a table, and is left as it was") {
  const test_data::Folder folder;
  const std::string in = folder.write("in.csv", effects);
  CHECK(run({in, "--study", "study", "--design", "design", "--leave-one-out", "--svg",
             folder.file("out.svg"), "--csv", folder.file("out.csv")}) == 0);
  CHECK(test_data::xml_trouble(folder.read("out.svg")) == "");
  CHECK(folder.read("out.csv").starts_with("kind,design,subgroup,"));
  CHECK(folder.read("in.csv") == effects);
  CHECK(folder.files() == 3);
}

TEST_CASE("it never writes over what it reads, nor two things into one file") {
  const test_data::Folder folder;
  const std::string in = folder.write("in.csv", effects);
  CHECK(run({in, "--csv", folder.file("./in.csv")}) == 1);
  CHECK(run({in, "--svg", in}) == 1);
  CHECK(run({in, "--svg", folder.file("both"), "--csv", folder.file("both")}) == 1);
  CHECK(run({in, "--svg", folder.file("a.svg"), "--csv", folder.file("none/b.csv")}) == 1);
  CHECK(folder.read("in.csv") == effects);
  CHECK(folder.files() == 1);
}

TEST_CASE("a refused file ends with 1 and a wrong command line with 2") {
  const test_data::Folder folder;
  const std::string bad = folder.write("bad.csv", "yi,vi\n1,-1\n2,1\n");
  CHECK(run({bad, "--csv", folder.file("out.csv")}) == 1);
  CHECK(folder.files() == 1);
  CHECK(run({folder.file("missing.csv")}) == 1);
  CHECK(run({}) == 2);
  CHECK(run({bad, "--tau", "mm"}) == 2);
  CHECK(run({bad, "--only", "x"}) == 2);
  CHECK(run({bad, "--study", "s", "--inference", "wald"}) == 2);
  CHECK(run({bad, "--design", "a", "--before-after", "b"}) == 2);
  CHECK(run({"--help"}) == 0);
}

TEST_CASE("settings reach the computation, whatever the writing of the file") {
  const test_data::Folder folder;
  const std::string in = folder.write("in.csv", "yi;vi;g\n0,5;0,04;a\n0,1;0,05;b\n0,9;0,02;b\n");
  CHECK(run({in, "--tau", "pm", "--inference", "at-least", "--level", "0.9", "--subgroup", "g",
             "--reverse", "--separator", "semicolon", "--decimal-comma", "--measure", "or", "--csv",
             folder.file("out.csv")}) == 0);
  CHECK(folder.read("out.csv").find("effect,Between-group effects,a,line 2,,2,,,-0.5,") !=
        std::string::npos);
}

}  // namespace securebase::cli

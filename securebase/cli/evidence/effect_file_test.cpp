// Fear: a row is lost or changed without a word, or a mistake is told without its place.
#include "securebase/cli/evidence/effect_file.hpp"

#include <doctest/doctest.h>

#include "securebase/cli/evidence/folder_for_test.hpp"

namespace securebase::cli {
namespace {

Result<EffectTable> read_text(const std::string& text, EffectFileOptions options = {}) {
  const test_data::Folder folder;
  options.file = folder.write("effects.csv", text);
  auto read = read_effects(options);
  if (read) return read;
  auto error = read.error();
  for (Problem& problem : error.problems) {  // the folder has another name each time
    problem.where.erase(0, problem.where.find("effects.csv"));
  }
  return tl::unexpected<Error>(error);
}

EffectTable table_of(const std::string& text, const EffectFileOptions& options = {}) {
  const auto read = read_text(text, options);
  REQUIRE(read.has_value());
  return *read;
}

std::vector<Problem> problems_of(const std::string& text, const EffectFileOptions& options = {}) {
  const auto read = read_text(text, options);
  REQUIRE_FALSE(read.has_value());
  return read.error().problems;
}

}  // namespace

TEST_CASE("rows become effects; those without one are counted with their lines") {
  const auto table = table_of("author,yi,vi\nA,0.5,0.04\nB,NA,0.1\nC,,\n\"D, E\",-1e-1,0.01\n\n");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[1].label == "D, E");
  CHECK(table.rows[1].effect.value == -0.1);
  CHECK(table.rows[1].line == 5);
  CHECK(table.without_effect == std::vector<std::size_t>{3, 4});
}

TEST_CASE("semicolons and decimal commas are found, and text may hold line ends") {
  const auto table =
      table_of("\"\";\"study\";\".g\";\".g_se\"\n\"1\";\"A\nB\";-1,5;0,25\n2;C;1;0,5\n");
  CHECK(table.separator == ';');
  CHECK(table.decimal_comma);
  CHECK(table.rows[0].effect.value == -1.5);
  CHECK(table.rows[1].line == 4);
}

TEST_CASE("both decimal marks in one file are told, because one of them was not meant") {
  const auto problems = problems_of("yi;vi\n0,5;0,1\n0.5;0,1\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where == "effects.csv:2 column 1 (yi)");
  CHECK(problems[0].what.find(":3 column 1") != std::string::npos);
}

TEST_CASE("every mistake is told at once, with line, column and how to mend it") {
  EffectFileOptions options;
  options.study = "study";
  const auto problems = problems_of(
      "study,effect,low,high\nA,0.5,0.6,0.9\n,0.1,0,0.2\nC,x,0,1\nD,inf,0,1\nE,0.1,0\n", options);
  REQUIRE(problems.size() == 5);
  CHECK(problems[0].where == "effects.csv:2 column 2 (effect)");
  CHECK(problems[0].what.find("outside its interval") != std::string::npos);
  CHECK(problems[1].where == "effects.csv:3 column 1 (study)");
  CHECK(problems[2].what == "'x' is not a number");
  CHECK(problems[3].what == "inf is not finite");
  CHECK(problems[4].what.find("3 fields") != std::string::npos);
  for (const Problem& problem : problems) CHECK_FALSE(problem.mend.empty());
}

TEST_CASE("empty files, doubled names and single rows are refused") {
  CHECK(problems_of("").at(0).what == "the first line is empty");
  CHECK(problems_of("yi,vi,yi\n1,1,1\n2,1,2\n").at(0).what == "two columns are called yi");
  CHECK(problems_of("yi,vi\n").at(0).what == "0 effects in 0 rows");
  CHECK(problems_of("yi,vi\n1,1\nNA,1\n").at(0).what ==
        "1 effect in 2 rows; a cell is missing in 1 row");
  EffectFileOptions options;
  options.study = "trial";
  options.subgroup = "dose";
  CHECK(problems_of("yi,vi\n1,1\n2,1\n", options).size() == 2);
  options.file = "/nowhere/at/all.csv";
  CHECK(read_effects(options).error().problems.at(0).what.find("cannot be opened") == 0);
}

TEST_CASE("a comma in a number of a comma file asks for its option") {
  const auto problems = problems_of("yi,vi\n\"0,5\",1\n1,1\n1,1\n");
  CHECK(problems.at(0).mend.find("--decimal-comma") != std::string::npos);
  EffectFileOptions options;
  options.decimal = DecimalMark::comma;
  CHECK(table_of("yi,vi\n\"0,5\",1\n1,1\n", options).rows[0].effect.value == 0.5);
}

TEST_CASE("designs: named, answered by yes and no, or found by their words") {
  EffectFileOptions options;
  options.before_after = "pp";
  CHECK(table_of("yi,vi,pp\n1,1,yes\n2,1,no\n", options).rows[0].before_after);
  CHECK(problems_of("yi,vi,pp\n1,1,maybe\n2,1,\n", options).size() == 2);
  options = {};
  options.design = "kind";
  CHECK(table_of("yi,vi,kind\n1,1,RCT\n2,1,pre-post\n", options).rows[1].before_after);
  CHECK(problems_of("yi,vi,kind\n1,1,\n2,1,NA\n", options).size() == 2);
  CHECK(table_of("yi,vi,before_after\n1,1,1\n2,1,0\n").design_column == "before_after");
  CHECK(table_of("yi,vi,design\n1,1,ps-ct\n2,1,ps-cl\n").design_column.empty());
  const auto found = table_of("yi,vi,design\n1,1,uncontrolled\n2,1,RCT\n");
  CHECK(found.design_column == "design");
  CHECK(found.rows[0].before_after);
}

TEST_CASE("intervals of ratios are noticed, and read as ratios where that is said") {
  const std::string text = "effect,low,high\n2,1,4\n0.5,0.25,1\n";
  CHECK(table_of(text).lopsided == 2);
  EffectFileOptions options;
  options.rules.ratio = true;
  const auto table = table_of(text, options);
  CHECK(table.lopsided == 0);
  CHECK(table.rows[0].effect.value == doctest::Approx(-table.rows[1].effect.value));
  CHECK(table_of("effect,low,high\n2,1,3\n0.5,0.25,0.75\n").lopsided == 0);
}

TEST_CASE("rows can be picked, and signs turned round") {
  EffectFileOptions options;
  options.only = {{"arm", "a"}};
  options.reverse = true;
  const auto table = table_of("yi,vi,arm\n1,1,a\n2,1,b\n3,1,a\n", options);
  CHECK(table.not_wanted == 1);
  CHECK(table.rows[1].effect.value == -3);
  CHECK(table.rows[1].label == "line 4");
}

}  // namespace securebase::cli

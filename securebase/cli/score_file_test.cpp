#include "securebase/cli/score_file.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include "securebase/measurement/scale_scorer.hpp"
#include "test/reference_data.hpp"

namespace securebase::cli {
namespace {

namespace fs = std::filesystem;

measurement::Instrument two_scales() {
  measurement::Instrument instrument;
  for (int value = 1; value <= 5; ++value) instrument.answers.push_back({value, ""});
  instrument.scales = {{"anxiety", "", {}}, {"avoidance", "", {}}};
  for (std::size_t i = 0; i < 4; ++i) {
    measurement::Item item;
    item.id = "Q" + std::to_string(i + 1);
    item.scale = i % 2 == 0 ? 1 : 0;  // Q1 and Q3 speak for avoidance
    item.reversed = i == 2;
    item.model = {1.5, {-1, -0.3, 0.4, 1.2}};
    instrument.items.push_back(item);
  }
  return instrument;
}

struct Folder {
  fs::path path = fs::temp_directory_path() / ("securebase-score-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  [[nodiscard]] std::string file(const std::string& name) const { return (path / name).string(); }
};

std::string content_of(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Result<ScoreFileReport> score_text(const Folder& folder, const std::string& text,
                                   std::vector<std::string> missing = {}) {
  std::ofstream(folder.file("in.csv"), std::ios::binary) << text;
  return score_file(two_scales(), {{folder.file("in.csv"), missing}, folder.file("out.csv"), {}});
}

TEST_CASE("people are scored in the order of the file, columns in any order") {
  const Folder folder;
  const auto report = score_text(folder, "age,Q4,Q3,Q2,Q1\n30,1,1,1,5\n31,,NA,0,3.0\n\n", {"0"});
  REQUIRE(report);
  CHECK(report->people == 2);
  CHECK(report->with_missing == 1);
  std::istringstream lines(content_of(folder.file("out.csv")));
  std::string header, first, second, rest;
  std::getline(lines, header);
  std::getline(lines, first);
  std::getline(lines, second);
  CHECK_FALSE(std::getline(lines, rest));
  CHECK(header ==
        "row,avoidance,avoidance_se,avoidance_answered,anxiety,anxiety_se,anxiety_answered");
  // Person 1 is at the top of avoidance (Q3 is reversed) and at the bottom of anxiety.
  const auto items = measurement::items_of_scale(two_scales(), 0);
  const auto high = measurement::ScaleScorer(items.models).eap(std::vector<std::int8_t>{4, 4});
  char expected[64];
  std::snprintf(expected, sizeof expected, "1,%.6f,%.6f,2,", high.theta, high.standard_error);
  CHECK(first.starts_with(expected));
  CHECK(second.ends_with(",0.000000,1.000000,0"));
}

ScoreFileOptions asked_for(measurement::Method method, bool information = false,
                           bool quality = false) {
  ScoreFileOptions options;
  options.method = method;
  options.information = information;
  options.quality = quality;
  return options;
}

std::vector<std::string> lines_of(const Folder& folder, const std::string& text,
                                  ScoreFileOptions options, ScoreFileReport& counted) {
  std::ofstream(folder.file("in.csv"), std::ios::binary) << text;
  options.answers = {folder.file("in.csv"), {}};
  options.output = folder.file("out.csv");
  const auto report = score_file(two_scales(), options);
  REQUIRE(report);
  counted = *report;
  std::vector<std::string> lines;
  std::istringstream all(content_of(options.output));
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  return lines;
}

TEST_CASE("where greatest likelihood has no value the cells say so, and hold no NaN") {
  const Folder folder;
  const std::string text = "Q1,Q2,Q3,Q4\n1,5,5,5\n5,1,1,1\n,,3,3\n";
  ScoreFileReport report;
  const auto ml = lines_of(folder, text, asked_for(measurement::Method::ml, true), report);
  CHECK(ml[0] == "row,avoidance,avoidance_se,avoidance_answered,avoidance_information,"
                 "anxiety,anxiety_se,anxiety_answered,anxiety_information");
  CHECK(ml[1] == "1,-Inf,,2,,Inf,,2,");
  CHECK(ml[2] == "2,Inf,,2,,-Inf,,2,");
  CHECK(report.not_finite == 4);
  const auto wle = lines_of(folder, text, asked_for(measurement::Method::wle), report);
  CHECK(report.not_finite == 0);
  CHECK(wle[1].find("Inf") == std::string::npos);
  CHECK(wle[1].starts_with("1,-"));
  const auto none = lines_of(folder, "Q1,Q2,Q3,Q4\n,2,,2\n", asked_for(measurement::Method::wle), report);
  CHECK(none[1].starts_with("1,,,0,"));
  CHECK(report.nothing_answered == 1);
}

TEST_CASE("quality is told beside the values when it is asked for") {
  const Folder folder;
  ScoreFileReport report;
  const auto lines = lines_of(folder, "Q1,Q2,Q3,Q4\n1,2,3,4\n4,4,4,4\n",
                              asked_for(measurement::Method::eap, false, true), report);
  CHECK(lines[0].ends_with(",longest_run,contradiction,person_fit,readable"));
  CHECK(lines[1].ends_with(",0,,,1"));
  CHECK(lines[2].ends_with(",4,,,1"));  // four answers are too few to say anything
}

TEST_CASE("every problem of a file is told with its line and column, and nothing is written") {
  const Folder folder;
  std::ofstream(folder.file("out.csv")) << "kept from before";
  const auto report = score_text(folder, "Q1,Q2,Q3,Q4\n1,2,x,4\n1,2,3\n9,2,3,4\n");
  REQUIRE_FALSE(report);
  const auto& problems = report.error().problems;
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].where.ends_with("in.csv:2 column 3 (Q3)"));
  CHECK(problems[1].where.ends_with("in.csv:3"));
  CHECK(problems[1].what == "this line has 3 fields, the first line has 4");
  CHECK(problems[2].where.ends_with("in.csv:4 column 1 (Q1)"));
  CHECK(problems[2].mend.find("--missing 9") != std::string::npos);
  CHECK(content_of(folder.file("out.csv")) == "kept from before");
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 2);
}

TEST_CASE("files that are no table of answers are refused in words") {
  const Folder folder;
  const auto what = [&](const std::string& text) {
    const auto report = score_text(folder, text);
    REQUIRE_FALSE(report);
    return report.error().problems.at(0).what;
  };
  CHECK(what("") == "the file is empty");
  CHECK(what("Q1,Q2,Q3\n1,1,1\n") == "there is no column Q4");
  CHECK(what("Q1,Q2,Q3,Q4,Q4\n") == "two columns are called Q4");
  CHECK(what("Q1;Q2;Q3;Q4\n") == "the first line holds no comma");
  CHECK(what("Q1,Q2,Q3,Q4\n1,1,1,1\n\n1,1,1,1\n") == "this line is empty");
  CHECK(what("Q1,Q2,Q3,Q4\n1,1,1,\xFF\n").find("column 7") != std::string::npos);
  const auto absent = score_file(two_scales(), {{folder.file("absent.csv"), {}}, "", {}});
  REQUIRE_FALSE(absent);
  CHECK(absent.error().problems.at(0).what.find("cannot be opened") != std::string::npos);
  const auto nowhere = score_file(
      two_scales(), {{folder.file("in.csv"), {}}, folder.file("no/such/folder.csv"), {}});
  REQUIRE_FALSE(nowhere);
}

TEST_CASE("scores never take the place of the answers they came from") {
  const Folder folder;
  const std::string text = "Q1,Q2,Q3,Q4\n1,2,3,4\n";
  std::ofstream(folder.file("in.csv")) << text;
  CHECK_FALSE(score_file(two_scales(), {{folder.file("in.csv"), {}}, folder.file("in.csv"), {}}));
  CHECK(content_of(folder.file("in.csv")) == text);
}

TEST_CASE("a file of nothing but problems is not told in full") {
  const Folder folder;
  std::string text = "Q1,Q2,Q3,Q4\n";
  for (int i = 0; i < 500; ++i) text += "7,7,7,7\n";
  const auto report = score_text(folder, text);
  REQUIRE_FALSE(report);
  CHECK(report.error().problems.size() < 30);
}

}  // namespace
}  // namespace securebase::cli

// Fear: an answer that an item does not have is added up, or half a file of scores passes for all.
#include "securebase/cli/score_questionnaire.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace securebase::cli {
namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path = fs::temp_directory_path() / ("securebase-keys-" + std::to_string(::getpid()));
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

measurement::Questionnaire three_items() {
  measurement::Questionnaire made;
  made.answers = {{0, ""}, {1, ""}, {2, ""}, {3, ""}};
  for (const char* id : {"A", "B", "C"}) made.items.emplace_back().id = id;
  made.items[1].reversed = true;
  made.items[2].answers = std::vector<measurement::AnswerChoice>{{6, ""}, {0, ""}};
  auto& scale = made.scales.emplace_back();
  scale.id = "total";
  scale.items = {0, 1, 2};
  scale.highest = 12;
  scale.most_missing = 1;
  made.criteria.emplace_back().id = "rule";
  made.criteria[0].all_of = {{{0}, 2, 1}};
  made.help = {{.item = 0, .at_least = 3}};
  return made;
}

Result<QuestionnaireFileReport> score_text(const Folder& folder, const std::string& text,
                                           const std::string& prefix = {}) {
  std::ofstream(folder.file("in.csv"), std::ios::binary) << text;
  return score_questionnaire(three_items(),
                             {{folder.file("in.csv"), {"-9"}}, prefix, folder.file("out.csv"), {}});
}

}  // namespace

TEST_CASE("scores, criteria and help, one line a person") {
  const Folder folder;
  const auto report = score_text(folder, "C,B,A\n6,1,3\n0,-9,1\n,,\n");
  REQUIRE(report.has_value());
  CHECK(report->people == 3);
  CHECK(report->with_missing == 2);
  CHECK(report->not_scored == 1);
  CHECK(report->help == 1);
  // 3 + (3 - 1) + 6; then (1 + 0) x 3 / 2.
  CHECK(content_of(folder.file("out.csv")) ==
        "row,total,total_answered,rule,help\n1,11,3,1,1\n2,1.5,2,0,0\n3,,0,,0\n");
}

TEST_CASE("columns may carry a prefix and the place of the item") {
  const Folder folder;
  REQUIRE(score_text(folder, "Q1,Q2,Q3\n0,3,0\n", "Q").has_value());
  CHECK(content_of(folder.file("out.csv")).ends_with("1,0,3,0,0\n"));
}

TEST_CASE("an answer that its item does not have is told with its place, and nothing is written") {
  const Folder folder;
  const auto report = score_text(folder, "A,B,C\n1,1,6\n1,1,3\n1,7,0\n");
  REQUIRE_FALSE(report.has_value());
  REQUIRE(report.error().problems.size() == 2);
  CHECK(report.error().problems[0].what == "3 is no answer to this item");
  CHECK(report.error().problems[0].where.ends_with("person 2 column C"));
  CHECK(report.error().problems[1].where.find("column 2 (B)") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.file("out.csv")));
}

}  // namespace securebase::cli

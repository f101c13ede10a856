// Fear: a person is counted for a group to which somebody else belongs.
#include "securebase/cli/group_column.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace securebase::cli {
namespace {

namespace fs = std::filesystem;

struct File {
  fs::path path = fs::temp_directory_path() / ("securebase-groups-" + std::to_string(::getpid()));
  explicit File(const std::string& text) { std::ofstream(path, std::ios::binary) << text; }
  File(File&&) = delete;
  File& operator=(File&&) = delete;
  ~File() { fs::remove(path); }
};

Result<GroupsRead> groups_in(const std::string& text, std::vector<std::size_t> rows,
                             long fewest = 1, std::vector<std::string> missing = {}) {
  const File file(text);
  return read_groups({file.path.string(), "who", std::move(missing), fewest}, rows);
}

Problem problem_in(const Result<GroupsRead>& read) {
  REQUIRE_FALSE(read);
  REQUIRE(read.error().problems.size() == 1);
  return read.error().problems[0];
}

}  // namespace

TEST_CASE("people keep the group of their own row; empty cells, NA and named values are none") {
  const auto read = groups_in("Q1,who\n1,b\n2,a\n3,\n4,NA\n5,0\n6,\"a\"\n7\n8,b\n",
                              {1, 2, 3, 4, 5, 6, 7, 8}, 1, {"0"});
  REQUIRE(read);
  CHECK(read->groups.column == "who");
  CHECK(read->groups.labels == std::vector<std::string>{"a", "b"});
  CHECK(read->groups.group_of == std::vector<int>{1, 0, -1, -1, -1, 0, -1, 1});
  CHECK(read->too_small.empty());
}

TEST_CASE("people who were left out of the table shift nobody else's group") {
  const auto read = groups_in("Q1,who\n1,a\n2,a\n3,b\n4,a\n5,b\n", {1, 3, 4});
  REQUIRE(read);
  CHECK(read->groups.group_of == std::vector<int>{0, 1, 0});
}

TEST_CASE("groups with too few people are named and compared with nobody") {
  const auto read = groups_in("Q1,who\n1,a\n2,a\n3,b\n4,b\n5,rare\n", {1, 2, 3, 4, 5}, 2);
  REQUIRE(read);
  CHECK(read->too_small == std::vector<std::string>{"rare"});
  CHECK(read->groups.group_of == std::vector<int>{0, 0, 1, 1, -1});
}

TEST_CASE("a missing column and a missing file are told") {
  CHECK(problem_in(groups_in("Q1,other\n1,a\n", {1})).what == "there is no column who");
  CHECK(problem_in(groups_in("", {1})).what == "there is no column who");
  const auto none = read_groups({"/nowhere/at/all.csv", "who", {}, 1}, std::vector<std::size_t>{1});
  CHECK(problem_in(none).what == "cannot be opened");
}

TEST_CASE("too many groups, and fewer than two, are refused with their number") {
  std::string text = "Q1,who\n";
  std::vector<std::size_t> rows;
  for (std::size_t p = 1; p <= 13; ++p) {
    text += "1,g" + std::to_string(p) + '\n';
    rows.push_back(p);
  }
  CHECK(problem_in(groups_in(text, rows)).what == "it holds 13 different groups");
  rows.pop_back();  // twelve are as many as may be
  const auto twelve = groups_in(text, rows);
  REQUIRE(twelve);
  CHECK(twelve->groups.labels.size() == 12);
  CHECK(problem_in(groups_in("Q1,who\n1,a\n2,a\n3,b\n", {1, 2, 3}, 2)).what ==
        "1 of 2 groups have 2 people or more");
  CHECK(problem_in(groups_in("Q1,who\n1,\n2,NA\n", {1, 2})).what ==
        "0 of 0 groups have 1 people or more");
}

TEST_CASE("a file that became shorter is refused") {
  CHECK(problem_in(groups_in("Q1,who\n1,a\n2,b\n", {1, 2, 3})).what ==
        "the file became shorter while it was read");
}

}  // namespace securebase::cli

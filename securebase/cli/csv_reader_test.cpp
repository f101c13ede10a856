#include "securebase/cli/csv_reader.hpp"

#include <doctest/doctest.h>
#include <memory>
#include <optional>
#include <random>

namespace securebase::cli {
namespace {

struct Read {
  std::vector<std::vector<std::string>> records;
  std::vector<std::size_t> lines;
  std::optional<Problem> problem;
};

Read read_all(std::string text, char separator = ',') {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      text.empty() ? std::tmpfile() : ::fmemopen(text.data(), text.size(), "rb"), &std::fclose);
  CsvReader reader(file.get(), "answers.csv", separator);
  Read read;
  std::vector<std::string_view> fields;
  for (;;) {
    const auto more = reader.next(fields);
    if (!more) {
      read.problem = more.error().problems.at(0);
      return read;
    }
    if (!*more) return read;
    read.records.emplace_back(fields.begin(), fields.end());
    read.lines.push_back(reader.line());
  }
}

using Records = std::vector<std::vector<std::string>>;

TEST_CASE("semicolons and tabs separate where they are asked to, and commas are then text") {
  CHECK(read_all("a;\"b;c\";1,5\n", ';').records == Records{{"a", "b;c", "1,5"}});
  CHECK(read_all("a\tb,c\t\n", '\t').records == Records{{"a", "b,c", ""}});
  CHECK(read_all("\"a\",1\n", ';').problem->mend.find("separator") != std::string::npos);
}

TEST_CASE("plain records, with and without a last line end, in both styles of line end") {
  const Records expected{{"a", "b"}, {"1", ""}};
  CHECK(read_all("a,b\n1,\n").records == expected);
  CHECK(read_all("a,b\n1,").records == expected);
  CHECK(read_all("a,b\r\n1,\r\n").records == expected);
  CHECK(read_all("\xEF\xBB\xBF" "a,b\n1,").records == expected);
  CHECK(read_all("").records.empty());
}

TEST_CASE("quotation marks keep commas, line ends and doubled marks") {
  const Read read = read_all("\"a,b\",\"c \"\"d\"\"\",\"two\nlines\"\nx,\"\",z\n");
  CHECK(read.records == Records{{"a,b", "c \"d\"", "two\nlines"}, {"x", "", "z"}});
  CHECK(read.lines == std::vector<std::size_t>{1, 3});
}

TEST_CASE("what cannot be read is refused with its line") {
  CHECK(read_all("a\nb\n\"open\n").problem->where == "answers.csv:3");
  CHECK(read_all("a\n\"b\"c\n").problem->where == "answers.csv:2");
  const Read latin = read_all("name\nJos\xE9\n");
  CHECK(latin.problem->where == "answers.csv:2");
  CHECK(latin.problem->what.find("column 4") != std::string::npos);
  CHECK(read_all(std::string("a\nb\0c\n", 6)).problem->where == "answers.csv:2");
  CHECK(read_all("a\n\"" + std::string(3 << 20, 'x')).problem->what.find("1 MiB") !=
        std::string::npos);
}

TEST_CASE("text beyond ASCII passes when it is UTF-8") {
  CHECK(read_all("n\nJos\xC3\xA9,\xE2\x82\xAC\n").records[1] ==
        std::vector<std::string>{"Jos\xC3\xA9", "\xE2\x82\xAC"});
}

TEST_CASE("records around the edge of the buffer stay whole") {
  std::string text;
  std::size_t count = 0;
  while (text.size() < (std::size_t{5} << 20)) {
    text += std::to_string(count) + ',' + std::string(count % 977, 'x') + ",\"q,\n\"\n";
    ++count;
  }
  const Read read = read_all(text);
  CHECK_FALSE(read.problem.has_value());
  REQUIRE(read.records.size() == count);
  for (std::size_t i = 0; i < count; ++i) {
    if (read.records[i][0] != std::to_string(i) || read.records[i][1].size() != i % 977) {
      FAIL("record ", i, " was torn");
    }
    if (read.lines[i] != 2 * i + 1) FAIL("record ", i, " has the wrong line");
  }
}

TEST_CASE("random bytes are read or refused, never more") {
  std::mt19937 random(99);
  const std::string alphabet = "a1,\"\n\r\xC3\xA9 ;\t";
  for (int run = 0; run < 3000; ++run) {
    std::string text;
    for (auto length = random() % 60; length > 0; --length) {
      text += alphabet[random() % alphabet.size()];
    }
    const Read read = read_all(text);
    for (const auto& record : read.records) CHECK_FALSE(record.empty());
  }
}

}  // namespace
}  // namespace securebase::cli

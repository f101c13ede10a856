#include "securebase/content/yaml_reader.hpp"

#include <doctest/doctest.h>

#include "securebase/content/utf8.hpp"

namespace securebase::content {
namespace {

struct Read {
  std::optional<Node> root;
  std::vector<Problem> problems;
};

Read read(std::string_view text) {
  Findings findings("f.yaml");
  auto root = read_yaml(text, findings);
  return {std::move(root), findings.by_line()};
}

Node::Kind kind_of(const std::string& scalar) {
  const Read got = read("a: " + scalar + "\n");
  REQUIRE(got.root.has_value());
  REQUIRE(got.root->children.size() == 1);
  return got.root->children[0].kind;
}

}  // namespace

TEST_CASE("scalars mean what the core schema of YAML 1.2 says") {
  using Kind = Node::Kind;
  for (const char* text : {"1", "-12", "+7", "0", "0800"}) CHECK(kind_of(text) == Kind::integer);
  for (const char* text : {"1.5", "-.5", "2.", "1e-6", "+3.2E2", "99999999999999999999"}) {
    CHECK(kind_of(text) == Kind::number);
  }
  for (const char* text : {"true", "False"}) CHECK(kind_of(text) == Kind::boolean);
  for (const char* text : {"", "~", "null"}) CHECK(kind_of(text) == Kind::null);
  for (const char* text : {"1.0.0", "2026-11-21", "no", "yes", "24/7", "'112'", "\"true\"", "1e999",
                           ".", "-", "1e", ".inf", "0x10", "13 11 14"}) {
    if (std::string_view(text) == "-") continue;  // a list of nothing, not a scalar
    CHECK(kind_of(text) == Kind::text);
  }
  CHECK(read("a: -1.25\n").root->children[0].number == -1.25);
  CHECK(read("a: -12\n").root->children[0].integer == -12);
}

TEST_CASE("every node knows its line, members that of their key") {
  const Read got =
      read("# first\nlist:\n  - x: 1\n    y:\n      - 2\n      - >-\n        long\n        text\n");
  REQUIRE(got.problems.empty());
  const Node* list = got.root->find("list");
  REQUIRE(list != nullptr);
  CHECK(list->line == 2);
  const Node& map = list->children.at(0);
  CHECK(map.line == 3);
  CHECK(map.find("y")->line == 4);
  CHECK(map.find("y")->children.at(1).line == 6);
  CHECK(map.find("y")->children.at(1).text == "long text");
  CHECK(map.find("z") == nullptr);
}

TEST_CASE("fear: a second value under the same key silently wins") {
  const Read got = read("a:\n  - b: 1\n    c/d: 2\n    b: 3\n    c/d: 4\n");
  REQUIRE(got.problems.size() == 2);
  CHECK(got.problems[0].where == "f.yaml:4 /a/0/b");
  CHECK(got.problems[1].where == "f.yaml:5 /a/0/c~1d");
  CHECK(got.root->find("a")->children.at(0).find("b")->integer == 1);
}

TEST_CASE("what content does without is refused with its line") {
  CHECK(read("a: &x 1\nb: *x\n").problems.size() == 2);
  CHECK(read("a: 1\nb: !!python 2\n").problems.at(0).where == "f.yaml:2");
  CHECK(read("a: 1\n---\nb: 1\n").problems.at(0).what.find("more than one document") !=
        std::string::npos);
  CHECK(read("a: [1\nb: 2\n").problems.at(0).what.find("Not valid YAML at column") !=
        std::string::npos);
  CHECK_FALSE(read("# only a comment\n").root.has_value());
  CHECK_FALSE(read("").root.has_value());
}

TEST_CASE("fear: brackets that are never closed bring the program down") {
  const Read got = read("a: " + std::string(200'000, '['));
  CHECK_FALSE(got.root.has_value());
  REQUIRE(got.problems.size() == 1);
  CHECK(got.problems[0].what.find("deep in each other") != std::string::npos);
  CHECK(got.problems[0].where == "f.yaml:1");
  const Read deep = read("a: " + std::string(50, '[') + std::string(50, ']') + "\n");
  CHECK(deep.problems.empty());
}

TEST_CASE("bytes that are not UTF-8 are found by line and column") {
  CHECK_FALSE(first_unreadable("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8C\xB1\r\n\t.").has_value());
  const auto place = [](std::string_view text) {
    const auto bad = first_unreadable(text);
    return bad ? std::pair{bad->line, bad->column} : std::pair{0, 0};
  };
  CHECK(place("ab\ncd\xE9 f") == std::pair{2, 3});
  CHECK(place("\xC0\xAF") == std::pair{1, 1});          // "/" written longer than it need be
  CHECK(place("x\xED\xA0\x80") == std::pair{1, 2});     // half of a surrogate pair
  CHECK(place("\xF4\x90\x80\x80") == std::pair{1, 1});  // beyond U+10FFFF
  CHECK(place("a\xE2\x82") == std::pair{1, 2});         // cut off
  CHECK(place(std::string_view("a\0b", 3)) == std::pair{1, 2});
  CHECK(place("a\n\x1B[0m") == std::pair{2, 1});
}

}  // namespace securebase::content

// Fears: a client's mistake is passed over in silence; a body makes the reader fall over; a map is
// not kept byte for byte.
#include "securebase/contract/request_bodies.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace securebase;
using namespace securebase::contract;

namespace {

const std::string good =
    R"({"instrument":"attachment","version":"1.0.0","relationship":"partner",)"
    R"("answers":[{"item":"anx-1","answer":3},{"item":"a\u0076o-1","skipped":true}]})";

std::vector<std::string> where(const std::string& body) {
  const auto read = read_assessment(body);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == Errc::bad_input);
  std::vector<std::string> result;
  for (const Problem& problem : read.error().problems) {
    CHECK_FALSE(problem.what.empty());
    CHECK_FALSE(problem.mend.empty());
    result.push_back(problem.where);
  }
  return result;
}

std::string with_answers(const std::string& answers) {
  return R"({"instrument":"a","version":"1","relationship":"r","answers":)" + answers + "}";
}

}  // namespace

TEST_CASE("a sound body is read") {
  const auto read = read_assessment(good);
  REQUIRE(read);
  CHECK(read->instrument == "attachment");
  CHECK(read->relationship == "partner");
  REQUIRE(read->answers.size() == 2);
  CHECK(read->answers[0].answer == 3);
  CHECK_FALSE(read->answers[0].skipped);
  CHECK(read->answers[1].item == "avo-1");
  CHECK(read->answers[1].skipped);
  CHECK(read_assessment(with_answers(R"([{"item":"i","answer":3.0}])"))->answers[0].answer == 3);
}

TEST_CASE("every problem of a body is told with its pointer") {
  using Pointers = std::vector<std::string>;
  CHECK(where("{}") == Pointers{"/instrument", "/version", "/relationship", "/answers"});
  CHECK(where(R"({"instrument":1,"version":null,"relationship":[],"answers":{},"m~/e":1})") ==
        Pointers{"/m~0~1e", "/instrument", "/version", "/relationship", "/answers"});
  CHECK(where(with_answers(R"([{"item":5},7,{"item":"i","answer":"3"},{"answer":2.5,"x":1}])")) ==
        Pointers{"/answers/1", "/answers/0/item", "/answers/2/answer", "/answers/3/x",
                 "/answers/3/item", "/answers/3/answer"});
  CHECK(where(with_answers(R"([{"item":"i","skipped":false}])")) == Pointers{"/answers/0/skipped"});
  CHECK(where(with_answers(R"([{"item":"i","answer":99999999999999999999}])")) ==
        Pointers{"/answers/0/answer"});
  CHECK(where("[]") == Pointers{"body"});
  CHECK(where("3") == Pointers{"body"});
}

TEST_CASE("what is not JSON is told by line and column") {
  CHECK(where("") == std::vector<std::string>{"line 1, column 1"});
  CHECK(where("{\n  \"instrument\": }") == std::vector<std::string>{"line 2, column 17"});
  CHECK(where(good + "x").front().starts_with("line 1, column "));
  CHECK(where(good.substr(0, good.size() - 1)).front() ==
        "line 1, column " + std::to_string(good.size()));
  CHECK(where(with_answers("[\"\xff\"]")).front().starts_with("line 1, column "));
  CHECK(where(std::string(5000, '[')).size() == 1);
}

TEST_CASE("a member given twice is a problem, not a choice") {
  CHECK(where(R"({"instrument":"b",)" + good.substr(1)) == std::vector<std::string>{"body"});
  CHECK(where(with_answers(R"([{"item":"i","answer":1,"answer":2}])")) ==
        std::vector<std::string>{"body"});
  CHECK_FALSE(read_map(R"({"map":{"a":1},"map":{"a":2}})"));
  CHECK(read_map(R"({"map":{"a":1,"a":2}})"));  // inside the map nobody looks
}

TEST_CASE("more than 200 answers are refused, and 200 are read") {
  std::string many = "[";
  for (int i = 0; i < 200; ++i) many += std::string(i > 0 ? "," : "") + R"({"item":"i","answer":1})";
  CHECK(read_assessment(with_answers(many + "]"))->answers.size() == 200);
  CHECK(where(with_answers(many + R"(,{"item":"i","answer":1}])")) ==
        std::vector<std::string>{"/answers"});
}

TEST_CASE("a map is kept byte for byte") {
  for (const char* map :
       {"{}", R"({"a":1.50, "b" : [ "}\"]{" , {"c":null}]})", "{ \"\\u00e9\\\\\" :\t1e2\n}"}) {
    CAPTURE(map);
    CHECK(read_map("{\"map\":" + std::string(map) + "}")->reveal() == map);
    CHECK(read_map(" {\n\"m\\u0061p\" : " + std::string(map) + " } \n")->reveal() == map);
    const auto both = read_code_and_map("{\"map\":" + std::string(map) + ",\"code\":\"a b\"}");
    REQUIRE(both);
    CHECK(both->map.reveal() == map);
    CHECK(both->code.reveal() == "a b");
  }
  CHECK_FALSE(read_map(R"({"map":[]})"));
  CHECK_FALSE(read_map(R"({"map":{},"code":"a"})"));
  CHECK_FALSE(read_code(R"({"code":5})"));
  CHECK_FALSE(read_code(R"({"code":"a","map":{}})"));
  CHECK(read_code_and_map("{}").error().problems.size() == 2);
}

TEST_CASE("hundreds of spoilt bodies are read or refused, with at least one problem") {
  std::mt19937 random(20261121);
  const std::string seeds[] = {good, R"({"code":"a b c","map":{"x":[1,{"y":"z"}]}})"};
  int refused = 0;
  for (int i = 0; i < 600; ++i) {
    std::string body = seeds[i % 2];
    for (unsigned changes = 1 + random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % body.size();
      switch (random() % 4) {
        case 0: body[at] = static_cast<char>(random()); break;
        case 1: body.erase(at, 1 + random() % 9); break;
        case 2: body.insert(at, 1, "{}[]\",:\\0e"[random() % 10]); break;
        default: body.insert(at, body.substr(random() % body.size(), random() % 20)); break;
      }
      if (body.empty()) break;
    }
    const auto assessment = read_assessment(body);
    const auto both = read_code_and_map(body);
    refused += assessment ? 0 : 1;
    if (!assessment) CHECK_FALSE(assessment.error().problems.empty());
    if (both) CHECK(body.find(both->map.reveal()) != std::string::npos);
  }
  CHECK(refused > 300);
}

// Fear: a comparison is read otherwise than it was meant, or a number of it gets lost.
#include "securebase/contract/change_json.hpp"

#include <doctest/doctest.h>

using namespace securebase;
using namespace securebase::contract;

namespace {

constexpr std::string_view side =
    R"({"dimensions":[{"id":"anxiety","value":1.5,"standard_error":0.3},)"
    R"({"id":"avoidance","value":-0.25,"standard_error":0.4}]})";

std::string body(std::string_view days = "180", std::string_view more = "") {
  return R"({"instrument":"attachment","version":"1.0.0","days":)" + std::string(days) +
         R"(,"earlier":)" + std::string(side) + R"(,"later":)" + std::string(side) +
         std::string(more) + "}";
}

std::vector<std::string> places(const std::string& text) {
  const auto read = read_change_question(text);
  std::vector<std::string> where;
  if (!read) {
    for (const Problem& problem : read.error().problems) where.push_back(problem.where);
  }
  return where;
}

}  // namespace

TEST_CASE("a comparison is read member by member") {
  const auto read = read_change_question(body("0.5", R"(,"mode":"short")"));
  REQUIRE(read);
  CHECK(read->days == 0.5);
  CHECK(read->mode == "short");
  REQUIRE(read->later.size() == 2);
  CHECK(read->later[1].dimension == "avoidance");
  CHECK(read->later[1].value == -0.25);
  CHECK(read->later[1].standard_error == 0.4);
  CHECK(read_change_question(body())->mode == "full");
}

TEST_CASE("what is missing, misnamed or twice is told with its place") {
  CHECK(places(body("\"soon\"")) == std::vector<std::string>{"/days"});
  CHECK(places(body("1", R"(,"name":"Sam")")) == std::vector<std::string>{"/name"});
  CHECK(places(body("1", R"(,"days":2)")) == std::vector<std::string>{"body"});
  CHECK(places(R"({"instrument":"a","version":"1","earlier":{"dimensions":[{"id":"anxiety"}]}})") ==
        std::vector<std::string>{"/days", "/earlier/dimensions/0/value",
                                 "/earlier/dimensions/0/standard_error", "/later"});
}

TEST_CASE("a reply holds the numbers, what is real and the words") {
  measurement::Instrument instrument;
  instrument.id = "attachment";
  instrument.version = "1.0.0";
  care::ChangeAnswer answer;
  answer.instrument = &instrument;
  answer.days = 30;
  answer.dimensions[0] = {"anxiety", "Worry", measurement::change_between({1, 0.3}, {-1, 0.3}, 300),
                          "Lower."};
  answer.dimensions[1] = {"avoidance", "Distance", measurement::change_between({0, 1}, {0, 1}, 300),
                          "Open."};
  answer.words.headline = "Head";
  const std::string text = change_json(answer);
  CHECK(text.starts_with(R"({"instrument":"attachment","version":"1.0.0","days":30)"));
  CHECK(text.find(R"("real":"lower")") != std::string::npos);
  CHECK(text.find(R"("real":"not_certain")") != std::string::npos);
  CHECK(text.find(R"("together":"not_certain","headline":"Head")") != std::string::npos);
  // A sitting without answers has no difference of its own: the member is left out, never null.
  CHECK(text.find(R"("plain")") == text.rfind(R"("plain")"));
  CHECK(text.find("inf") == std::string::npos);
}

// Fears: a word that is not known is taken for another; a problem hides the next one.
#include "securebase/care/choosing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace securebase;
using namespace securebase::care;

namespace {

therapy::Row row(std::string id, std::vector<therapy::Fit> fits) {
  therapy::Row made{std::move(id), "A need", "", {}, {{"Because.", {"consensus"}}}};
  for (const therapy::Fit fit : fits) made.cells.push_back({fit, 0});
  return made;
}

therapy::Guidance small_guidance() {
  therapy::Guidance all;
  all.ways.resize(2);
  all.ways[0].id = "talking";
  all.ways[1].id = "drawing";
  for (auto& way : all.ways) way.participants = {therapy::Participants::adult};
  all.indications.version = "1.0.0";
  all.indications.ways = {"talking", "drawing"};
  all.indications.groups.push_back({"all", "All", ""});
  therapy::Need need;
  need.row = row("N1", {therapy::Fit::first, therapy::Fit::adjunct});
  all.indications.needs.push_back(need);
  therapy::Gate gate;
  gate.row = row("X1", {therapy::Fit::excluded, therapy::Fit::suitable});
  gate.list_after = true;
  all.indications.gates.push_back(gate);
  therapy::GuidedCheck check;
  check.id = "check";
  check.options = {{"rest", "Rest", "", "/", "Rest", false}};
  check.questions = {{"q", "Q", "", "", "Does it fit?", {{"yes", "Yes", {{0, 2}}, {}}}}};
  all.checks.push_back(check);
  return all;
}

bool told(const Error& error, std::string_view where) {
  return std::ranges::any_of(error.problems,
                             [&](const Problem& one) { return one.where == where; });
}

}  // namespace

TEST_CASE("words become values, and the match points into the guidance") {
  const therapy::Guidance guidance = small_guidance();
  GivenMatch given;
  given.needs = {{"N1", 5}};
  given.together = {"adult"};
  given.time = "past";
  given.pattern = "avoidant";
  given.weights = GivenWeights{80, 10, 10};
  const auto matched = match(given, guidance);
  REQUIRE(matched);
  CHECK(matched->pattern == 2U);
  CHECK(matched->weights.need == 80);
  REQUIRE(matched->match.short_list.size() == 2);
  CHECK(matched->match.short_list.front().needs.front().need == &guidance.indications.needs.front());
}

TEST_CASE("a gate given twice holds once") {
  const therapy::Guidance guidance = small_guidance();
  GivenMatch given;
  given.needs = {{"N1", 5}};
  given.gates = {"X1", "X1"};
  const auto matched = match(given, guidance);
  REQUIRE(matched);
  CHECK(matched->match.gates.size() == 1);
  REQUIRE(matched->match.ruled_out.size() == 1);
  CHECK(matched->match.ruled_out.front().way == 0);
}

TEST_CASE("every problem is told at once, with its place") {
  GivenMatch given;
  given.needs = {{"N1", 5}, {"N1", 5}, {"N2", 3}, {"N1", 0}};
  given.together = {"adult", "", "everyone"};
  given.homework = "some";
  given.liked = {"talking", "singing"};
  given.set_aside = {"singing"};
  given.most_meetings = 0;
  given.gates = {"X9"};
  given.weights = GivenWeights{50, 25, 25};
  given.pattern = "calm";
  const auto matched = match(given, small_guidance());
  REQUIRE_FALSE(matched);
  for (const char* where :
       {"/needs/1/id", "/needs/2/id", "/needs/3/importance", "/preferences/together/1",
        "/preferences/together/2", "/preferences/homework", "/preferences/liked/1",
        "/limits/set_aside/0", "/limits/most_meetings", "/gates/0", "/weights", "/pattern"}) {
    CHECK_MESSAGE(told(matched.error(), where), where);
  }
}

TEST_CASE("a flood of needs is refused before it is read") {
  GivenMatch given;
  given.needs.assign(100000, {"N1", 3});
  const auto matched = match(given, small_guidance());
  REQUIRE_FALSE(matched);
  CHECK(matched.error().problems.size() == 1);
}

TEST_CASE("a guided check takes one answer for each question that it has") {
  const therapy::Guidance guidance = small_guidance();
  const auto sum = add_up({"check", {{"q", "yes"}}}, guidance);
  REQUIRE(sum);
  CHECK(sum->result.options.front().points == 2);
  CHECK_FALSE(add_up({"other", {}}, guidance));
  for (const GivenCheckAnswer& wrong : {GivenCheckAnswer{"p", "yes"}, GivenCheckAnswer{"q", "no"}}) {
    CHECK_FALSE(add_up({"check", {wrong}}, guidance));
  }
  CHECK_FALSE(add_up({"check", {{"q", "yes"}, {"q", "yes"}}}, guidance));
}

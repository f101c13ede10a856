// Fear: an answer that does not fit is scored all the same, or chance is told as a change.
#include "securebase/care/measures.hpp"

#include <doctest/doctest.h>

namespace securebase::care {
namespace {

using measurement::Checked;

QuestionnairesHere made() {
  measurement::Questionnaire measure;
  measure.id = "short";
  measure.version = "1.0.0";
  measure.answers = {{0, "No"}, {1, "Some"}, {2, "Yes"}};
  for (const char* id : {"one", "two", "three"}) measure.items.emplace_back().id = id;
  measure.items[1].reversed = true;
  measure.items[2].answers = std::vector<measurement::AnswerChoice>{{0, "No"}, {5, "Yes"}};
  auto& known = measure.scales.emplace_back();
  known.id = "known";
  known.items = {0, 1};
  known.highest = 4;
  known.norms.push_back({"some", 50, 2.0, 1.0, "made up", Checked::computed_here});
  known.reliabilities.push_back(
      {measurement::ReliabilityKind::retest, {0.75, "made up", Checked::computed_here}, 14, {}});
  known.cutoffs.push_back({{3, "made up", Checked::not_checked}, true, "not a line"});
  known.cutoffs.push_back({{2, "made up", Checked::second_hand}, true, "a line"});
  auto& open = measure.scales.emplace_back();
  open.id = "open";
  open.items = {2};
  open.highest = 5;
  measure.help = {{.item = 2, .at_least = 5}};
  auto all = std::make_shared<std::vector<QuestionnaireHere>>();
  all->push_back({measure, {}});
  return all;
}

GivenAnswer answered(std::string item, std::int64_t answer) {
  return {std::move(item), answer, false};
}

}  // namespace

TEST_CASE("answers become scores; what is not named was skipped") {
  const auto scores = score_measure({"short", "1.0.0", {answered("one", 2), answered("two", 0)}},
                                    made());
  REQUIRE(scores.has_value());
  CHECK(scores->scales[0].score == 4.0);
  CHECK_FALSE(scores->scales[1].score.has_value());
  CHECK(scores->scales[1].missing == 1);
  CHECK_FALSE(scores->help);
}

TEST_CASE("help is asked for though the rest was skipped") {
  const auto scores = score_measure(
      {"short", "1.0.0", {{"one", {}, true}, answered("three", 5)}}, made());
  REQUIRE(scores.has_value());
  CHECK(scores->help);
}

TEST_CASE("every problem of the answers is told at once, with its place") {
  const auto refused = score_measure({"short",
                                      "1.0.0",
                                      {answered("four", 1), answered("one", 3), answered("one", 1),
                                       {"two", 1, true}, {"three", {}, false}}},
                                     made());
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == Errc::unknown_item);
  std::vector<std::string> where;
  for (const Problem& problem : refused.error().problems) where.push_back(problem.where);
  CHECK(where == std::vector<std::string>{"/answers/0/item", "/answers/1/answer",
                                          "/answers/2/item", "/answers/3", "/answers/4"});
}

TEST_CASE("answers far outside every range are refused and not cut") {
  for (const std::int64_t answer : {std::int64_t{4294967296}, std::int64_t{-1}, std::int64_t{1}}) {
    const auto refused = score_measure({"short", "1.0.0", {answered("three", answer)}}, made());
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Errc::bad_answer);
  }
}

TEST_CASE("an unknown measure or version names what there is") {
  const auto measure = score_measure({"long", "1.0.0", {}}, made());
  REQUIRE_FALSE(measure.has_value());
  CHECK(measure.error().problems[0].where == "/measure");
  const auto version = score_measure({"short", "2.0.0", {}}, made());
  REQUIRE_FALSE(version.has_value());
  CHECK(version.error().problems[0].where == "/version");
  CHECK(version.error().problems[0].mend.find("1.0.0") != std::string::npos);
}

TEST_CASE("a difference is held against its limit: 1.96 x 1 x sqrt(2 x .25) = 1.386") {
  const auto change = change_of_measure(
      {"short", "1.0.0", 10, {{"known", 3}, {"open", 5}}, {{"known", 1}, {"open", 0}}}, made());
  REQUIRE(change.has_value());
  REQUIRE(change->scales.size() == 2);
  REQUIRE(change->scales[0].limit.has_value());
  CHECK(change->scales[0].limit->limit == doctest::Approx(1.3859).epsilon(1e-4));
  // Across the line at 2, which was checked; the one at 3 was not.
  CHECK(change->scales[0].change->outcome == measurement::ScoreOutcome::gain_across_line);
  CHECK_FALSE(change->scales[1].limit.has_value());  // no figures: nothing is claimed
  CHECK_FALSE(change->scales[1].change.has_value());
  const auto small =
      change_of_measure({"short", "1.0.0", 10, {{"known", 2}}, {{"known", 1}}}, made());
  REQUIRE(small.has_value());
  REQUIRE(small->scales.size() == 1);
  CHECK(small->scales[0].change->outcome == measurement::ScoreOutcome::not_certain);
}

TEST_CASE("scores that cannot be are refused, all at once") {
  const auto refused = change_of_measure(
      {"short", "1.0.0", -1, {{"known", 9}, {"other", 1}}, {{"open", -0.5}}}, made());
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == Errc::bad_input);
  CHECK(refused.error().problems.size() == 4);
}

}  // namespace securebase::care

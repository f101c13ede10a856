// Fear: something is asked where someone else can see it, or a sign of danger is counted as less.
#include "securebase/safety/relationship_check.hpp"

#include <doctest/doctest.h>

namespace securebase::safety {
namespace {

RelationshipCheck check_for_test() {
  RelationshipCheck check;
  check.flags = {{"neck", ""}, {"leaving", ""}};
  check.questions = {
      {"device", "", {}, {{"no", ""}, {"yes", "", true}}},
      {"afraid", "", {}, {{"no", ""}, {"yes", "", false, true}, {"skip", ""}}},
      {"neck", "", {}, {{"no", ""}, {"yes", "", false, true, true, 0}}},
      {"leaving", "", {{1, 1}, {2, 1}}, {{"no", ""}, {"yes", "", false, true, true, 1}}}};
  check.stopped.title = "stopped";
  check.danger.title = "danger";
  check.some.title = "some";
  check.none.title = "none";
  return check;
}

using Outcome = RelationshipOutcome;

}  // namespace

TEST_CASE("where the device may be seen nothing is asked and nothing else is looked at") {
  const RelationshipCheck check = check_for_test();
  for (const Answers& answers : {Answers{1}, Answers{1, 1, 1, 1}}) {
    const auto result = look_at(check, answers);
    CHECK(result.outcome == Outcome::stopped);
    CHECK(result.flags.empty());
    CHECK_FALSE(result.next);
  }
  const auto unknown = look_at(check, {std::nullopt, 1, 1});
  CHECK(unknown.outcome == Outcome::stopped);
  CHECK(unknown.flags.empty());
  CHECK(unknown.next == 0);
}

TEST_CASE("what counts is some, what is danger is danger, a skipped question is neither") {
  const RelationshipCheck check = check_for_test();
  CHECK(look_at(check, {0, 0, 0}).outcome == Outcome::none);
  CHECK(look_at(check, {0, 2, std::nullopt}).outcome == Outcome::none);
  CHECK(look_at(check, {0, 1}).outcome == Outcome::some);
  const auto neck = look_at(check, {0, 0, 1});
  CHECK(neck.outcome == Outcome::danger);
  CHECK(neck.flags == std::vector<std::size_t>{0});
  CHECK(look_at(check, {0, 1, 1, 1}).flags == std::vector<std::size_t>{0, 1});
  CHECK(look_at(check, {0, 1, 0, 1}).outcome == Outcome::danger);
}

TEST_CASE("the question about leaving comes only where something was named") {
  const RelationshipCheck check = check_for_test();
  CHECK(look_at(check, {0, 0, 0}).next == std::nullopt);
  CHECK(look_at(check, {0, 1, 0}).next == 3);
  CHECK(look_at(check, {0}).next == 1);
}

TEST_CASE("each outcome has its words") {
  const RelationshipCheck check = check_for_test();
  for (std::size_t o = 0; o < relationship_outcome_ids.size(); ++o) {
    CHECK(words(check, static_cast<Outcome>(o)).title == relationship_outcome_ids[o]);
  }
}

}  // namespace securebase::safety

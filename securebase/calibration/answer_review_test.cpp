// The fear: a fit of what cannot be fitted, or an item changed without a word.
#include "securebase/calibration/answer_review.hpp"

#include <doctest/doctest.h>

namespace securebase::calibration {
namespace {

measurement::AnswerTable table() {
  // Q1 uses all of 0..3; Q2 never 1; Q3 always 2; Q4 nobody.
  return {4, {0, 0, 2, -1, 1, 2, 2, -1, 2, 3, 2, -1, 3, 0, 2, -1}, {1, 2, 3, 4}};
}

std::vector<ReviewedItem> items(std::size_t count) {
  std::vector<ReviewedItem> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back({i, "Q" + std::to_string(i + 1), 4, false});
  return all;
}

}  // namespace

TEST_CASE("a constant item and one nobody answered are told together") {
  const auto review = review_scale(table(), "worry", items(4), false);
  REQUIRE_FALSE(review);
  REQUIRE(review.error().problems.size() == 2);
  CHECK(review.error().problems[0].where == "Q3");
  CHECK(review.error().problems[1].where == "Q4");
}

TEST_CASE("a scale of one item is refused, two need priors or anchors") {
  CHECK_FALSE(review_scale(table(), "worry", items(1), true));
  CHECK_FALSE(review_scale(table(), "worry", items(2), false));
  CHECK(review_scale(table(), "worry", items(2), true));
}

TEST_CASE("an unused answer is joined with the next, which is said and done") {
  auto answers = table();
  const auto two = items(2);
  const auto review = review_scale(answers, "worry", two, true);
  REQUIRE(review);
  REQUIRE(review->warnings.size() == 1);
  CHECK(review->warnings[0].find("Q2: nobody gave choice 2 of 4") == 0);
  CHECK(review->items[1].used == std::vector<std::size_t>{0, 2, 3});
  join_unused(answers, two, *review);
  CHECK(answers.person(1)[1] == 1);
  CHECK(answers.person(2)[1] == 2);
  CHECK(answers.person(2)[0] == 2);
}

TEST_CASE("fixed items need no answers of their own") {
  auto all = items(4);
  all[2].fixed = all[3].fixed = true;
  CHECK(review_scale(table(), "worry", all, true));
}

}  // namespace securebase::calibration

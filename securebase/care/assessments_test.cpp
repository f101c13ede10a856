// Fears: a bad request is half told or half done; a person is asked twice, asked what cannot be
// answered, or gets another result for the same answers.
#include "securebase/care/assessments.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

#include "securebase/content/catalogue.hpp"

using namespace securebase;
using namespace securebase::care;

namespace {

const Assessments& assessments() {
  static const Assessments made = [] {
    auto catalogue = content::load(SECUREBASE_SOURCE_DIR "/content");
    REQUIRE(catalogue);
    return Assessments({std::move(catalogue->instruments), std::move(catalogue->kinds),
                        std::move(catalogue->patterns)});
  }();
  return made;
}

const measurement::Instrument& bank() {
  for (const auto& instrument : assessments().content().instruments) {
    if (instrument.has_wording) return instrument;
  }
  FAIL("the content has no instrument with wording");
  std::abort();
}

AssessmentSoFar begun() { return {bank().id, bank().version, "partner", {}}; }

Error refused(const AssessmentSoFar& so_far) {
  const auto step = assessments().next(so_far);
  REQUIRE_FALSE(step);
  return step.error();
}

struct Walk {
  AssessmentSoFar so_far = begun();
  AssessmentResult result;
};

// Goes on until the result; `reply` gives an answer or nothing, which skips.
template <class Reply>
Walk walk(Reply reply) {
  Walk walk;
  std::set<std::string> seen;
  for (int steps = 0; steps <= 40; ++steps) {
    const auto step = assessments().next(walk.so_far);
    REQUIRE(step);
    if (const auto* result = std::get_if<AssessmentResult>(&*step)) {
      walk.result = *result;
      return walk;
    }
    const auto& item = std::get<NextItem>(*step);
    CHECK(seen.insert(std::string(item.id)).second);
    CHECK(item.text.find('{') == std::string::npos);
    CHECK(item.about_remaining >= 1);
    CHECK(item.answered + item.skipped == steps);
    const std::optional<int> answer = reply(*item.answers);
    walk.so_far.answers.push_back({std::string(item.id), answer, !answer});
  }
  FAIL("more statements were asked than there are");
  return walk;
}

}  // namespace

TEST_CASE("random people reach a result in 8 to 24 statements, the same in any order") {
  std::mt19937 random(7);
  for (int person = 0; person < 60; ++person) {
    Walk done = walk([&](const auto& answers) {
      return std::optional(answers[random() % answers.size()].value);
    });
    CHECK(done.so_far.answers.size() >= 8);
    CHECK(done.so_far.answers.size() <= 24);
    CHECK(done.result.enough);
    REQUIRE(done.result.place);
    CHECK(done.result.words.has_value());
    for (const auto& dimension : done.result.dimensions) {
      CHECK(dimension.high - dimension.value ==
            doctest::Approx(1.959963984540054 * dimension.standard_error));
      CHECK(dimension.value - dimension.low == doctest::Approx(dimension.high - dimension.value));
      CHECK(dimension.stopped != measurement::Stop::going_on);
    }
    std::ranges::shuffle(done.so_far.answers, random);
    const auto again = assessments().next(done.so_far);
    REQUIRE(again);
    const auto& result = std::get<AssessmentResult>(*again);
    CHECK(result.dimensions[0].value == done.result.dimensions[0].value);
    CHECK(result.dimensions[1].value == done.result.dimensions[1].value);
    CHECK(result.correlation == done.result.correlation);
  }
}

TEST_CASE("who skips everything gets a result that says it is not enough") {
  const Walk done = walk([](const auto&) { return std::optional<int>(); });
  CHECK_FALSE(done.result.enough);
  CHECK_FALSE(done.result.place);
  CHECK_FALSE(done.result.words);
  CHECK(done.result.dimensions[0].answered == 0);
}

TEST_CASE("every problem is told at once, each with its pointer") {
  AssessmentSoFar bad = begun();
  bad.relationship = "colleague";
  bad.answers = {{"no-such", 1, false},
                 {bank().items[0].id, 99, false},
                 {bank().items[0].id, 1, false},
                 {bank().items[1].id, 1, true},
                 {bank().items[2].id, std::nullopt, false},
                 {bank().items[3].id, -9'000'000'000, false}};
  const Error error = refused(bad);
  CHECK(error.code == Errc::unknown_relationship);
  std::vector<std::string> where;
  for (const Problem& problem : error.problems) where.push_back(problem.where);
  CHECK(where == std::vector<std::string>{"/relationship", "/answers/0/item", "/answers/1/answer",
                                          "/answers/2/item", "/answers/3", "/answers/4",
                                          "/answers/5/answer"});
}

TEST_CASE("an unknown instrument, version or recipe says what there is") {
  AssessmentSoFar other = begun();
  other.instrument = "none";
  CHECK(refused(other).code == Errc::unknown_instrument);
  CHECK(refused(other).problems.front().mend.find(bank().id) != std::string::npos);
  other = begun();
  other.version = "0.0.1";
  CHECK(refused(other).problems.front().where == "/version");
  CHECK(refused(other).problems.front().mend.find(bank().version) != std::string::npos);
  other.instrument = "ecr";
  CHECK(refused(other).problems.front().what.find("recipe") != std::string::npos);
}

TEST_CASE("more answers than the contract allows are refused before they are read") {
  AssessmentSoFar many = begun();
  many.answers.assign(201, {"x", 1, false});
  CHECK(refused(many).code == Errc::bad_input);
  CHECK(refused(many).problems.size() == 1);
}

// Fear: two maps that cannot be compared are compared, or the words do not fit the numbers.
#include "securebase/care/changes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "securebase/content/catalogue.hpp"

using namespace securebase;
using namespace securebase::care;

namespace {

const AssessmentContent& shipped() {
  static const AssessmentContent made = [] {
    auto catalogue = content::load(SECUREBASE_SOURCE_DIR "/content");
    REQUIRE(catalogue);
    return AssessmentContent{.instruments = std::move(catalogue->instruments),
                             .kinds = std::move(catalogue->kinds),
                             .patterns = std::move(catalogue->patterns),
                             .changes = std::move(catalogue->change)};
  }();
  return made;
}

ChangeQuestion question() {
  const auto bank =
      std::ranges::find_if(shipped().instruments, &measurement::Instrument::has_wording);
  REQUIRE(bank != shipped().instruments.end());
  return {bank->id,
          bank->version,
          180,
          "full",
          {{"avoidance", 0.2, 0.3}, {"anxiety", 1.4, 0.3}},
          {{"anxiety", 0.2, 0.3}, {"avoidance", 0.3, 0.3}}};
}

std::vector<std::string> places(const ChangeQuestion& asked) {
  const auto answer = change_of(asked, shipped());
  REQUIRE_FALSE(answer);
  std::vector<std::string> where;
  for (const Problem& problem : answer.error().problems) where.push_back(problem.where);
  return where;
}

}  // namespace

TEST_CASE("a change in numbers and in words, whatever the order of the dimensions") {
  const auto answer = change_of(question(), shipped());
  REQUIRE(answer);
  CHECK(answer->dimensions[0].id == "anxiety");
  CHECK(answer->dimensions[0].title.size() > 5);
  // By hand for correlation .45 + .55 exp(-180/270), precisions 1/.09 - 1.
  CHECK(answer->dimensions[0].change.difference.value == doctest::Approx(-0.963).epsilon(1e-3));
  CHECK(answer->dimensions[0].change.probability_lower == doctest::Approx(0.994).epsilon(1e-3));
  CHECK(answer->dimensions[1].change.probability_lower == doctest::Approx(0.416).epsilon(2e-3));
  CHECK(answer->together == attachment::Together::gain);
  CHECK(answer->words.headline == shipped().changes.together[0].headline);
  CHECK(answer->dimensions[0].text == shipped().changes.dimensions[0][0]);
}

TEST_CASE("every problem is told at once, with its place") {
  ChangeQuestion bad = question();
  bad.version = "0.0.1";
  bad.days = -1;
  bad.mode = "quick";
  bad.earlier = {{"anxiety", std::numeric_limits<double>::quiet_NaN(), 0},
                 {"anxiety", 0, 0.3},
                 {"distance", 0, 0.3}};
  bad.later = {};
  CHECK(places(bad) ==
        std::vector<std::string>{"/version", "/days", "/mode", "/earlier/dimensions/0/value",
                                 "/earlier/dimensions/0/standard_error", "/earlier/dimensions/1/id",
                                 "/earlier/dimensions/2/id", "/earlier/dimensions",
                                 "/later/dimensions", "/later/dimensions"});
  bad = question();
  bad.instrument = "nothing";
  CHECK(places(bad) == std::vector<std::string>{"/instrument"});
}

TEST_CASE("sittings of one day and sittings without answers are compared without harm") {
  ChangeQuestion asked = question();
  asked.days = 0;
  for (auto* side : {&asked.earlier, &asked.later}) {
    for (GivenEstimate& one : *side) one = {one.dimension, 0, 1};
  }
  const auto answer = change_of(asked, shipped());
  REQUIRE(answer);
  CHECK(answer->together == attachment::Together::not_certain);
  CHECK(answer->probability_toward_security == 0.5);
}

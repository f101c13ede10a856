// Fear: a missing answer quietly counts as zero, or a turned item is added the wrong way round.
#include "securebase/measurement/questionnaire_score.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

namespace securebase::measurement {
namespace {

using Answers = std::vector<std::optional<int>>;

Questionnaire made(std::size_t items, int lowest, int highest) {
  Questionnaire questionnaire;
  for (int value = lowest; value <= highest; ++value) questionnaire.answers.push_back({value, ""});
  QuestionnaireScale scale;
  scale.id = "all";
  scale.lowest = lowest * static_cast<double>(items);
  scale.highest = highest * static_cast<double>(items);
  for (std::size_t i = 0; i < items; ++i) {
    questionnaire.items.emplace_back().id = "I" + std::to_string(i);
    questionnaire.items.back().reversed = i % 3 == 1;
    scale.items.push_back(i);
  }
  questionnaire.scales.push_back(std::move(scale));
  return questionnaire;
}

double score_of(const Questionnaire& questionnaire, const Answers& answers) {
  const auto result = scale_score(questionnaire, questionnaire.scales[0], answers);
  REQUIRE(result.score.has_value());
  return *result.score;
}

Reliability reliability(ReliabilityKind kind, double value, Checked checked) {
  return {kind, {value, "a study", checked}, {}, {}};
}

}  // namespace

TEST_CASE("a sum by hand: 1 + (4 - 3) + 2 + 0, item 2 turned round") {
  const auto questionnaire = made(4, 0, 4);
  CHECK(score_of(questionnaire, {1, 3, 2, 0}) == 4.0);
}

TEST_CASE("mean and factor") {
  auto questionnaire = made(5, 0, 5);
  for (auto& item : questionnaire.items) item.reversed = false;
  questionnaire.scales[0].factor = 4;
  CHECK(score_of(questionnaire, {5, 5, 5, 5, 5}) == 100.0);
  CHECK(score_of(questionnaire, {1, 2, 3, 4, 0}) == 40.0);
  questionnaire.scales[0].factor = 1;
  questionnaire.scales[0].combine = Combine::mean;
  CHECK(score_of(questionnaire, {1, 2, 3, 4, 0}) == 2.0);
}

TEST_CASE("every score lies in its range, and turning all keys mirrors it") {
  std::mt19937 dice(20261121);
  for (int trial = 0; trial < 500; ++trial) {
    const auto items = 1 + dice() % 20;
    const int lowest = static_cast<int>(dice() % 3);
    const int highest = lowest + 1 + static_cast<int>(dice() % 6);
    auto questionnaire = made(items, lowest, highest);
    auto& scale = questionnaire.scales[0];
    scale.most_missing = static_cast<int>(items) - 1;
    Answers answers;
    for (std::size_t i = 0; i < items; ++i) {
      const auto above = dice() % static_cast<unsigned>(highest - lowest + 1);
      answers.emplace_back(lowest + static_cast<int>(above));
      if (i > 0 && dice() % 4 == 0) answers.back().reset();
    }
    const double score = score_of(questionnaire, answers);
    CHECK(score >= scale.lowest);
    CHECK(score <= scale.highest);
    for (auto& item : questionnaire.items) item.reversed = !item.reversed;
    CHECK(score_of(questionnaire, answers) ==
          doctest::Approx(scale.lowest + scale.highest - score).epsilon(1e-12));
  }
}

TEST_CASE("missing answers are stood for by the mean of the others, up to the limit") {
  auto questionnaire = made(9, 0, 3);
  for (auto& item : questionnaire.items) item.reversed = false;
  auto& scale = questionnaire.scales[0];
  scale.most_missing = 2;
  const Answers one_missing{3, 3, 3, 3, 0, 0, 0, 0, {}};
  const auto prorated = scale_score(questionnaire, scale, one_missing);
  CHECK(prorated.score.value() == doctest::Approx(12.0 * 9 / 8));  // not 12
  CHECK(prorated.answered == 8);
  CHECK(prorated.missing == 1);

  const auto three = scale_score(questionnaire, scale, Answers{1, 1, 1, 1, 1, 1, {}, {}, {}});
  CHECK_FALSE(three.score.has_value());
  CHECK(three.why_not == WhyNot::too_many_missing);
  const auto none = scale_score(questionnaire, scale, Answers(9));
  CHECK_FALSE(none.score.has_value());
  CHECK(none.why_not == WhyNot::nothing_answered);
}

TEST_CASE("with nothing but missing allowed, an empty sheet still has no score") {
  auto questionnaire = made(2, 0, 1);
  questionnaire.scales[0].most_missing = 2;
  CHECK_FALSE(scale_score(questionnaire, questionnaire.scales[0], Answers(2)).score.has_value());
}

TEST_CASE("an item with answers of its own is turned within them") {
  auto questionnaire = made(2, 0, 5);
  questionnaire.items[1].answers = std::vector<AnswerChoice>{{6, ""}, {3, ""}, {0, ""}};
  CHECK(recoded(questionnaire, questionnaire.items[1], 6) == 0);
  CHECK(recoded(questionnaire, questionnaire.items[0], 4) == 4);
}

TEST_CASE("a prorated sum of items with different answers stays in the range") {
  auto questionnaire = made(2, 0, 5);
  questionnaire.items[1].reversed = false;
  questionnaire.items[0].answers = std::vector<AnswerChoice>{{0, ""}, {6, ""}};
  questionnaire.scales[0].highest = 11;
  questionnaire.scales[0].most_missing = 1;
  CHECK(score_of(questionnaire, {6, {}}) == 11.0);  // 12 would lie above what can be reached
}

TEST_CASE("the interval is 1.96 SD sqrt(1 - alpha), within the range") {
  auto questionnaire = made(9, 0, 3);
  auto& scale = questionnaire.scales[0];
  ScaleScore score{.score = 13.0, .answered = 9};
  CHECK_FALSE(interval(scale, score).has_value());
  scale.norms.push_back({"guessed", 10, 5, 100.0, "", Checked::not_checked});
  scale.norms.push_back({"403 people", 403, 7.5, 6.0, "", Checked::computed_here});
  scale.reliabilities.push_back(
      reliability(ReliabilityKind::alpha, 0.5, Checked::not_checked));
  scale.reliabilities.push_back(
      reliability(ReliabilityKind::retest, 0.84, Checked::in_the_source));
  CHECK_FALSE(interval(scale, score).has_value());  // none of these says how sure one sitting is
  scale.reliabilities.push_back(
      reliability(ReliabilityKind::alpha, 0.91, Checked::computed_here));
  const auto around = interval(scale, score);
  REQUIRE(around.has_value());
  CHECK(around->high - 13.0 == doctest::Approx(1.959963984540054 * 6.0 * 0.3));
  CHECK(13.0 - around->low == doctest::Approx(1.959963984540054 * 6.0 * 0.3));
  CHECK(around->norm->group == "403 people");
  score.score = 26.0;
  CHECK(interval(scale, score)->high == 27.0);
  score = {.score = 13.0, .answered = 4, .missing = 5};
  CHECK(interval(scale, score)->high - 13.0 ==
        doctest::Approx(1.959963984540054 * 6.0 * 0.3 * 1.5));
}

TEST_CASE("bands and lines at their edges") {
  auto questionnaire = made(9, 0, 3);
  auto& scale = questionnaire.scales[0];
  CHECK(band_of(scale, 3) == nullptr);
  scale.bands = {{0, "low"}, {5, "some"}, {10, "more"}};
  CHECK(band_of(scale, 4.9)->label == "low");
  CHECK(band_of(scale, 5)->label == "some");
  CHECK(band_of(scale, 27)->label == "more");
  Cutoff cutoff{{10, "", Checked::in_the_source}, true, "a line"};
  CHECK(reached(cutoff, 10));
  CHECK_FALSE(reached(cutoff, 9.9));
  cutoff.at_or_above = false;
  CHECK(reached(cutoff, 10));
  CHECK_FALSE(reached(cutoff, 10.1));
}

TEST_CASE("a criterion is met, is not met, or cannot be told while answers are missing") {
  auto questionnaire = made(4, 0, 4);
  const Criterion signs{"signs", "", {{{0, 1}, 2, 1}}, {}, {}, "", ""};
  const Criterion more{"more", "", {{{2, 3}, 2, 2}}, {"signs"}, {}, "", ""};
  const Criterion only{"only", "", {}, {"signs"}, {"more"}, "", ""};
  questionnaire.criteria = {signs, more, only};
  using Met = std::vector<std::optional<bool>>;
  CHECK(criteria_met(questionnaire, Answers{2, 0, 3, 3}) == Met{true, true, false});
  CHECK(criteria_met(questionnaire, Answers{2, 0, 3, 1}) == Met{true, false, true});
  CHECK(criteria_met(questionnaire, Answers{1, 1, 3, 3}) == Met{false, false, false});
  CHECK(criteria_met(questionnaire, Answers{1, {}, 3, 3}) == Met{{}, {}, {}});
  CHECK(criteria_met(questionnaire, Answers{2, {}, 3, {}}) == Met{true, {}, {}});
  CHECK(criteria_met(questionnaire, Answers{2, {}, 1, {}}) == Met{true, false, true});
}

TEST_CASE("a help rule counts from its answer on, and a skipped item does not open help") {
  auto questionnaire = made(2, 0, 3);
  questionnaire.help = {{.item = 1, .at_least = 1}};
  CHECK_FALSE(help_first(questionnaire, Answers{3, 0}));
  CHECK(help_first(questionnaire, Answers{0, 1}));
  CHECK(help_first(questionnaire, Answers{{}, 3}));
  CHECK_FALSE(help_first(questionnaire, Answers{3, {}}));
}

}  // namespace securebase::measurement

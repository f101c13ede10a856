// Fear: telling honest people that their answers are hard to read, or never telling anyone.
#include "securebase/measurement/answer_quality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <map>

#include "securebase/measurement/item_model.hpp"
#include "securebase/measurement/random.hpp"
#include "securebase/measurement/simulation.hpp"

namespace securebase::measurement {
namespace {

// Two scales of twenty items like those of our bank, keyed both ways.
Instrument a_bank() {
  Instrument bank;
  bank.answers = {{1, ""}, {2, ""}, {3, ""}, {4, ""}, {5, ""}};
  bank.scales = {{"a", "", {}}, {"b", "", {}}};
  for (std::size_t i = 0; i < 40; ++i) {
    Item item;
    item.id = "i" + std::to_string(i);
    item.scale = i % 2;
    item.reversed = i / 2 % 5 < 2;
    const double shift = 0.05 * static_cast<double>(i % 13) - 0.3;
    item.model = {1.0 + 0.06 * static_cast<double>(i % 17),
                  {-1.5 + shift, -0.4 + shift, 0.4 + shift, 1.6 - shift}};
    bank.items.push_back(item);
  }
  return bank;
}

// The answer of a person at theta to an item, 0-based and recoded.
using Answerer = std::function<int(const Item& item, std::array<double, 2> theta, RandomStream&)>;

int honest(const Item& item, std::array<double, 2> theta, RandomStream& random) {
  return simulated_answer(item.model, theta[item.scale], random.unit());
}
int at_random(const Item&, std::array<double, 2>, RandomStream& random) {
  return static_cast<int>(random.below(5));
}
int always_agreeing(const Item& item, std::array<double, 2>, RandomStream&) {
  return item.reversed ? 1 : 3;
}
// Agrees with everything, one step up or down.
int nodding(const Item& item, std::array<double, 2>, RandomStream& random) {
  const int agreed = 2 + static_cast<int>(random.below(3));
  return item.reversed ? 4 - agreed : agreed;
}

// A short adaptive sitting: of the scales in turn, always the most informative item at the value so
// far, and at least one keyed each way among the first four.
std::vector<Given> sitting(const Instrument& bank, const std::vector<ScaleItems>& scales,
                           const std::vector<ScaleScorer>& scorers, int each,
                           const Answerer& answerer, RandomStream& random) {
  const std::array<double, 2> theta{random.normal(), random.normal()};
  std::vector<Given> given;
  std::array<std::vector<std::int8_t>, 2> answers;
  for (std::size_t s = 0; s < 2; ++s) answers[s].assign(scales[s].positions.size(), no_answer);
  for (int turn = 0; turn < 2 * each; ++turn) {
    const auto s = static_cast<std::size_t>(turn % 2);
    const double now = scorers[s].eap(answers[s]).theta;
    std::size_t best = 0;
    double most = -1;
    for (std::size_t i = 0; i < answers[s].size(); ++i) {
      const Item& item = bank.items[scales[s].positions[i]];
      if (answers[s][i] != no_answer || (turn / 2 % 4 == 1) != item.reversed) continue;
      const double tells = information(item.model, now);
      if (tells > most) most = tells, best = i;
    }
    const Item& item = bank.items[scales[s].positions[best]];
    const int category = answerer(item, theta, random);
    answers[s][best] = static_cast<std::int8_t>(category);
    given.push_back({scales[s].positions[best], category});
  }
  return given;
}

struct Rates {
  double any = 0, straight = 0, contradictions = 0, unusual = 0;
  double fit_mean = 0, fit_sd = 0;
};

Rates rates(const Answerer& answerer, int each, int people, std::uint64_t stream) {
  const Instrument bank = a_bank();
  const QualityCheck check(bank);
  std::vector<ScaleItems> scales;
  std::vector<ScaleScorer> scorers;
  for (std::size_t s = 0; s < 2; ++s) {
    scales.push_back(items_of_scale(bank, s));
    scorers.emplace_back(scales[s].models);
  }
  RandomStream random(20261121, stream);
  Rates sum;
  double square = 0;
  for (int p = 0; p < people; ++p) {
    const AnswerQuality quality =
        check.of(sitting(bank, scales, scorers, each, answerer, random));
    const auto has = [&](QualitySign sign) {
      return std::ranges::find(quality.signs, sign) != quality.signs.end() ? 1.0 : 0.0;
    };
    sum.any += quality.readable() ? 0 : 1;
    sum.straight += has(QualitySign::straight_line);
    sum.contradictions += has(QualitySign::contradictions);
    sum.unusual += has(QualitySign::unusual);
    sum.fit_mean += *quality.person_fit;
    square += *quality.person_fit * *quality.person_fit;
  }
  for (double* rate : {&sum.any, &sum.straight, &sum.contradictions, &sum.unusual, &sum.fit_mean}) {
    *rate /= people;
  }
  sum.fit_sd = std::sqrt(square / people - sum.fit_mean * sum.fit_mean);
  return sum;
}

// The share of people answering at random, or nodding at everything, who are found at least: it
// grows with the number of answers on each scale.
const std::map<int, double> least_found{{4, 0.25}, {6, 0.4}, {8, 0.45}, {12, 0.6}};

TEST_CASE("honest people hardly ever see a sign, and others often do") {
  for (const int each : {4, 6, 8, 12}) {
    const auto stream = static_cast<std::uint64_t>(each);
    const Rates good = rates(honest, each, 3000, stream);
    const Rates random = rates(at_random, each, 500, 100 + stream);
    const Rates line = rates(always_agreeing, each, 20, 200 + stream);
    const Rates nods = rates(nodding, each, 500, 300 + stream);
    const int answers = 2 * each;
    MESSAGE(answers, " answers: honest ", good.any, " (straight ", good.straight,
            ", contradictions ", good.contradictions, ", unusual ", good.unusual, "; person fit ",
            good.fit_mean, " sd ", good.fit_sd, "), at random ", random.any, ", nodding ", nods.any,
            ", one answer throughout ", line.any);
    CHECK(good.any < 0.015);
    CHECK(good.any > 0.0);  // limits that nobody reaches would find nobody
    CHECK(std::abs(good.fit_mean) < 0.5);
    CHECK(good.fit_sd == doctest::Approx(1.0).epsilon(0.12));
    CHECK(line.any == 1.0);
    CHECK(random.any > least_found.at(each));
    CHECK(nods.any > least_found.at(each));
    CHECK(random.unusual > 10 * good.unusual);
  }
}

TEST_CASE("a run of one answer is a straight line only across keys") {
  std::vector<RawAnswer> zeros(9, RawAnswer{0, false});
  CHECK(longest_run_across_keys(zeros) == 0);
  CHECK_FALSE(is_straight_line(zeros));  // nine times "not at all" is a clear answer
  zeros[4].reversed = true;
  CHECK(longest_run_across_keys(zeros) == 9);
  CHECK(is_straight_line(zeros));
  zeros[6].value = 1;
  CHECK(longest_run_across_keys(zeros) == 6);
  CHECK_FALSE(is_straight_line(zeros));  // six of nine
  CHECK_FALSE(is_straight_line(std::vector<RawAnswer>{{2, false}, {2, true}, {2, false}}));
  CHECK(longest_run_across_keys({}) == 0);
}

TEST_CASE("few answers are not judged, and skipped ones do not count") {
  const Instrument bank = a_bank();
  const QualityCheck check(bank);
  std::vector<Given> given;
  for (std::size_t i = 0; i < 5; ++i) given.push_back({i, i % 2 == 0 ? 4 : 0});
  for (std::size_t i = 5; i < 30; ++i) given.push_back({i, std::nullopt});
  const AnswerQuality quality = check.of(given);
  CHECK(quality.answered == 5);
  CHECK(quality.readable());
  CHECK_FALSE(quality.person_fit);
  CHECK_FALSE(quality.contradiction);
  CHECK(check.of({}).readable());
}

}  // namespace
}  // namespace securebase::measurement

// What the bank that ships does for people who answer as its model says: docs/decisions/0005 and
// the words on the result page ("about 95 of 100") rest on these figures.
#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "securebase/attachment/place.hpp"
#include "securebase/content/catalogue.hpp"
#include "securebase/measurement/adaptive_testing.hpp"
#include "securebase/measurement/item_model.hpp"

namespace securebase::content {
namespace {

using measurement::Given;
using measurement::Instrument;

struct Person {
  std::array<double, 2> theta{};
};

int answer(const Person& person, const measurement::Item& item, std::mt19937_64& random) {
  double left = std::uniform_real_distribution<double>(0, 1)(random);
  const int last = static_cast<int>(item.model.categories()) - 1;
  for (int k = 0; k < last; ++k) {
    left -= measurement::probability(item.model, k, person.theta[item.scale]);
    if (left < 0) return k;
  }
  return last;
}

struct Sitting {
  std::size_t statements = 0;
  measurement::PlanePosterior posterior;
};

Sitting sit(const measurement::AdaptiveTest& test, const Instrument& bank, const Person& person,
            std::mt19937_64& random) {
  std::vector<Given> given;
  for (;;) {
    const measurement::Step step = test.next(given);
    if (!step.item) return {given.size(), step.posterior};
    REQUIRE(given.size() < bank.items.size());
    given.push_back({*step.item, answer(person, bank.items[*step.item], random)});
  }
}

}  // namespace

TEST_CASE("simulated people are found again by the bank that ships, with honest intervals") {
  const auto loaded = load(std::filesystem::path(SECUREBASE_SOURCE_DIR) / "content");
  REQUIRE(loaded.has_value());
  const Instrument& bank = *loaded->find("attachment");
  const measurement::AdaptiveTest test(bank);
  std::mt19937_64 random(1);
  std::normal_distribution<double> level;
  constexpr int people = 1000;
  double statements = 0;
  int covered = 0, named = 0, named_rightly = 0;
  for (int i = 0; i < people; ++i) {
    const Person person{{level(random), level(random)}};
    const Sitting sitting = sit(test, bank, person, random);
    statements += static_cast<double>(sitting.statements);
    CHECK(sitting.statements >= 8);
    CHECK(sitting.statements <= 24);
    for (std::size_t s = 0; s < 2; ++s) {
      const auto& found = sitting.posterior.scales[s];
      covered += std::abs(found.theta - person.theta[s]) <= 1.96 * found.standard_error;
    }
    const attachment::Place place = attachment::place(sitting.posterior);
    if (place.named.size() > 1) continue;
    ++named;
    const int region = (person.theta[0] > 0 ? 1 : 0) + (person.theta[1] > 0 ? 2 : 0);
    named_rightly += region == static_cast<int>(place.named.front());
  }
  MESSAGE("statements ", statements / people, ", coverage ", covered / (2.0 * people), ", named ",
          named, " of ", people, ", rightly ", static_cast<double>(named_rightly) / named);
  CHECK(statements / people < 18);
  CHECK(covered / (2.0 * people) == doctest::Approx(0.95).epsilon(0.007));
  CHECK(static_cast<double>(named_rightly) / named > 0.90);
}

}  // namespace securebase::content

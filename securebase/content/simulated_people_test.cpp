// What the bank that ships does for people who answer as its model says: docs/decisions/0005 and
// the words on the result page ("about 95 of 100") rest on these figures. Each sitting has a seed
// of its own, as every sitting of a person has.
#include <doctest/doctest.h>

#include <cmath>

#include "securebase/attachment/place.hpp"
#include "securebase/content/catalogue.hpp"
#include "securebase/measurement/random.hpp"
#include "securebase/measurement/simulation.hpp"
#include "securebase/measurement/simulation_sittings.hpp"

namespace securebase::content {
namespace {

using measurement::Instrument;

struct Seen {
  double statements = 0, coverage = 0, named = 0, named_rightly = 0;
  double highest_exposure = 0, lowest_exposure = 1;
};

Seen simulate(const Instrument& bank, const char* mode) {
  constexpr std::size_t people = 2000;
  const measurement::AdaptiveTest test(bank);
  const auto levels =
      measurement::simulated_levels({.seed = 1, .people = people, .scales = 2, .correlation = 0});
  std::vector<measurement::ItemUse> use(bank.items.size());
  Seen seen;
  for (std::size_t p = 0; p < people; ++p) {
    measurement::Sitting start;
    start.rules = bank.find_mode(mode);
    start.seed = measurement::random_bits(9, 9, p) | 1U;
    const double* truth = &levels[2 * p];
    const auto sitting = measurement::whole_sitting(test, start, [&](std::size_t item) {
      return measurement::simulated_answer(bank.items[item].model, truth[bank.items[item].scale], 1,
                                           p, item);
    });
    measurement::count_use(use, sitting.given, measurement::reluctance(bank, start.seed));
    seen.statements += static_cast<double>(sitting.given.size()) / people;
    for (std::size_t s = 0; s < 2; ++s) {
      const auto& found = sitting.last.posterior.scales[s];
      const bool held = std::abs(found.theta - truth[s]) <= 1.96 * found.standard_error;
      seen.coverage += (held ? 0.5 : 0.0) / people;
      CHECK(sitting.last.scales[s].answered >= start.rules->least_items);
      CHECK(sitting.last.scales[s].answered <= start.rules->most_items);
    }
    const attachment::Place place = attachment::place(sitting.last.posterior);
    if (place.named.size() > 1) continue;
    ++seen.named;
    const int region = (truth[0] > 0 ? 1 : 0) + (truth[1] > 0 ? 2 : 0);
    seen.named_rightly += region == static_cast<int>(place.named.front());
  }
  seen.named_rightly /= seen.named;
  seen.named /= people;
  for (const auto& item : use) {
    seen.highest_exposure = std::max(seen.highest_exposure, item.rate());
    seen.lowest_exposure = std::min(seen.lowest_exposure, item.rate());
  }
  MESSAGE(mode, ": statements ", seen.statements, ", coverage ", seen.coverage, ", named ",
          seen.named, ", rightly ", seen.named_rightly, ", exposure ", seen.lowest_exposure, " to ",
          seen.highest_exposure);
  return seen;
}

}  // namespace

TEST_CASE("simulated people are found again by the bank that ships, with honest intervals") {
  const auto loaded = load(std::filesystem::path(SECUREBASE_SOURCE_DIR) / "content");
  REQUIRE(loaded.has_value());
  const Instrument& bank = *loaded->find("attachment");
  REQUIRE(bank.modes.size() == 2);
  REQUIRE(bank.stability.has_value());

  const Seen full = simulate(bank, "full");
  CHECK(full.statements < 18);
  CHECK(full.coverage == doctest::Approx(0.95).epsilon(0.01));
  CHECK(full.named_rightly > 0.90);
  // The ceiling is .5; four standard errors of a share of 2,000 sittings are .045.
  CHECK(full.highest_exposure < bank.exposure.ceiling + 0.045);
  CHECK(full.lowest_exposure > 0.0);

  const Seen brief = simulate(bank, "short");
  CHECK(brief.statements < 10.5);
  CHECK(brief.coverage == doctest::Approx(0.95).epsilon(0.01));
  CHECK(brief.highest_exposure < bank.exposure.ceiling + 0.045);
}

TEST_CASE("the first version of the bank stays what it was: one mode, no limits, nothing carried") {
  const auto loaded = load(std::filesystem::path(SECUREBASE_SOURCE_DIR) / "content");
  REQUIRE(loaded.has_value());
  const Instrument* first = loaded->find("attachment", "1.0.0");
  const Instrument* newest = loaded->find("attachment");
  REQUIRE(first != nullptr);
  CHECK(newest->version == "1.1.0");
  CHECK(first->find_mode("short") == nullptr);
  CHECK(first->find_mode("full") == &first->adaptive);
  CHECK(first->exposure.chances.empty());
  CHECK_FALSE(first->stability.has_value());
  REQUIRE(first->items.size() == newest->items.size());
  for (std::size_t i = 0; i < first->items.size(); ++i) {
    CHECK(first->items[i].id == newest->items[i].id);
    CHECK(first->items[i].text.present == newest->items[i].text.present);
    CHECK(first->items[i].model.slope == newest->items[i].model.slope);
    CHECK(first->items[i].enemies == newest->items[i].enemies);
  }
}

}  // namespace securebase::content

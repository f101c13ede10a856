// The fear: a new version that changes more than it says, or one that keeps old parameters.
#include "securebase/cli/instrument_version.hpp"

#include <doctest/doctest.h>

namespace securebase::cli {
namespace {

constexpr std::string_view bank = R"(# A bank.
id: small
version: 1.2.3
status: >-
  Provisional
items:
  - id: one  # first
    scale: anxiety
  - id: two
    scale: anxiety
    reversed: false
    like: {instrument: ecr, item: Q8}
    enemies: [three]
  - id: three
    reversed: true
    parameters:
      slope: 1.5
      thresholds: [-1, 0,
        1]
    text: {}
worked_cases: []
)";

std::vector<CalibratedItem> fitted() {
  CalibratedItem two{.id = "two", .scale = {}, .reversed = false, .model = {}, .people = 50,
                     .fixed = false, .slope = 2.25, .thresholds = {-1.5, 0.125}, .standard_errors = {}};
  CalibratedItem three = two;
  three.id = "three";
  three.slope = 0.5;
  return {two, three};
}

std::string without_first() {
  std::string text(bank);
  const auto at = text.find("  - id: one");
  text.erase(at, text.find("  - id: two") - at);
  return text;
}

}  // namespace

TEST_CASE("version, status and parameters change, all else stays") {
  const auto changed = with_parameters(without_first(), fitted(), {"1.3.0", 50});
  REQUIRE(changed);
  CHECK(*changed == R"(# A bank.
id: small
version: 1.3.0
status: Own answers; parameters fitted to 50 people
items:
  - id: two
    scale: anxiety
    reversed: false
    parameters:
      slope: 2.250000
      thresholds: [-1.500000, 0.125000]
    enemies: [three]
  - id: three
    reversed: true
    parameters:
      slope: 0.500000
      thresholds: [-1.500000, 0.125000]
    text: {}
worked_cases: []
)");
}

TEST_CASE("an item that was not fitted, a version that does not rise and odd parameters are told") {
  CHECK_FALSE(with_parameters(bank, fitted(), {"1.3.0", 50}));
  CHECK_FALSE(with_parameters(without_first(), fitted(), {"1.2.3", 50}));
  CHECK_FALSE(with_parameters(without_first(), fitted(), {"newest", 50}));
  auto odd = fitted();
  odd[0].slope = 11;
  odd[1].thresholds[0].reset();
  const auto refused = with_parameters(without_first(), odd, {"2.0.0", 50});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().problems.size() == 2);
}

}  // namespace securebase::cli

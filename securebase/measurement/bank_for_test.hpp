// A made-up bank for tests of the adaptive test.
#pragma once

#include <string>

#include "securebase/measurement/instrument.hpp"

namespace securebase::measurement {

// Twenty items a scale in five facets, with the spread of slopes that a new bank has; every third
// one is reversed, and the first two of each scale are enemies.
inline Instrument bank_for_test(std::size_t scales = 2) {
  Instrument bank;
  for (int value = 1; value <= 5; ++value) bank.answers.push_back({value, ""});
  for (std::size_t s = 0; s < scales; ++s) {
    bank.scales.push_back({s == 0 ? "anxiety" : "avoidance", "", {}});
    bank.boundaries.push_back(0.0);
  }
  for (std::size_t i = 0; i < 20 * scales; ++i) {
    Item item;
    item.id = "item-" + std::to_string(i);
    item.scale = i / 20;
    item.facet = "facet-" + std::to_string(i % 20 / 4);
    item.reversed = i % 3 == 0;
    const double shift = 0.13 * static_cast<double>(i * 5 % 9) - 0.5;
    item.model = {1.0 + 0.06 * static_cast<double>(i % 20),
                  {-1.5 + shift, -0.4 + shift, 0.4 + shift, 1.6 + shift}};
    if (i % 20 < 2) item.enemies = {i ^ 1U};
    bank.items.push_back(item);
  }
  return bank;
}

}  // namespace securebase::measurement

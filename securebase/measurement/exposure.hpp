// Which statements a sitting may show. Each sitting draws a seed; the seed alone decides which
// statements it may offer, so the same seed and answers always give the same step and nothing has
// to be remembered (item eligibility, van der Linden & Veldkamp 2004, with the chances of Sympson
// & Hetter 1985: tuned once by simulation and then fixed).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "securebase/measurement/instrument.hpp"

namespace securebase::measurement {

// For each item how readily the sitting offers it: 0, freely; above 0, only when no other fits,
// and then the smaller the sooner. Seed 0: every one freely. The statements of each scale are drawn
// as a systematic sample (Madow 1949) through its facets, in random order within a facet: each item
// has exactly its chance, and the number drawn hardly varies between sittings. Those not drawn
// stand in line by chance (an exponential race), so that a fallback wears no statement out.
[[nodiscard]] std::vector<double> reluctance(const Instrument& instrument, std::uint64_t seed);

// How often one item was seen in simulated sittings.
struct ItemUse {
  long eligible = 0;        // sittings that were free to offer it
  long shown_eligible = 0;  // of these, those that showed it
  long other = 0;           // sittings that were not, but could fall back on it
  long shown_other = 0;
  [[nodiscard]] double rate() const;  // share of all sittings that showed it
};

// The chances of the next round of simulation: less for what was shown too often, more for what
// was held back further than the ceiling asks.
[[nodiscard]] std::vector<double> tuned_chances(std::span<const double> chances,
                                                std::span<const ItemUse> use, double ceiling);

}  // namespace securebase::measurement

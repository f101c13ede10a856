#include "securebase/measurement/exposure.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "securebase/measurement/random.hpp"

namespace securebase::measurement {
namespace {

// Streams of a sitting's seed: the order within facets, where each scale's sample starts, and the
// order in which those not drawn stand in line.
constexpr std::uint64_t order_stream = 1, start_stream = 2, line_stream = 3;

// Below this chance an item would all but leave the bank.
constexpr double least_chance = 0.05;
// Times the ceiling. A sitting that may choose among nearly all would never come to the weakest
// statements; one that may choose among few shows them too, and they stay in use.
constexpr double most_chance = 1.6;

}  // namespace

std::vector<double> reluctance(const Instrument& instrument, std::uint64_t seed) {
  const std::vector<double>& chances = instrument.exposure.chances;
  std::vector<double> reluctant(instrument.items.size(), 0.0);
  if (seed == 0 || chances.empty()) return reluctant;

  struct Place {
    std::size_t scale, facet, item;  // facet: the first item of it
    double order;
  };
  std::vector<Place> places;
  places.reserve(instrument.items.size());
  std::vector<std::size_t> firsts;  // the first item of each facet met so far
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    const Item& item = instrument.items[i];
    // Items of one facet need not stand together: those of a recipe alternate between scales.
    auto first = std::ranges::find_if(firsts, [&](std::size_t other) {
      return instrument.items[other].scale == item.scale &&
             instrument.items[other].facet == item.facet;
    });
    if (first == firsts.end()) first = firsts.insert(first, i);
    places.push_back({item.scale, *first, i, random_unit(seed, order_stream, i)});
  }
  std::ranges::sort(places, {}, [](const Place& place) {
    return std::tuple(place.scale, place.facet, place.order);
  });
  std::size_t scale = static_cast<std::size_t>(-1);
  double along = 0.0;
  for (const Place& place : places) {
    if (place.scale != scale) along = random_unit(seed, start_stream, place.scale);
    scale = place.scale;
    const double next = along + chances[place.item];
    // In the sample when a whole number is passed on the way.
    if (std::floor(next) == std::floor(along)) {
      const double even = 1.0 - random_unit(seed, line_stream, place.item);  // in (0, 1]
      reluctant[place.item] = (1e-9 - std::log(even)) / chances[place.item];
    }
    along = next;
  }
  return reluctant;
}

double ItemUse::rate() const {
  const long sittings = eligible + other;
  return sittings == 0 ? 0.0
                       : static_cast<double>(shown_eligible + shown_other) /
                             static_cast<double>(sittings);
}

std::vector<double> tuned_chances(std::span<const double> chances, std::span<const ItemUse> use,
                                  double ceiling) {
  std::vector<double> tuned(chances.begin(), chances.end());
  for (std::size_t i = 0; i < tuned.size(); ++i) {
    const double rate = std::max(use[i].rate(), 1e-3);
    // The square root: the other items move at the same time.
    tuned[i] = std::clamp(tuned[i] * std::sqrt(ceiling / rate), least_chance,
                          std::min(1.0, most_chance * ceiling));
  }
  return tuned;
}

}  // namespace securebase::measurement

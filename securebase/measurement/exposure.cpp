#include "securebase/measurement/exposure.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "securebase/measurement/random.hpp"

namespace securebase::measurement {
namespace {

// Two streams of a sitting's seed: the order within facets, and where each scale's sample starts.
constexpr std::uint64_t order_stream = 1, start_stream = 2;

// Below this chance an item would all but leave the bank.
constexpr double least_chance = 0.05;

}  // namespace

std::vector<std::uint8_t> eligible_items(const Instrument& instrument, std::uint64_t seed) {
  const std::vector<double>& chances = instrument.exposure.chances;
  std::vector<std::uint8_t> eligible(instrument.items.size(), 1);
  if (seed == 0 || chances.empty()) return eligible;

  struct Place {
    std::size_t scale, facet_start, item;
    double order;
  };
  std::vector<Place> places;
  places.reserve(instrument.items.size());
  std::size_t facet_start = 0;  // items of one facet stand together in the file
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    const Item& item = instrument.items[i];
    const bool same = i > 0 && item.scale == instrument.items[i - 1].scale &&
                      item.facet == instrument.items[i - 1].facet;
    if (!same) facet_start = i;
    places.push_back({item.scale, facet_start, i, random_unit(seed, order_stream, i)});
  }
  std::ranges::sort(places, {}, [](const Place& place) {
    return std::tuple(place.scale, place.facet_start, place.order);
  });
  std::size_t scale = static_cast<std::size_t>(-1);
  double along = 0.0;
  for (const Place& place : places) {
    if (place.scale != scale) along = random_unit(seed, start_stream, place.scale);
    scale = place.scale;
    const double next = along + chances[place.item];
    // A whole number was passed: the item is in the sample.
    eligible[place.item] = std::floor(next) > std::floor(along) ? 1 : 0;
    along = next;
  }
  return eligible;
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
    const ItemUse& item = use[i];
    if (item.eligible == 0) {
      tuned[i] = 1.0;
      continue;
    }
    const double when = static_cast<double>(item.shown_eligible) / static_cast<double>(item.eligible);
    const double otherwise =
        item.other == 0 ? 0.0
                        : static_cast<double>(item.shown_other) / static_cast<double>(item.other);
    // chance * when + (1 - chance) * otherwise = ceiling
    const double wanted = when > ceiling && when > otherwise
                              ? (ceiling - otherwise) / (when - otherwise)
                              : 1.0;
    // Half a step: the other items move at the same time.
    tuned[i] = std::clamp(0.5 * (chances[i] + wanted), least_chance, 1.0);
  }
  return tuned;
}

}  // namespace securebase::measurement

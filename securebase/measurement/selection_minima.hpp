// Content minima: a scale is not told only by the statements that happen to be most informative,
// but by some keyed each way and from several of its facets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "securebase/measurement/instrument.hpp"

namespace securebase::measurement {

// Where an item belongs: its scale, its key (0: towards insecurity, 1: towards security) and its
// facet, counted within the scale.
struct ItemContent {
  std::size_t scale = 0, key = 0, facet = 0;
};
[[nodiscard]] std::vector<ItemContent> contents_of(const Instrument& instrument);

// What the answers of one scale cover so far.
class Coverage {
 public:
  static constexpr std::size_t most_facets = 64;

  void add(const ItemContent& item) {
    ++keyed_[item.key];
    facets_ |= facet_bit(item);
  }
  [[nodiscard]] int keyed(std::size_t key) const { return keyed_[key]; }
  [[nodiscard]] int facets() const;
  [[nodiscard]] bool has_facet_of(const ItemContent& item) const {
    return (facets_ & facet_bit(item)) != 0;
  }

 private:
  [[nodiscard]] static std::uint64_t facet_bit(const ItemContent& item) {
    return std::uint64_t{1} << (item.facet % most_facets);
  }
  std::array<int, 2> keyed_{};
  std::uint64_t facets_ = 0;
};

// What is still lacking, as far as the items left can mend it.
struct Lacking {
  std::array<int, 2> keyed{};
  int facets = 0;

  [[nodiscard]] bool nothing() const { return keyed[0] + keyed[1] + facets == 0; }
};
[[nodiscard]] Lacking lacking(const Coverage& coverage, const AdaptiveRules& rules,
                              std::span<const ItemContent> items_left);

// Whether an item may come next when so many places are left before the earliest end: always,
// unless those places are all needed for what is lacking and this item does not bring it.
[[nodiscard]] bool may_come_next(const ItemContent& item, const Coverage& coverage,
                                 const Lacking& lacks, int places);

}  // namespace securebase::measurement

#include "securebase/measurement/selection_minima.hpp"

#include <algorithm>
#include <bit>

namespace securebase::measurement {

std::vector<ItemContent> contents_of(const Instrument& instrument) {
  std::vector<ItemContent> contents;
  std::vector<std::vector<std::string>> facets(instrument.scales.size());
  for (const Item& item : instrument.items) {
    std::vector<std::string>& known = facets[item.scale];
    auto at = std::ranges::find(known, item.facet);
    if (at == known.end()) at = known.insert(known.end(), item.facet);
    contents.push_back({item.scale, item.reversed ? std::size_t{1} : 0,
                        static_cast<std::size_t>(at - known.begin())});
  }
  return contents;
}

int Coverage::facets() const { return std::popcount(facets_); }

Lacking lacking(const Coverage& coverage, const AdaptiveRules& rules,
                std::span<const ItemContent> items_left) {
  std::array<bool, 2> left{};
  Coverage fresh;  // facets that are not covered and still could be
  for (const ItemContent& item : items_left) {
    left[item.key] = true;
    if (!coverage.has_facet_of(item)) fresh.add(item);
  }
  Lacking lacks;
  for (std::size_t key = 0; key < 2; ++key) {
    if (left[key]) lacks.keyed[key] = std::max(0, rules.least_each_key - coverage.keyed(key));
  }
  lacks.facets = std::clamp(rules.least_facets - coverage.facets(), 0, fresh.facets());
  return lacks;
}

bool may_come_next(const ItemContent& item, const Coverage& coverage, const Lacking& lacks,
                   int places) {
  const int keys = lacks.keyed[0] + lacks.keyed[1];
  if (keys > 0 && keys >= places && lacks.keyed[item.key] == 0) return false;
  const bool facets_bind = lacks.facets > 0 && lacks.facets >= places;
  return !facets_bind || !coverage.has_facet_of(item);
}

}  // namespace securebase::measurement

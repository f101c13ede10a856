#include "securebase/measurement/item_order.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace securebase::measurement {
namespace {

auto parameters(const ItemModel& item) {
  return std::tie(item.kind, item.slope, item.thresholds);
}

}  // namespace

ItemOrder::ItemOrder(std::span<const ItemModel> items) : positions_(items.size()) {
  std::iota(positions_.begin(), positions_.end(), 0U);
  std::ranges::stable_sort(positions_, [&](std::uint32_t a, std::uint32_t b) {
    return parameters(items[a]) < parameters(items[b]);
  });
  for (std::size_t i = 0; i < positions_.size(); ++i) {
    const ItemModel& item = items[positions_[i]];
    if (models_.empty() || parameters(models_.back()) != parameters(item)) {
      models_.push_back(item);
      ends_.push_back(i);
    }
    ends_.back() = i + 1;
  }
}

}  // namespace securebase::measurement

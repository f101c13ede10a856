// Scores one scale for one person after another: expected a posteriori under a standard normal
// prior (Bock & Mislevy 1982), from a table of probabilities made once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"
#include "securebase/measurement/item_order.hpp"
#include "securebase/measurement/posterior.hpp"
#include "securebase/measurement/quadrature.hpp"

namespace securebase::measurement {

// Allocates nothing while scoring. Thread-safe after construction.
class ScaleScorer {
 public:
  explicit ScaleScorer(std::span<const ItemModel> items);

  // One category (0-based, recoded) for each item, or no_answer. With no answer at all the
  // estimate is the prior: 0 with standard error 1.
  // Requires: as many categories as items, each below its item's number of categories.
  [[nodiscard]] Estimate eap(std::span<const std::int8_t> categories) const;

  [[nodiscard]] std::size_t items() const { return order_.items(); }
  [[nodiscard]] const ItemOrder& order() const { return order_; }

 private:
  [[nodiscard]] Estimate eap_in_logs(std::span<const std::int8_t> categories) const;

  ItemOrder order_;
  std::vector<OnGrid> rows_;              // each model's categories, one row each
  std::vector<std::uint32_t> first_row_;  // of each model
};

// The items of one scale, in the order of the instrument, and where each stands in it.
struct ScaleItems {
  std::vector<ItemModel> models;
  std::vector<std::size_t> positions;
};
[[nodiscard]] ScaleItems items_of_scale(const Instrument& instrument, std::size_t scale);

}  // namespace securebase::measurement

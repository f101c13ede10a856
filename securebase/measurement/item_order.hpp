// Items in the order of their parameters. Sums and products over a person's answers are taken in
// this order, so that they have the same digits in whatever order the items stand in a file.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::measurement {

class ItemOrder {
 public:
  explicit ItemOrder(std::span<const ItemModel> items);

  // Calls take(m, category) for each answer given, with m the place in models(). Items of equal
  // parameters come by their answers, as nothing else tells them apart.
  template <class Take>
  void each_answer(std::span<const std::int8_t> categories, Take&& take) const {
    assert(categories.size() == positions_.size());
    std::size_t at = 0;
    for (std::size_t m = 0; m < models_.size(); ++m) {
      const std::size_t end = ends_[m];
      if (end - at == 1) {
        const std::int8_t category = categories[positions_[at]];
        if (category != no_answer) take(m, category);
        at = end;
        continue;
      }
      const auto count = static_cast<std::int8_t>(models_[m].categories());
      for (std::int8_t category = 0; category < count; ++category) {
        for (std::size_t i = at; i < end; ++i) {
          if (categories[positions_[i]] == category) take(m, category);
        }
      }
      at = end;
    }
  }

  // Each once, also where several items share it.
  [[nodiscard]] const std::vector<ItemModel>& models() const { return models_; }
  [[nodiscard]] std::size_t items() const { return positions_.size(); }

 private:
  std::vector<ItemModel> models_;
  std::vector<std::uint32_t> positions_;  // of the items, model after model
  std::vector<std::size_t> ends_;         // in positions_, one for each model
};

}  // namespace securebase::measurement

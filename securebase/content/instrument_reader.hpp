// An instrument file -> the value, with the place of each part so that rules can point at it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "securebase/content/reading.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::content {

struct ItemSource {
  Reading at;
  std::string scale;            // as named in the file; empty when there is no such scale
  std::string like_instrument;  // both empty when the item has parameters of its own
  std::string like_item;
  std::optional<Reading> parameters;
  std::vector<Reading> enemies;  // ids
};

struct InstrumentDraft {
  Reading root;
  measurement::Instrument value;
  std::vector<ItemSource> items;  // one for each of value.items, in the same order
  double slope_factor = 1.0;      // of borrowed parameters

  [[nodiscard]] const std::string& file() const { return root.file(); }
};

// Fields and types only; what does not fit is in the findings, and the value has a gap there.
[[nodiscard]] InstrumentDraft read_instrument(const Reading& root);

}  // namespace securebase::content

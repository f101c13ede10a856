#include "securebase/therapy/indications.hpp"

#include <algorithm>

namespace securebase::therapy {

const Need* Indications::need(std::string_view id) const {
  const auto found = std::ranges::find_if(needs, [&](const Need& one) { return one.row.id == id; });
  return found == needs.end() ? nullptr : &*found;
}

const Gate* Indications::gate(std::string_view id) const {
  const auto found = std::ranges::find_if(gates, [&](const Gate& one) { return one.row.id == id; });
  return found == gates.end() ? nullptr : &*found;
}

}  // namespace securebase::therapy

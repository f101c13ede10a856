// Needs that a person may want to choose, from what they told: always a suggestion, never a choice.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "securebase/therapy/indications.hpp"

namespace securebase::therapy {

struct Told {
  std::vector<std::string> patterns;  // regions that the map named, surest first
  std::vector<std::string> signs;     // of the seven signs
  std::vector<std::string> needs;     // ids that a guided check or a page named
  std::vector<std::string> about;     // self, couple, parent ...; empty: not told
};

enum class SuggestedBy { pattern, sign, check };
inline constexpr std::array<std::string_view, 3> suggested_by_ids{"pattern", "sign", "check"};

struct SuggestedNeed {
  const Need* need = nullptr;
  SuggestedBy by{};
  std::string what;  // the region or sign; empty for a check
};

// Each need once, with the first thing that speaks for it: checks first, then signs, then patterns;
// within each in the order of the file. A need that is about somebody else is left out.
[[nodiscard]] std::vector<SuggestedNeed> suggest(const Told& told, const Indications& indications);

}  // namespace securebase::therapy

// What the choosing module answers from: understanding, choosing, and safety.
#pragma once

#include <string_view>

#include "securebase/engine/packed.hpp"
#include "securebase/safety/rules.hpp"
#include "securebase/therapy/guidance.hpp"

namespace securebase::engine {

struct ChoosingContent {
  therapy::Guidance guidance;
  safety::Rules safety;
};

[[nodiscard]] PackedContent pack(const ChoosingContent& content);

// Errors: bad_content, when the bytes are not whole, are laid out for another release, or
// contradict themselves.
[[nodiscard]] Result<ChoosingContent> unpack_choosing(std::string_view bytes);

}  // namespace securebase::engine

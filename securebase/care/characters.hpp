// Text as a person sees it: characters instead of bytes, and whether anything stands there at all.
#pragma once

#include <cstddef>
#include <string_view>

namespace securebase::care {

// How many bytes of white space begin here: ASCII, and the no-break and wide spaces that pasted
// text brings. 0: none.
[[nodiscard]] std::size_t space_at(std::string_view text, std::size_t at);
[[nodiscard]] bool blank(std::string_view text);

// Characters of Unicode. Requires: UTF-8.
[[nodiscard]] std::size_t characters(std::string_view text);

}  // namespace securebase::care

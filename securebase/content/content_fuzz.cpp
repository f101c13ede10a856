// libFuzzer: whatever bytes a content file holds, reading them ends in values or problems.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "securebase/content/check_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const securebase::Problem& problem : securebase::content::check_text(text)) {
    if (problem.what.empty() || problem.where.empty() || problem.mend.empty()) __builtin_trap();
  }
  return 0;
}

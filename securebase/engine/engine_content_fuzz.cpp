// libFuzzer: whatever bytes come as the engine's content, they are refused with a reason, or they
// are content that is packed into the same values again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "securebase/engine/content.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace securebase::engine;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto whole = unpack(bytes);
  if (!whole && whole.error().problems.empty()) std::abort();
  const auto values = read_values(bytes);
  if (!values && values.error().problems.empty()) std::abort();
  if (!values) return 0;
  const std::string once = pack(*values).bytes;
  const auto again = unpack(once);
  if (!again || pack(*again).bytes != once) std::abort();
  return 0;
}

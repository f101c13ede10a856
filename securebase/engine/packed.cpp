#include "securebase/engine/packed.hpp"

namespace securebase::engine {

namespace {

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t state = 14695981039346656037U;
  for (const char c : bytes) state = (state ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return state;
}

std::string little_endian(std::uint64_t value, unsigned bytes) {
  std::string text;
  for (unsigned i = 0; i < bytes; ++i) text.push_back(static_cast<char>(value >> (8 * i)));
  return text;
}

std::string hexadecimal(std::uint64_t value) {
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(value >> shift) & 15];
  return text;
}

}  // namespace

tl::unexpected<Error> unusable(std::string what) {
  return failure(Errc::bad_content, Problem{std::move(what), "engine content",
                                            "Load the page again, so that both come anew."});
}

std::string version_of(std::string_view content) { return hexadecimal(fnv1a(content)); }

PackedContent pack_values(std::string_view mark, std::uint32_t layout, const std::string& values) {
  const std::uint64_t version = fnv1a(values);
  return {std::string(mark) + little_endian(layout, 4) + little_endian(version, 8) + values,
          hexadecimal(version)};
}

Result<std::string_view> unpack_values(std::string_view mark, std::uint32_t layout,
                                       std::string_view bytes) {
  if (bytes.size() < head_size || !bytes.starts_with(mark)) {
    return unusable("These bytes are not the engine's content.");
  }
  if (bytes.substr(4, 4) != little_endian(layout, 4)) {
    return unusable("The engine's content belongs to another release.");
  }
  const std::string_view values = bytes.substr(head_size);
  if (bytes.substr(8, 8) != little_endian(fnv1a(values), 8)) {
    return unusable("The engine's content did not arrive whole.");
  }
  return values;
}

}  // namespace securebase::engine

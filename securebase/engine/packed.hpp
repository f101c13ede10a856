// Content as the bytes that a server hands out and a device keeps.
//
// The bytes: a mark (4 letters), the layout (4 bytes), the version (8 bytes), the values. The layout
// follows from the types of the values, so that a module never misreads the content of another
// release; the version from the values themselves (FNV-1a, 64 bits), so that it also tells whether
// they arrived whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "securebase/base/result.hpp"
#include "securebase/engine/archive.hpp"

namespace securebase::engine {

struct PackedContent {
  std::string bytes;
  std::string version;  // 16 hexadecimal digits
};
inline constexpr std::size_t head_size = 16;

// Tells two contents apart: 16 hexadecimal digits of FNV-1a.
[[nodiscard]] std::string version_of(std::string_view content);

[[nodiscard]] PackedContent pack_values(std::string_view mark, std::uint32_t layout,
                                        const std::string& values);

// Errors: bad_content, when the bytes are not whole or are laid out for another release.
[[nodiscard]] Result<std::string_view> unpack_values(std::string_view mark, std::uint32_t layout,
                                                     std::string_view bytes);

// What is said of content that cannot be used.
[[nodiscard]] tl::unexpected<Error> unusable(std::string what);

template <class Content>
[[nodiscard]] std::uint32_t layout_of() {
  ArchiveLayout archive;
  Content content;
  archive(content);
  return archive.take();
}

template <class Content>
[[nodiscard]] std::string values_of(const Content& content) {
  ArchiveWriter archive;
  archive(content);
  return archive.take();
}

}  // namespace securebase::engine

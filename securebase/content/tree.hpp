// A YAML file as a plain tree that knows its lines. Inside this room only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace securebase::content {

struct Node {
  enum class Kind { null, boolean, integer, number, text, list, map };

  Kind kind = Kind::null;
  int line = 1;              // 1-based; of the key for a member of a map
  std::string key;           // in the map around it; empty elsewhere
  std::string text;          // of every scalar, as written
  double number = 0;         // of integer and number
  std::int64_t integer = 0;  // of integer
  bool boolean = false;
  std::vector<Node> children;  // of lists and maps

  [[nodiscard]] const Node* find(std::string_view wanted) const {
    if (kind != Kind::map) return nullptr;
    for (const Node& child : children) {
      if (child.key == wanted) return &child;
    }
    return nullptr;
  }
};

}  // namespace securebase::content

// Whether a text is XML that a browser would draw: tags that close in order, attributes once each
// and quoted, nothing bare that must be written as an entity. Enough of XML 1.0 for our pictures.
#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace securebase::cli::test_data {

inline std::string trouble_in_text(std::string_view words) {
  constexpr std::array<std::string_view, 5> entities{"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] == '<') return "a bare <";
    if (static_cast<unsigned char>(words[at]) < 0x20 && words[at] != '\n') return "a control sign";
    if (words[at] != '&') continue;
    bool known = false;
    for (const auto entity : entities) known = known || words.substr(at).starts_with(entity);
    if (!known) return "a bare &";
  }
  return {};
}

// What stands in a tag after its name: attributes, each once.
inline std::string trouble_in_attributes(std::string_view words) {
  std::set<std::string_view> seen;
  while (true) {
    const auto begin = words.find_first_not_of(" \n");
    if (begin == std::string_view::npos) return {};
    words.remove_prefix(begin);
    const auto equals = words.find("=\"");
    if (equals == std::string_view::npos || equals == 0) return "an attribute without a value";
    const auto end = words.find('"', equals + 2);
    if (end == std::string_view::npos) return "an attribute that does not end";
    if (words.substr(0, equals).find_first_of(" <>&'\"") != std::string_view::npos) {
      return "an attribute with an odd name";
    }
    if (!seen.insert(words.substr(0, equals)).second) return "an attribute twice";
    if (auto trouble = trouble_in_text(words.substr(equals + 2, end - equals - 2));
        !trouble.empty()) {
      return trouble + " in an attribute";
    }
    words.remove_prefix(end + 1);
  }
}

// Nothing where all is well.
inline std::string xml_trouble(std::string_view text) {
  std::vector<std::string_view> open;
  while (true) {
    const auto begin = text.find('<');
    const auto words = text.substr(0, begin);
    if (auto trouble = trouble_in_text(words); !trouble.empty()) return trouble;
    if (open.empty() && words.find_first_not_of(" \n") != std::string_view::npos) {
      return "words outside of the root";
    }
    if (begin == std::string_view::npos) break;
    const auto end = text.find('>', begin);
    if (end == std::string_view::npos) return "a tag that does not end";
    std::string_view tag = text.substr(begin + 1, end - begin - 1);
    text.remove_prefix(end + 1);
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != tag.substr(1)) return "</" + std::string(tag.substr(1));
      open.pop_back();
      continue;
    }
    const bool whole = tag.ends_with('/');
    if (whole) tag.remove_suffix(1);
    const auto name = tag.substr(0, tag.find_first_of(" \n"));
    if (name.empty()) return "a tag without a name";
    if (auto trouble = trouble_in_attributes(tag.substr(name.size())); !trouble.empty()) {
      return trouble + " of <" + std::string(name);
    }
    if (!whole) open.push_back(name);
  }
  return open.empty() ? "" : "<" + std::string(open.back()) + " stays open";
}

}  // namespace securebase::cli::test_data

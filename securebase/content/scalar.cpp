#include "securebase/content/scalar.hpp"

#include <charconv>
#include <string_view>
#include <system_error>

namespace securebase::content {
namespace {

// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?  without the leading sign
bool looks_like_number(std::string_view text, bool& whole) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t from = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at - from;
  };
  const std::size_t before = digits();
  std::size_t after = 0;
  whole = true;
  if (at < text.size() && text[at] == '.') {
    whole = false;
    ++at;
    after = digits();
  }
  if (before + after == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    whole = false;
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

template <class Number>
bool read_all(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

void resolve_plain(Node& node) {
  const std::string_view text = node.text;
  node.kind = Node::Kind::text;
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") {
    node.kind = Node::Kind::null;
  } else if (text == "true" || text == "True" || text == "TRUE") {
    node.kind = Node::Kind::boolean;
    node.boolean = true;
  } else if (text == "false" || text == "False" || text == "FALSE") {
    node.kind = Node::Kind::boolean;
  } else {
    const bool signed_ = text.front() == '-' || text.front() == '+';
    bool whole = false;
    if (!looks_like_number(text.substr(signed_ ? 1 : 0), whole)) return;
    // from_chars knows "-" and no "+"
    const std::string_view digits = text.front() == '+' ? text.substr(1) : text;
    if (!read_all(digits, node.number)) return;  // beyond the range of a double: stays text
    node.kind = Node::Kind::number;
    if (whole && read_all(digits, node.integer)) node.kind = Node::Kind::integer;
  }
}

}  // namespace securebase::content

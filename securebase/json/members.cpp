// Where values lie in a text that was already found to be JSON.
#include <boost/json.hpp>

#include "securebase/json/document.hpp"

namespace securebase::json {

namespace {

// The position after the string that begins at `at`.
std::size_t after_string(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return at + 1;
}

std::size_t after_space(std::string_view json, std::size_t at) {
  while (at < json.size() && std::string_view(" \t\r\n").find(json[at]) != std::string_view::npos) {
    ++at;
  }
  return at;
}

// The position after the value that begins at `at`.
std::size_t after_value(std::string_view json, std::size_t at) {
  std::size_t depth = 0;
  while (at < json.size()) {
    const char c = json[at];
    if (c == '"') {
      at = after_string(json, at);
      if (depth == 0) return at;
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') {
      if (depth == 0) return at;  // the end of what holds a bare value
      if (--depth == 0) return at + 1;
    }
    const bool ends_bare = c == ',' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (depth == 0 && ends_bare) return at;
    ++at;
  }
  return at;
}

}  // namespace

std::vector<MemberText> outer_members(std::string_view json) {
  std::vector<MemberText> members;
  std::size_t at = after_space(json, 0);
  if (at >= json.size() || json[at] != '{') return members;
  at = after_space(json, at + 1);
  while (at < json.size() && json[at] == '"') {
    const std::size_t name_end = after_string(json, at);
    const auto name = boost::json::parse({json.data() + at, name_end - at});
    at = after_space(json, after_space(json, name_end) + 1);  // past the colon
    const std::size_t value_end = after_value(json, at);
    const auto& text = name.get_string();
    members.push_back({{text.data(), text.size()}, json.substr(at, value_end - at)});
    at = after_space(json, value_end);
    if (at < json.size() && json[at] == ',') at = after_space(json, at + 1);
  }
  return members;
}

std::size_t count_members(std::string_view json) {
  std::size_t colons = 0;  // outside strings, JSON has one for each member
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] == '"') {
      at = after_string(json, at);
    } else {
      colons += json[at] == ':' ? 1 : 0;
      ++at;
    }
  }
  return colons;
}

}  // namespace securebase::json

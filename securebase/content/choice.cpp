#include "securebase/content/choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace securebase::content {

std::optional<std::size_t> place_in(const Reading& at, const std::vector<std::string_view>& ids) {
  const auto word = at.as_text();
  if (!word) return std::nullopt;
  const auto found = std::ranges::find(ids, *word);
  if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
  std::vector<std::string_view> named;
  for (const std::string_view id : ids) {
    if (!id.empty()) named.push_back(id);
  }
  at.problem(fmt::format("'{}' is not known here", *word),
             fmt::format("Write one of: {}.", fmt::join(named, ", ")));
  return std::nullopt;
}

void keep_ids_once(const std::vector<Reading>& all, std::string_view what) {
  std::set<std::string> seen;
  for (const Reading& one : all) {
    const auto id = one.find("id");
    if (!id || id->node().kind != Node::Kind::text) continue;  // told where it is read
    if (!seen.insert(id->node().text).second) {
      one.problem(fmt::format("The {} '{}' is given twice", what, id->node().text),
                  "Rename one of them.");
    }
  }
}

std::string text_if_given(const Reading& around, std::string_view field) {
  const auto at = around.find(field);
  return at ? at->as_text().value_or("") : "";
}

std::vector<std::string> texts_if_given(const Reading& around, std::string_view field) {
  return around.find(field) ? around.texts(field) : std::vector<std::string>{};
}

std::vector<Reading> list_if_given(const Reading& around, std::string_view field) {
  const auto at = around.find(field);
  return at ? at->elements() : std::vector<Reading>{};
}

}  // namespace securebase::content

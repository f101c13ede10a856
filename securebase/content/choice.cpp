#include "securebase/content/choice.hpp"

#include <fmt/format.h>

#include <algorithm>

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

std::string text_if_given(const Reading& around, std::string_view field) {
  const auto at = around.find(field);
  return at ? at->as_text().value_or("") : "";
}

std::vector<std::string> texts_if_given(const Reading& around, std::string_view field) {
  return around.find(field) ? around.texts(field) : std::vector<std::string>{};
}

}  // namespace securebase::content

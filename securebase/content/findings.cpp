#include "securebase/content/findings.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace securebase::content {

std::string pointer_step(std::string_view path, std::string_view step) {
  std::string grown(path);
  grown += '/';
  for (const char c : step) {
    if (c == '~') {
      grown += "~0";
    } else if (c == '/') {
      grown += "~1";
    } else {
      grown += c;
    }
  }
  return grown;
}

void Findings::add(const Place& place, std::string what, std::string mend) {
  std::string where = fmt::format("{}:{}", file_, place.line);
  if (!place.path.empty()) where += " " + place.path;
  if (!told_.emplace(where, what).second) return;
  found_.push_back({place.line, Problem{std::move(what), std::move(where), std::move(mend)}});
}

void Findings::add_from_schema(const Place& place, std::string what, std::string mend) {
  told_by_schema_.insert(place.path);
  add(place, std::move(what), std::move(mend));
}

void Findings::add_about_shape(const Place& place, std::string what, std::string mend) {
  if (told_by_schema_.contains(place.path)) return;
  add(place, std::move(what), std::move(mend));
}

std::vector<Problem> Findings::by_line() const {
  std::vector<Found> sorted = found_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Found& a, const Found& b) { return a.line < b.line; });
  std::vector<Problem> problems;
  problems.reserve(sorted.size());
  for (Found& found : sorted) problems.push_back(std::move(found.problem));
  return problems;
}

}  // namespace securebase::content

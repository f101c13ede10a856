#include "securebase/therapy/suggested_needs.hpp"

#include <algorithm>

namespace securebase::therapy {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool about_this(const Need& need, const Told& told) {
  if (told.about.empty() || need.about.empty()) return true;
  return std::ranges::any_of(need.about,
                             [&](const std::string& one) { return contains(told.about, one); });
}

void add(std::vector<SuggestedNeed>& all, const Need& need, SuggestedBy by, std::string what) {
  const auto same = [&](const SuggestedNeed& one) { return one.need == &need; };
  if (std::ranges::none_of(all, same)) all.push_back({&need, by, std::move(what)});
}

}  // namespace

std::vector<SuggestedNeed> suggest(const Told& told, const Indications& indications) {
  std::vector<SuggestedNeed> all;
  for (const Need& need : indications.needs) {
    if (about_this(need, told) && contains(told.needs, need.row.id)) {
      add(all, need, SuggestedBy::check, "");
    }
  }
  const auto by = [&](SuggestedBy kind, const std::vector<std::string>& words,
                      std::vector<std::string> Need::* named) {
    for (const std::string& word : words) {
      for (const Need& need : indications.needs) {
        if (about_this(need, told) && contains(need.*named, word)) add(all, need, kind, word);
      }
    }
  };
  by(SuggestedBy::sign, told.signs, &Need::signs);
  by(SuggestedBy::pattern, told.patterns, &Need::patterns);
  return all;
}

}  // namespace securebase::therapy

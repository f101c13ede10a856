#include "securebase/safety/coercion.hpp"

#include "securebase/safety/phrase_finder.hpp"

namespace securebase::safety {
namespace {

std::vector<bool> found_labels(const PhraseFinder& finder, std::string_view text,
                               std::size_t labels) {
  std::vector<bool> found(labels);
  const auto words = finder.numbers(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    finder.at(words, at, [&](std::size_t label, std::size_t) { found[label] = true; });
  }
  return found;
}

}  // namespace

bool is_coercion_search(const Coercion& rules, std::string_view words) {
  PhraseFinder finder;
  for (const std::string& phrase : rules.search_words) finder.add(phrase, 0);
  return found_labels(finder, words, 1)[0];
}

std::vector<std::size_t> red_flags_in(const Coercion& rules, std::string_view text) {
  PhraseFinder finder;
  for (std::size_t flag = 0; flag < rules.red_flags.size(); ++flag) {
    for (const std::string& phrase : rules.red_flags[flag].words) finder.add(phrase, flag);
  }
  const auto found = found_labels(finder, text, rules.red_flags.size());
  std::vector<std::size_t> flags;
  for (std::size_t flag = 0; flag < found.size(); ++flag) {
    if (found[flag]) flags.push_back(flag);
  }
  return flags;
}

}  // namespace securebase::safety

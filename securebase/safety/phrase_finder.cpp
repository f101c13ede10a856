#include "securebase/safety/phrase_finder.hpp"

#include <algorithm>
#include <span>

namespace securebase::safety {
namespace {

constexpr std::size_t most_between = 3;

// How many words of `text` the rest of a phrase takes; 0: it does not fit. `wild`: what stands for
// any words.
std::size_t fit(std::span<const std::uint32_t> phrase, std::span<const std::uint32_t> text,
                std::uint32_t wild) {
  std::size_t taken = 0;
  for (std::size_t p = 0; p < phrase.size(); ++p, ++taken) {
    if (phrase[p] == wild) {
      for (std::size_t skip = 0; skip <= most_between && taken + skip <= text.size(); ++skip) {
        const std::size_t rest = fit(phrase.subspan(p + 1), text.subspan(taken + skip), wild);
        if (rest > 0) return taken + skip + rest;
      }
      return 0;
    }
    if (taken >= text.size() || text[taken] != phrase[p]) return 0;
  }
  return taken;
}

}  // namespace

void PhraseFinder::add(std::string_view phrase, std::size_t label) {
  Entry entry{{}, label};
  const TextWords parts = words_of(phrase);
  for (const TextWord& part : parts.words) {
    const std::string_view word = parts.text(part);
    if (word == "*") {
      const bool useful = !entry.words.empty() && entry.words.back() != any;
      if (useful) entry.words.push_back(any);
      continue;
    }
    const auto next = static_cast<std::uint32_t>(known_.size() + 2);
    entry.words.push_back(known_.try_emplace(std::string(word), next).first->second);
  }
  if (!entry.words.empty() && entry.words.back() == any) entry.words.pop_back();
  if (entry.words.empty()) return;
  by_first_word_.resize(std::max(by_first_word_.size(), known_.size() + 2));
  by_first_word_[entry.words.front()].push_back(std::move(entry));
}

std::vector<std::uint32_t> PhraseFinder::numbers(const TextWords& text) const {
  std::vector<std::uint32_t> all;
  all.reserve(text.words.size());
  for (const TextWord& word : text.words) {
    const auto found = known_.find(text.text(word));
    all.push_back(found == known_.end() ? unknown : found->second);
  }
  return all;
}

void PhraseFinder::at(const TextWords& text, const std::vector<std::uint32_t>& numbers,
                      std::size_t word,
                      const std::function<void(std::size_t, std::size_t)>& tell) const {
  const auto& entries = by_first_word_[numbers[word]];
  if (entries.empty()) return;
  constexpr std::size_t longest = 64;  // words of a phrase, with what stars stand for
  std::size_t end = word;
  while (end < numbers.size() && end - word < longest &&
         text.words[end].sentence == text.words[word].sentence) {
    ++end;
  }
  const auto rest = std::span(numbers).subspan(word, end - word);
  for (const Entry& entry : entries) {
    if (const std::size_t words = fit(entry.words, rest, any); words > 0) tell(entry.label, words);
  }
}

}  // namespace securebase::safety

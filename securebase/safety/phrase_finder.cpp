#include "securebase/safety/phrase_finder.hpp"

#include <algorithm>

namespace securebase::safety {
namespace {

constexpr std::size_t most_between = 3;

std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
  return (static_cast<std::uint64_t>(node) << 32U) | word;
}

}  // namespace

std::uint32_t PhraseFinder::number_of(std::string_view word) {
  if (word == "*") return any;
  const auto next = static_cast<std::uint32_t>(known_.size() + 2);
  return known_.try_emplace(std::string(word), next).first->second;
}

std::vector<std::uint32_t> PhraseFinder::known_words(std::string_view phrase) {
  std::vector<std::uint32_t> all;
  const TextWords parts = words_of(phrase);
  for (const TextWord& part : parts.words) all.push_back(number_of(parts.text(part)));
  return all;
}

void PhraseFinder::read_alike(std::string_view from, std::string_view to) {
  Rewriting rewriting{known_words(from), known_words(to)};
  if (rewriting.from.empty() || std::ranges::find(rewriting.to, any) != rewriting.to.end()) return;
  auto& all = alike_[rewriting.from.front()];
  all.push_back(std::move(rewriting));
  std::ranges::stable_sort(all, std::ranges::greater{}, [](const Rewriting& one) {
    return one.from.size();
  });
}

// The longest that fits.
const PhraseFinder::Rewriting* PhraseFinder::rewriting_at(const std::vector<NumberedWord>& text,
                                                          std::size_t at) const {
  const auto found = alike_.find(text[at].number);
  if (found == alike_.end()) return nullptr;
  for (const Rewriting& one : found->second) {
    std::size_t fit = 0;
    while (fit < one.from.size() && at + fit < text.size() &&
           text[at + fit].number == one.from[fit] && text[at + fit].clause == text[at].clause) {
      ++fit;
    }
    if (fit == one.from.size()) return &one;
  }
  return nullptr;
}

std::vector<NumberedWord> PhraseFinder::rewritten(const std::vector<NumberedWord>& text) const {
  std::vector<NumberedWord> all;
  all.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const Rewriting* const one = rewriting_at(text, at);
    if (one == nullptr) {
      all.push_back(text[at++]);
      continue;
    }
    for (const std::uint32_t number : one->to) {
      all.push_back({number, text[at].sentence, text[at].clause});
    }
    at += one->from.size();
  }
  return all;
}

std::vector<NumberedWord> PhraseFinder::numbers(std::string_view text) const {
  const TextWords words = words_of(text);
  std::vector<NumberedWord> all;
  all.reserve(words.words.size());
  for (const TextWord& word : words.words) {
    const auto found = known_.find(words.text(word));
    all.push_back({found == known_.end() ? unknown : found->second, word.sentence, word.clause});
  }
  return alike_.empty() ? all : rewritten(rewritten(all));
}

void PhraseFinder::add(std::string_view phrase, std::size_t label) {
  std::vector<NumberedWord> words;
  for (const std::uint32_t number : known_words(phrase)) words.push_back({number, 0, 0});
  words = rewritten(rewritten(words));
  while (!words.empty() && words.back().number == any) words.pop_back();
  std::uint32_t node = root;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::uint32_t number = words[at].number;
    // A star at the beginning, or after another, says nothing more.
    if (number == any && (node == root || words[at - 1].number == any)) continue;
    const auto next = static_cast<std::uint32_t>(nodes_.size());
    const auto [to, fresh] = children_.try_emplace(edge(node, number), next);
    if (fresh) nodes_.emplace_back();
    node = to->second;
  }
  if (node != root) nodes_[node].push_back(label);
}

std::uint32_t PhraseFinder::child(std::uint32_t node, std::uint32_t word) const {
  const auto found = children_.find(edge(node, word));
  return found == children_.end() ? root : found->second;
}

void PhraseFinder::walk(const std::vector<NumberedWord>& text, std::size_t begin, std::size_t at,
                        std::uint32_t node, const Tell& tell) const {
  for (const std::size_t label : nodes_[node]) tell(label, at - begin);
  const auto within = [&](std::size_t word) {
    return word < text.size() && text[word].clause == text[begin].clause;
  };
  if (!within(at)) return;
  if (const auto next = text[at].number == unknown ? root : child(node, text[at].number);
      next != root) {
    walk(text, begin, at + 1, next, tell);
  }
  const std::uint32_t star = child(node, any);
  if (star == root) return;
  for (std::size_t skip = 0; skip <= most_between && within(at + skip); ++skip) {
    const auto next = text[at + skip].number == unknown ? root : child(star, text[at + skip].number);
    if (next != root) walk(text, begin, at + skip + 1, next, tell);
  }
}

void PhraseFinder::at(const std::vector<NumberedWord>& text, std::size_t word,
                      const Tell& tell) const {
  if (text[word].number == unknown) return;
  const std::uint32_t first = child(root, text[word].number);
  if (first != root) walk(text, word, word + 1, first, tell);
}

}  // namespace securebase::safety

#include "securebase/therapy/search.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace securebase::therapy {
namespace {

constexpr std::array<std::string_view, 24> little{
    "the", "and", "for", "with", "of", "to",  "in", "my",  "me",  "is",   "it",   "an",
    "on",  "or",  "at",  "be",   "do", "how", "am", "are", "who", "what", "when", "that"};

std::vector<std::string_view> parted(std::string_view plain) {
  std::vector<std::string_view> words;
  while (!plain.empty()) {
    const std::size_t end = std::min(plain.find(' '), plain.size());
    const std::string_view word = plain.substr(0, end);
    if (word.size() > 1 && std::ranges::find(little, word) == little.end()) words.push_back(word);
    plain.remove_prefix(std::min(end + 1, plain.size()));
  }
  return words;
}

// A searched word fits a word that begins with it: "schem" finds "schema".
bool begins_a_word(std::string_view plain, std::string_view word) {
  for (std::size_t at = plain.find(word); at != std::string_view::npos;
       at = plain.find(word, at + 1)) {
    if (at == 0 || plain[at - 1] == ' ') return true;
  }
  return false;
}

// Curly quotes, dashes and the like: U+2000 to U+206F are the bytes E2 80 xx and E2 81 xx.
bool is_sign(std::string_view text) {
  return text.size() >= 3 && (text.starts_with("\xE2\x80") || text.starts_with("\xE2\x81"));
}

int score(const Findable& one, std::string_view phrase,
          const std::vector<std::string_view>& words) {
  const std::string title = plain_words(one.title), text = plain_words(one.text);
  std::string more;  // parted by a sign that no phrase holds, so that none is found across two
  for (const std::string& word : one.words) more += plain_words(word) + " | ";
  int found = 0, sum = 0;
  for (const std::string_view word : words) {
    const bool in_title = begins_a_word(title, word), in_more = begins_a_word(more, word);
    const bool in_text = begins_a_word(text, word);
    found += in_title || in_more || in_text;
    sum += in_title ? 4 : in_more ? 3 : in_text ? 1 : 0;
  }
  if (found == 0) return 0;
  const bool whole = begins_a_word(title, phrase) || begins_a_word(more, phrase);
  const bool all = static_cast<std::size_t>(found) == words.size();
  return sum + (all ? 100 : 0) + (whole ? 1000 : 0);
}

}  // namespace

std::string plain_words(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (is_sign(text.substr(at))) {
      c = text.substr(at).starts_with("\xE2\x80\x99") ? '\'' : ' ';  // as in don't
      at += 2;
    }
    const auto byte = static_cast<unsigned char>(c);
    const bool capital = c >= 'A' && c <= 'Z';
    const bool kept = capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
    if (kept) {
      plain += capital ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (c != '\'' && !plain.empty() && plain.back() != ' ') {
      plain += ' ';
    }
  }
  while (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

std::vector<std::size_t> find(std::string_view given, const std::vector<Findable>& all) {
  const std::string phrase = plain_words(given);
  const auto words = parted(phrase);
  if (words.empty()) return {};
  std::vector<int> scores(all.size());
  std::ranges::transform(all, scores.begin(),
                         [&](const Findable& one) { return score(one, phrase, words); });
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t i) { return scores[i] == 0; });
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t i) { return scores[i]; });
  return order;
}

}  // namespace securebase::therapy

#include "securebase/content/wording.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "securebase/content/plain_language.hpp"

namespace securebase::content {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Whether the character with this byte belongs to a word. Requires: UTF-8.
bool of_a_word(std::string_view text, std::size_t at) {
  const auto byte = [&] { return static_cast<unsigned char>(text[at]); };
  while (at > 0 && (byte() & 0xC0) == 0x80) --at;
  // Beyond ASCII: letters such as "é" do; signs of Latin-1 (C2 xx), curly quotes and dashes
  // (E2 xx xx) do not.
  if (byte() >= 0x80) return byte() != 0xC2 && byte() != 0xE2;
  const char c = lower(text[at]);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

std::string single_blanks(std::string_view text) {
  std::string single;
  single.reserve(text.size());
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) single += c;
    if (blank && !single.ends_with(' ')) single += ' ';
  }
  return single;
}

bool same_but_for_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::optional<std::string> foreign_placeholder(std::string_view text) {
  constexpr std::string_view person = "{person}";
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '}') return "}";
    if (text[at] != '{') continue;
    if (text.substr(at, person.size()) != person) {
      const std::size_t end = text.find('}', at);
      return std::string(text.substr(at, end == std::string_view::npos ? 1 : end - at + 1));
    }
    at += person.size() - 1;
  }
  return std::nullopt;
}

bool contains_word(std::string_view raw_text, std::string_view word) {
  const std::string text = single_blanks(raw_text);
  if (word.empty() || text.size() < word.size()) return false;
  for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
    if (!same_but_for_case({text.data() + at, word.size()}, word)) continue;
    const std::size_t end = at + word.size();
    const bool starts = at == 0 || !of_a_word(text, at - 1) || !of_a_word(text, at);
    const bool ends = end == text.size() || !of_a_word(text, end) || !of_a_word(text, end - 1);
    if (starts && ends) return true;
  }
  return false;
}

std::vector<std::string> read_words_we_avoid(const Reading& root) {
  std::vector<std::string> words;
  for (const Reading& entry : root.list("words")) {
    std::string word =
        entry.node().kind == Node::Kind::map ? entry.text("word") : entry.as_text().value_or("");
    if (word.empty()) continue;
    const bool twice = std::any_of(words.begin(), words.end(), [&](const std::string& other) {
      return same_but_for_case(other, word);
    });
    if (twice) entry.problem(fmt::format("'{}' is listed twice", word), "Remove one of them.");
    words.push_back(std::move(word));
  }
  return words;
}

void keep_words_out(const Reading& at, const std::vector<std::string>& words,
                    const std::vector<std::string_view>& except) {
  switch (at.node().kind) {
    case Node::Kind::text:
      keep_calm(at);
      for (const std::string& word : words) {
        if (!contains_word(at.node().text, word)) continue;
        at.problem(fmt::format("This text uses '{}'", word),
                   "Say it in other words; texts/en/words-we-avoid.yaml lists what to avoid.");
      }
      break;
    case Node::Kind::list:
      for (const Reading& element : at.elements()) keep_words_out(element, words, except);
      break;
    case Node::Kind::map:
      for (const Reading& member : at.members()) {
        if (std::find(except.begin(), except.end(), member.key()) != except.end()) continue;
        keep_words_out(member, words, except);
      }
      break;
    default:
      break;
  }
}

}  // namespace securebase::content

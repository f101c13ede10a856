#include "securebase/content/plain_language.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string>

namespace securebase::content {
namespace {

// The formula was made for passages. Of a label of a few words it says nothing.
constexpr int fewest_words = 6;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// Whether the "e" of a last "e", "es" or "ed" is silent, as in "care", "cares", "cared"; it is heard
// in "little", "needed", "noses".
bool ends_silently(const std::string& word) {
  const std::size_t n = word.size();
  const auto before = [&](std::size_t from_end) { return word[n - 1 - from_end]; };
  if (n >= 3 && word.ends_with("e")) {
    const bool little = before(1) == 'l' && !is_vowel(before(2));
    return !is_vowel(before(1)) && !little;
  }
  if (n >= 4 && word.ends_with("ed")) {
    return !is_vowel(before(2)) && before(2) != 't' && before(2) != 'd';
  }
  if (n >= 4 && word.ends_with("es")) {
    return !is_vowel(before(2)) && std::string_view("sxzcgh").find(before(2)) == std::string_view::npos;
  }
  return false;
}

std::string with_person(std::string_view text) {
  constexpr std::string_view placeholder = "{person}";
  std::string words(text);
  for (auto at = words.find(placeholder); at != std::string::npos; at = words.find(placeholder)) {
    words.replace(at, placeholder.size(), "my partner");
  }
  return words;
}

}  // namespace

int syllables(std::string_view given) {
  std::string word;
  for (const char c : given) {
    if (is_letter(c)) word += lower(c);
  }
  if (word.empty()) return 0;
  int groups = 0;
  bool in_group = false;
  for (const char c : word) {
    const bool vowel = is_vowel(c);
    groups += vowel && !in_group;
    in_group = vowel;
  }
  return std::max(1, groups - (ends_silently(word) ? 1 : 0));
}

double reading_grade(std::string_view given) {
  const std::string text = with_person(given);
  int words = 0, sentences = 0, all_syllables = 0;
  bool open = false;  // words since the last end of a sentence
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_letter(text[at])) {
      const bool ends = text[at] == '.' || text[at] == '?' || text[at] == '!';
      sentences += ends && open;
      open = open && !ends;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && (is_letter(text[end]) || text[end] == '\'')) ++end;
    all_syllables += syllables(std::string_view(text).substr(at, end - at));
    ++words;
    open = true;
    at = end;
  }
  sentences += open;
  if (words < fewest_words) return 0.0;
  return 0.39 * words / sentences + 11.8 * all_syllables / words - 15.59;
}

void keep_readable(const Reading& at, double grade_most,
                   const std::vector<std::string_view>& except) {
  if (at.node().kind == Node::Kind::text) {
    const double grade = reading_grade(at.node().text);
    if (grade > grade_most) {
      at.problem(fmt::format("This text reads at school grade {:.1f}", grade),
                 fmt::format("Bring it to {:.0f} or below: shorter sentences, shorter words.",
                             grade_most));
    }
  } else if (at.node().kind == Node::Kind::map) {
    for (const Reading& member : at.members()) {
      if (std::ranges::find(except, member.key()) == except.end()) {
        keep_readable(member, grade_most, except);
      }
    }
  } else if (at.node().kind == Node::Kind::list) {
    for (const Reading& element : at.elements()) keep_readable(element, grade_most, except);
  }
}

void keep_calm(const Reading& text) {
  const std::string& words = text.node().text;
  if (words.find('!') != std::string::npos) {
    text.problem("This text holds an exclamation mark", "Say it calmly, with a full stop.");
  }
  // Emoji and dingbats: U+1F000 and above (F0 9F ..) and U+2600 to U+27BF (E2 98 .. to E2 9E ..).
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    const auto first = static_cast<unsigned char>(words[at]);
    const auto second = static_cast<unsigned char>(words[at + 1]);
    if ((first == 0xF0 && second == 0x9F) || (first == 0xE2 && second >= 0x98 && second <= 0x9E)) {
      text.problem("This text holds a picture in place of words", "Say it in words.");
      break;
    }
  }
}

}  // namespace securebase::content

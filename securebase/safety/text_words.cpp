#include "securebase/safety/text_words.hpp"

#include <array>

namespace securebase::safety {
namespace {

enum class Sign { letter, left_out, gap, clause_end, sentence_end };

struct Seen {
  Sign sign;
  std::size_t bytes;
};

Sign of_ascii(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '*') {
    return Sign::letter;
  }
  switch (c) {
    case '\'':
    case '`': return Sign::left_out;
    case '.':
    case '!':
    case '?':
    case '\n':
    case '\r': return Sign::sentence_end;
    case ',':
    case ';':
    case ':':
    case '"':
    case '(':
    case ')':
    case '[':
    case ']': return Sign::clause_end;
    default: return Sign::gap;
  }
}

struct Special {
  std::string_view bytes;
  Sign sign;
};

// Everything else beyond ASCII is taken for a letter.
constexpr std::array<Special, 26> specials{{
    {"\xE2\x80\x98", Sign::left_out},      // left single quotation mark
    {"\xE2\x80\x99", Sign::left_out},      // right single quotation mark, the curly apostrophe
    {"\xE2\x80\x9B", Sign::left_out},      // reversed single quotation mark
    {"\xE2\x80\xB2", Sign::left_out},      // prime
    {"\xCA\xBC", Sign::left_out},          // modifier letter apostrophe
    {"\xC2\xB4", Sign::left_out},          // acute accent
    {"\xC2\xAD", Sign::left_out},          // soft hyphen
    {"\xE2\x80\x8B", Sign::left_out},      // spaces without width, joiners, marks of direction
    {"\xE2\x80\x8C", Sign::left_out},
    {"\xE2\x80\x8D", Sign::left_out},
    {"\xE2\x80\x8E", Sign::left_out},
    {"\xE2\x80\x8F", Sign::left_out},
    {"\xEF\xB8\x8F", Sign::left_out},      // "show as a picture"
    {"\xEF\xBB\xBF", Sign::left_out},      // byte order mark
    {"\xE2\x80\xA6", Sign::sentence_end},  // ellipsis
    {"\xE2\x80\xA9", Sign::sentence_end},  // end of a paragraph
    {"\xE2\x80\xA8", Sign::sentence_end},  // end of a line
    {"\xE2\x80\x9C", Sign::clause_end},    // double quotation marks
    {"\xE2\x80\x9D", Sign::clause_end},
    {"\xE2\x80\x9E", Sign::clause_end},
    {"\xC2\xAB", Sign::clause_end},
    {"\xC2\xBB", Sign::clause_end},
    {"\xE2\x80\x94", Sign::clause_end},    // dashes
    {"\xE2\x80\x93", Sign::clause_end},
    {"\xC2\xA0", Sign::gap},               // space that does not break
    {"\xE3\x80\x80", Sign::gap},           // wide space
}};

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

Seen beyond_ascii(std::string_view rest) {
  for (const Special& special : specials) {
    if (rest.starts_with(special.bytes)) return {special.sign, special.bytes.size()};
  }
  const auto first = static_cast<unsigned char>(rest[0]);
  if (first >= 0xF0) {  // pictures, and scripts without phrases here
    std::size_t bytes = 1;
    while (bytes < 4 && bytes < rest.size() && continues(rest[bytes])) ++bytes;
    return {Sign::gap, bytes};
  }
  // U+2000 to U+2BFF: punctuation, arrows, signs.
  if (first == 0xE2 && rest.size() >= 3 && static_cast<unsigned char>(rest[1]) <= 0xAF) {
    return {Sign::gap, 3};
  }
  return {Sign::letter, 1};
}

}  // namespace

TextWords words_of(std::string_view text) {
  TextWords all;
  all.letters.reserve(text.size());
  all.words.reserve(text.size() / 5);  // words and the gaps between them
  TextWord word;
  const auto end_word = [&] {
    const auto end = static_cast<std::uint32_t>(all.letters.size());
    word.size = end - word.begin;
    if (word.size > 0) all.words.push_back(word);
    word.begin = end;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    const Seen seen = ascii ? Seen{of_ascii(c), 1} : beyond_ascii(text.substr(at));
    if (seen.sign == Sign::letter) {
      all.letters.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    } else if (seen.sign != Sign::left_out) {
      end_word();
      if (seen.sign != Sign::gap) ++word.clause;
      if (seen.sign == Sign::sentence_end) ++word.sentence;
    }
    at += seen.bytes;
  }
  end_word();
  return all;
}

}  // namespace securebase::safety

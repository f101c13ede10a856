// A text as the words in it, so that phrases are found whatever its capitals, apostrophes, hyphens
// and pictures. Takes any bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace securebase::safety {

struct TextWord {
  std::uint32_t begin = 0, size = 0;  // in the letters of its text
  std::uint32_t sentence = 0;
  std::uint32_t clause = 0;  // parts of sentences, between commas, quotation marks and the like
};

struct TextWords {
  std::string letters;  // of all words, one after another
  std::vector<TextWord> words;

  [[nodiscard]] std::string_view text(const TextWord& word) const {
    return std::string_view(letters).substr(word.begin, word.size);
  }
};

// Small letters a to z; other letters as they are. Apostrophes of every shape are left out ("don't",
// "don’t" and "dont" are one word), hyphens and slashes part words. A sentence ends with . ? ! … or
// at the end of a line.
[[nodiscard]] TextWords words_of(std::string_view text);

}  // namespace securebase::safety

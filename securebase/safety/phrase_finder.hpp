// Finds many phrases in a text at once: whole words, in one pass.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "securebase/safety/text_words.hpp"

namespace securebase::safety {

class PhraseFinder {
 public:
  // A word `*` between others stands for none to three words; at an end of the phrase it says
  // nothing. A phrase without words is never found. `label`: what the one who looks knows it by.
  void add(std::string_view phrase, std::size_t label);

  // The words of a text as this finder knows them: each word's number, or `unknown`.
  [[nodiscard]] std::vector<std::uint32_t> numbers(const TextWords& text) const;

  // Tells label and number of words of each phrase that begins at a word, within its sentence.
  void at(const TextWords& text, const std::vector<std::uint32_t>& numbers, std::size_t word,
          const std::function<void(std::size_t label, std::size_t words)>& tell) const;

 private:
  static constexpr std::uint32_t unknown = 0, any = 1;  // known words count from 2

  struct Entry {
    std::vector<std::uint32_t> words;
    std::size_t label = 0;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> known_;
  std::vector<std::vector<Entry>> by_first_word_{2};
};

}  // namespace securebase::safety

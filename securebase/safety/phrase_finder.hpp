// Finds many phrases in a text at once: whole words, in one pass.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "securebase/safety/text_words.hpp"

namespace securebase::safety {

// A text as numbers that stand for its words.
struct NumberedWord {
  std::uint32_t number = 0;
  std::uint32_t sentence = 0, clause = 0;
};

class PhraseFinder {
 public:
  // Words of the first text are read as those of the second, in phrases and in texts, twice over.
  // To be called before any phrase is added.
  void read_alike(std::string_view from, std::string_view to);

  // A word `*` between others stands for none to three words; at an end of the phrase it says
  // nothing. A phrase without words is never found. `label`: what the one who looks knows it by.
  void add(std::string_view phrase, std::size_t label);

  [[nodiscard]] std::vector<NumberedWord> numbers(std::string_view text) const;

  using Tell = std::function<void(std::size_t label, std::size_t words)>;
  // Tells label and number of words of each phrase that begins at a word. None goes over the end of
  // its part of the sentence (TextWord::clause).
  void at(const std::vector<NumberedWord>& text, std::size_t word, const Tell& tell) const;

 private:
  static constexpr std::uint32_t unknown = 0, any = 1;  // known words count from 2
  static constexpr std::uint32_t root = 0;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Node = std::vector<std::size_t>;  // the labels of the phrases that end here
  struct Rewriting {
    std::vector<std::uint32_t> from, to;
  };

  std::uint32_t number_of(std::string_view word);
  [[nodiscard]] std::vector<std::uint32_t> known_words(std::string_view phrase);
  [[nodiscard]] std::vector<NumberedWord> rewritten(const std::vector<NumberedWord>& text) const;
  [[nodiscard]] const Rewriting* rewriting_at(const std::vector<NumberedWord>& text,
                                              std::size_t at) const;
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word) const;  // root: none
  void walk(const std::vector<NumberedWord>& text, std::size_t begin, std::size_t at,
            std::uint32_t node, const Tell& tell) const;

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> known_;
  std::unordered_map<std::uint32_t, std::vector<Rewriting>> alike_;  // by their first word
  std::vector<Node> nodes_{1};
  std::unordered_map<std::uint64_t, std::uint32_t> children_;  // of a node by a word
};

}  // namespace securebase::safety

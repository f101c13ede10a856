// Looks for heavy words in what a person writes. All it can do is to offer: "Some of your words
// sound heavy. Do you want to check in about safety?" It decides nothing, keeps nothing and tells no
// one, and it misses much: what it catches and what it misses is measured (phrase_measure.hpp).
//
// How words are weighed. A heavy phrase counts with its weight, unless a word such as "not" or
// "never" stands shortly before it in the same part of the sentence. Light phrases ("lyrics", "killed
// me laughing") and words about the past take their weight away from their own sentence, which never
// falls below nothing. The offer is made where three sentences in a row reach the threshold
// together, so that several lesser signs add up.
#pragma once

#include <string_view>
#include <vector>

#include "securebase/safety/phrase_finder.hpp"
#include "securebase/safety/rules.hpp"

namespace securebase::safety {

class PhraseCheck {
 public:
  explicit PhraseCheck(const Phrases& phrases);

  // Any bytes. A text of 100,000 letters takes milliseconds.
  [[nodiscard]] bool offers(std::string_view text) const;

 private:
  enum class Kind { heavy, light, negation };
  struct Label {
    Kind kind;
    double weight;
  };
  void add(std::string_view words, Kind kind, double weight);

  PhraseFinder finder_;
  std::vector<Label> labels_;
  double offer_from_;
};

}  // namespace securebase::safety

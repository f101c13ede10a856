// Looks for heavy words in what a person writes. All it can do is to offer the safety check. It
// decides nothing, keeps nothing and tells no one, and it misses much: what it catches and what it
// misses is measured (phrase_measure.hpp).
//
// How words are weighed. A heavy phrase has a strength; where one lies inside a longer one, only the
// longer one counts. A light phrase that holds a whole heavy one ("would never kill myself") takes
// it away; anywhere else in the same sentence it lowers it by what `near` says for its kind, and
// only the greatest of these counts. The offer is made from one phrase that still has the strength
// `one`, or from `pair` phrases that still have any, share no word, and stand in one sentence or in
// two that follow each other.
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
  struct Label {
    bool heavy = false;
    int weight = 0;  // strength, or what a light phrase near takes away
  };

  PhraseFinder finder_;
  std::vector<Label> labels_;
  int one_, pair_;
};

}  // namespace securebase::safety

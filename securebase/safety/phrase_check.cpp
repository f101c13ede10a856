#include "securebase/safety/phrase_check.hpp"

#include <algorithm>
#include <array>

namespace securebase::safety {
namespace {

// How far before a heavy phrase a negation is looked for, in words.
constexpr std::size_t negation_reach = 4;
// A sentence without end is weighed in parts of this many words.
constexpr std::size_t longest_sentence = 50;
// What one word about the past takes away.
constexpr double past_weight = 1;
constexpr double rounding = 1e-9;

// What phrases weigh together where those that overlap count once: of all ways to choose phrases that
// do not overlap, the heaviest.
class Weighing {
 public:
  explicit Weighing(std::size_t words) : before_(words + 1) {}

  // A phrase of so many words that begins at a word. Words are to be come by in their order.
  void phrase(std::size_t at, std::size_t words, double weight) {
    double& end = before_[at + words];
    end = std::max(end, before_[at] + weight);
  }
  void past(std::size_t word) { before_[word + 1] = std::max(before_[word + 1], before_[word]); }
  // Of the words from `begin` to before `end`, which must have been passed.
  [[nodiscard]] double of(std::size_t begin, std::size_t end) const {
    return before_[end] - before_[begin];
  }

 private:
  std::vector<double> before_;  // what the words before each one weigh
};

// What the last three sentences weigh.
class LastThree {
 public:
  double add(double weight) {
    last_ = {last_[1], last_[2], weight};
    return last_[0] + last_[1] + last_[2];
  }

 private:
  std::array<double, 3> last_{};
};

}  // namespace

PhraseCheck::PhraseCheck(const Phrases& phrases) : offer_from_(phrases.offer_from) {
  for (const Phrase& one : phrases.heavy) add(one.words, Kind::heavy, one.weight);
  for (const Phrase& one : phrases.light) add(one.words, Kind::light, one.weight);
  for (const std::string& words : phrases.pasts) add(words, Kind::light, past_weight);
  for (const std::string& words : phrases.negations) add(words, Kind::negation, 0);
}

void PhraseCheck::add(std::string_view words, Kind kind, double weight) {
  finder_.add(words, labels_.size());
  labels_.push_back({kind, weight});
}

bool PhraseCheck::offers(std::string_view text) const {
  const TextWords words = words_of(text);
  const auto numbers = finder_.numbers(words);
  Weighing heavy(numbers.size()), light(numbers.size());
  LastThree sentences;
  const auto reached = [&](std::size_t begin, std::size_t end) {
    const double weight = std::max(0.0, heavy.of(begin, end) - light.of(begin, end));
    return sentences.add(weight) >= offer_from_ - rounding;
  };
  std::size_t begin = 0;          // of the sentence
  std::size_t negated_until = 0;  // words before this one follow a negation closely
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    const bool first = at == 0 || words.words[at].sentence != words.words[at - 1].sentence;
    if (at > 0 && (first || at - begin >= longest_sentence)) {
      if (reached(begin, at)) return true;
      begin = at;
    }
    if (at > 0 && words.words[at].clause != words.words[at - 1].clause) negated_until = at;
    const bool negated = at < negated_until;
    finder_.at(words, numbers, at, [&](std::size_t label, std::size_t length) {
      const Label& found = labels_[label];
      if (found.kind == Kind::heavy && !negated) heavy.phrase(at, length, found.weight);
      if (found.kind == Kind::light) light.phrase(at, length, found.weight);
      if (found.kind == Kind::negation) {
        negated_until = std::max(negated_until, at + length + negation_reach);
      }
    });
    heavy.past(at);
    light.past(at);
  }
  return reached(begin, numbers.size());
}

}  // namespace securebase::safety

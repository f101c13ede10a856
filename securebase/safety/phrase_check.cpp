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

// The best of the phrases that begin at one word.
struct Best {
  double weight = 0;
  std::size_t words = 0;

  void take(double other_weight, std::size_t other_words) {
    if (other_weight > weight || (other_weight == weight && other_words > words)) {
      *this = {other_weight, other_words};
    }
  }
};

// Weighs sentence after sentence and keeps the last three.
class Sums {
 public:
  void heavy(double weight) { heavy_ += weight; }
  void light(double weight) { light_ += weight; }
  // Ends a sentence; gives the sum of the last three.
  double end() {
    last_ = {last_[1], last_[2], std::max(0.0, heavy_ - light_)};
    heavy_ = light_ = 0;
    return last_[0] + last_[1] + last_[2];
  }

 private:
  double heavy_ = 0, light_ = 0;
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
  Sums sums;
  std::size_t sentence_begin = 0, heavy_until = 0, light_until = 0;
  std::size_t negated_until = 0;  // words before this one follow a negation closely
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    const bool ends = at > 0 && words.words[at].sentence != words.words[at - 1].sentence;
    if (ends || at - sentence_begin >= longest_sentence) {
      if (sums.end() >= offer_from_ - rounding) return true;
      sentence_begin = at;
    }
    if (at > 0 && words.words[at].clause != words.words[at - 1].clause) negated_until = at;
    Best heavy, light;
    std::size_t negation = 0;
    finder_.at(words, numbers, at, [&](std::size_t label, std::size_t length) {
      const Label& found = labels_[label];
      if (found.kind == Kind::heavy) heavy.take(found.weight, length);
      if (found.kind == Kind::light) light.take(found.weight, length);
      if (found.kind == Kind::negation) negation = std::max(negation, length);
    });
    if (heavy.words > 0 && at >= heavy_until) {
      if (at >= negated_until) sums.heavy(heavy.weight);
      heavy_until = at + heavy.words;
    }
    if (light.words > 0 && at >= light_until) {
      sums.light(light.weight);
      light_until = at + light.words;
    }
    if (negation > 0) negated_until = std::max(negated_until, at + negation + negation_reach);
  }
  return sums.end() >= offer_from_ - rounding;
}

}  // namespace securebase::safety

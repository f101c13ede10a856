#include "securebase/safety/phrase_check.hpp"

#include <algorithm>

namespace securebase::safety {
namespace {

// A sentence without end is weighed in parts of this many words, so that a light word somewhere in a
// long text does not take away what stands far from it.
constexpr std::size_t longest_sentence = 60;

// A phrase that was found: its words from `begin` to before `end`.
struct Match {
  std::size_t begin = 0, end = 0;
  int weight = 0;
};

bool before(const Match& a, const Match& b) {
  if (a.begin != b.begin) return a.begin < b.begin;
  return a.end != b.end ? a.end > b.end : a.weight > b.weight;
}

// Leaves those that lie in no longer one; of two in the same place the stronger.
void keep_outermost(std::vector<Match>& heavy) {
  std::ranges::sort(heavy, before);
  std::size_t reached = 0;
  std::erase_if(heavy, [&](const Match& one) {
    if (one.end <= reached) return true;
    reached = one.end;
    return false;
  });
}

// Takes away those that a light phrase holds. Both are sorted by where they begin.
void take_held(std::vector<Match>& heavy, const std::vector<Match>& light) {
  std::size_t next = 0, reached = 0;
  std::erase_if(heavy, [&](const Match& one) {
    for (; next < light.size() && light[next].begin <= one.begin; ++next) {
      reached = std::max(reached, light[next].end);
    }
    return one.end <= reached;
  });
}

// What a sentence has left after its light phrases.
struct Left {
  int strongest = 0;
  int apart = 0;  // phrases with any strength that share no word
};

Left weigh(std::vector<Match>& heavy, std::vector<Match>& light) {
  Left left;
  keep_outermost(heavy);
  std::ranges::sort(light, before);
  take_held(heavy, light);
  int lowered = 0;
  for (const Match& one : light) lowered = std::max(lowered, one.weight);
  std::size_t free_from = 0;  // none lies in another: their ends are in order like their beginnings
  for (const Match& one : heavy) {
    const int strength = one.weight - lowered;
    left.strongest = std::max(left.strongest, strength);
    if (strength < 1 || one.begin < free_from) continue;
    ++left.apart;
    free_from = one.end;
  }
  heavy.clear();
  light.clear();
  return left;
}

}  // namespace

PhraseCheck::PhraseCheck(const Phrases& phrases) : one_(phrases.one), pair_(phrases.pair) {
  for (const Alike& one : phrases.alike) finder_.read_alike(one.from, one.to);
  for (const HeavyPhrase& one : phrases.heavy) {
    finder_.add(one.words, labels_.size());
    labels_.push_back({true, one.strength});
  }
  for (const LightPhrase& one : phrases.light) {
    finder_.add(one.words, labels_.size());
    labels_.push_back({false, one.kind < phrases.near.size() ? phrases.near[one.kind] : 0});
  }
}

bool PhraseCheck::offers(std::string_view text) const {
  const auto words = finder_.numbers(text);
  std::vector<Match> heavy, light;
  std::size_t begin = 0;  // of the sentence
  int apart_before = 0;
  const auto reached = [&] {
    const Left left = weigh(heavy, light);
    const bool enough = left.strongest >= one_ ||
                        (left.apart > 0 && left.apart + apart_before >= pair_);
    apart_before = left.apart;
    return enough;
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool first = at > 0 && words[at].sentence != words[at - 1].sentence;
    if (first || at - begin >= longest_sentence) {
      if (reached()) return true;
      begin = at;
    }
    finder_.at(words, at, [&](std::size_t label, std::size_t length) {
      const Label& found = labels_[label];
      (found.heavy ? heavy : light).push_back({at, at + length, found.weight});
    });
  }
  return reached();
}

}  // namespace securebase::safety

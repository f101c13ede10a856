#include "securebase/safety/phrase_measure.hpp"

#include <algorithm>
#include <cmath>

#include "securebase/safety/phrase_check.hpp"

namespace securebase::safety {
namespace {

constexpr double z = 1.959963984540054;  // of the normal distribution, for 95 %

void count(Counts& counts, bool heavy, bool offered) {
  if (heavy) {
    ++(offered ? counts.true_positives : counts.false_negatives);
  } else {
    ++(offered ? counts.false_positives : counts.true_negatives);
  }
}

// The entry of a list with this name, made at its end when there is none.
template <class Entry>
Entry& named(std::vector<Entry>& all, std::string Entry::*name, const std::string& wanted) {
  const auto found = std::ranges::find(all, wanted, name);
  if (found != all.end()) return *found;
  all.emplace_back().*name = wanted;
  return all.back();
}

}  // namespace

// Wilson 1927, Journal of the American Statistical Association 22, 209-212:
// (p + z2/2n -+ z sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n), for p = hits/n and z2 = z squared.
std::optional<Share> share(std::size_t hits, std::size_t of) {
  if (of == 0 || hits > of) return std::nullopt;
  const double n = static_cast<double>(of), p = static_cast<double>(hits) / n;
  const double middle = p + z * z / (2 * n);
  const double spread = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  return Share{p, std::max(0.0, (middle - spread) / scale),
               std::min(1.0, (middle + spread) / scale)};
}

std::optional<Share> Counts::recall() const {
  return share(true_positives, true_positives + false_negatives);
}
std::optional<Share> Counts::precision() const {
  return share(true_positives, true_positives + false_positives);
}
std::optional<Share> Counts::left_alone() const {
  return share(true_negatives, true_negatives + false_positives);
}
std::size_t Counts::sentences() const {
  return true_positives + false_positives + true_negatives + false_negatives;
}

std::vector<HalfCounts> measure(const Phrases& phrases,
                                const std::vector<TestSentence>& sentences) {
  const PhraseCheck check(phrases);
  std::vector<HalfCounts> halves;
  for (const TestSentence& sentence : sentences) {
    const bool offered = check.offers(sentence.text);
    HalfCounts& half = named(halves, &HalfCounts::half, sentence.half);
    count(half.counts, sentence.heavy, offered);
    KindCounts& kind = named(half.kinds, &KindCounts::kind, sentence.kind);
    kind.heavy = sentence.heavy;
    count(kind.counts, sentence.heavy, offered);
  }
  std::ranges::sort(halves, {}, &HalfCounts::half);
  for (HalfCounts& half : halves) {
    std::ranges::stable_sort(half.kinds, std::ranges::greater{}, &KindCounts::heavy);
  }
  return halves;
}

}  // namespace securebase::safety

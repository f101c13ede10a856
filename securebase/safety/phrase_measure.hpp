// How well the phrase check does on sentences for which careful readers gave the answer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "securebase/safety/rules.hpp"

namespace securebase::safety {

struct TestSentence {
  std::string id, half, kind, text;
  bool heavy = false;  // whether help should be offered
};

// A share with its 95 % interval (Wilson 1927): it stays within 0 and 1 and holds for small numbers.
struct Share {
  double value = 0, low = 0, high = 0;
};
// Nothing of nothing: no share.
[[nodiscard]] std::optional<Share> share(std::size_t hits, std::size_t of);

struct Counts {
  std::size_t true_positives = 0, false_positives = 0;
  std::size_t true_negatives = 0, false_negatives = 0;

  // Of the sentences that need an offer those that got one; of the offers those that were needed.
  [[nodiscard]] std::optional<Share> recall() const;
  [[nodiscard]] std::optional<Share> precision() const;
  // Of the sentences that need none those that got none.
  [[nodiscard]] std::optional<Share> left_alone() const;
  [[nodiscard]] std::size_t sentences() const;
};

struct KindCounts {
  std::string kind;
  bool heavy = false;
  Counts counts;
};

struct HalfCounts {
  std::string half;
  Counts counts;
  std::vector<KindCounts> kinds;  // in the order in which they first appear, heavy ones first
};

// Halves in the order of their names.
[[nodiscard]] std::vector<HalfCounts> measure(const Phrases& phrases,
                                              const std::vector<TestSentence>& sentences);

}  // namespace securebase::safety

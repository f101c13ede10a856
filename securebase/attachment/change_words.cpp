#include "securebase/attachment/change_words.hpp"

#include <algorithm>

namespace securebase::attachment {
namespace {

using measurement::Certainty;
using measurement::Change;
using measurement::Direction;
using measurement::Verdict;

template <class Value, std::size_t size>
const Value& of(const std::array<Value, size>& texts, auto which) {
  return texts[static_cast<std::size_t>(which)];
}

void add(std::string& text, const std::string& sentence) {
  if (!text.empty()) text += ' ';
  text += sentence;
}

// Both dimensions added up: lower is the direction of security.
Verdict sum_verdict(const std::array<Change, 2>& changes) {
  Change sum;
  sum.probability_lower = measurement::probability_toward_security(changes);
  sum.probability_higher = 1 - sum.probability_lower;
  return measurement::verdict(sum);
}

}  // namespace

std::string_view id(Telling telling) {
  constexpr std::array<std::string_view, all_tellings.size()> ids{
      "lower", "probably_lower", "higher", "probably_higher", "not_certain"};
  return of(ids, telling);
}

std::string_view id(Together together) {
  constexpr std::array<std::string_view, all_together.size()> ids{
      "gain", "probable_gain", "mixed", "harder", "probably_harder", "not_certain"};
  return of(ids, together);
}

Telling telling(const Change& change) {
  const Verdict found = measurement::verdict(change);
  const bool real = found.certainty == Certainty::real;
  switch (found.direction) {
    case Direction::lower:
      return real ? Telling::lower : Telling::probably_lower;
    case Direction::higher:
      return real ? Telling::higher : Telling::probably_higher;
    case Direction::not_certain:
      break;
  }
  return Telling::not_certain;
}

Together together(const std::array<Change, 2>& changes) {
  Certainty lower = Certainty::not_certain, higher = Certainty::not_certain;
  const auto count = [&](const Verdict& found) {
    if (found.direction == Direction::lower) lower = std::max(lower, found.certainty);
    if (found.direction == Direction::higher) higher = std::max(higher, found.certainty);
  };
  for (const Change& change : changes) count(measurement::verdict(change));
  if (lower != Certainty::not_certain && higher != Certainty::not_certain) return Together::mixed;
  count(sum_verdict(changes));
  if (lower == Certainty::not_certain && higher == Certainty::not_certain) {
    return Together::not_certain;
  }
  if (lower >= higher) {
    return lower == Certainty::real ? Together::gain : Together::probable_gain;
  }
  return higher == Certainty::real ? Together::harder : Together::probably_harder;
}

bool is_added_up(const std::array<Change, 2>& changes) {
  Certainty alone = Certainty::not_certain;
  for (const Change& change : changes) {
    alone = std::max(alone, measurement::verdict(change).certainty);
  }
  switch (together(changes)) {
    case Together::gain:
    case Together::harder:
      return alone != Certainty::real;
    case Together::probable_gain:
    case Together::probably_harder:
      return alone == Certainty::not_certain;
    case Together::mixed:
    case Together::not_certain:
      break;
  }
  return false;
}

bool is_small_gain(const std::array<Change, 2>& changes) {
  return together(changes) == Together::gain &&
         std::ranges::all_of(
             changes, [](const Change& change) { return change.difference.value > -small_shift; });
}

ChangeWords words_for(const Compared& compared, const ChangeTexts& texts) {
  const Together both = together(compared.changes);
  ChangeWords words;
  for (std::size_t i = 0; i < words.dimensions.size(); ++i) {
    words.dimensions[i] = of(texts.dimensions[i], telling(compared.changes[i]));
  }
  words.headline = of(texts.together, both).headline;
  words.text = of(texts.together, both).text;
  if (is_added_up(compared.changes)) add(words.text, texts.added_up);
  if (is_small_gain(compared.changes)) add(words.text, texts.small_step);
  if (both == Together::not_certain && compared.days < soon_days) add(words.text, texts.soon);
  if (both == Together::not_certain && compared.short_look) add(words.text, texts.short_look);
  words.method = texts.method;
  return words;
}

}  // namespace securebase::attachment

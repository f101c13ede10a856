#include "securebase/attachment/pattern_words.hpp"

namespace securebase::attachment {
namespace {

const std::vector<std::string>& band(const PatternTexts::Bands& bands, double value) {
  if (value < -band_edge) return bands.low;
  return value > band_edge ? bands.high : bands.middle;
}

void append(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

std::string text_key(const std::vector<Region>& named) {
  std::string key;
  for (const Region region : named) {
    if (!key.empty()) key += '+';
    key += id(region);
  }
  return key;
}

PatternWords words_for(const Place& place, const measurement::PlanePosterior& posterior,
                       const PatternTexts& texts) {
  const std::string key = text_key(place.named);
  PatternWords words;
  words.headline = texts.headlines.at(key);
  append(words.already_secure, band(texts.secure_by_anxiety, posterior.scales[0].theta));
  append(words.already_secure, band(texts.secure_by_avoidance, posterior.scales[1].theta));
  for (const Region region : place.named) {
    const auto r = static_cast<std::size_t>(region);
    words.often_looks_like.push_back({region, texts.labels[r], texts.often_looks_like[r]});
  }
  words.once_protected = texts.once_protected.at(key);
  words.not_this = texts.not_this;
  return words;
}

}  // namespace securebase::attachment

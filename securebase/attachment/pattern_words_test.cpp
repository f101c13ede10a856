#include "securebase/attachment/pattern_words.hpp"

#include <doctest/doctest.h>

namespace securebase::attachment {
namespace {

TEST_CASE("words follow the place, and the secure part comes from both values") {
  PatternTexts texts;
  texts.labels = {"secure", "anxious", "avoidant", "fearful-avoidant"};
  texts.headlines = {{"secure", "S"}, {"secure+anxious", "SA"}};
  texts.once_protected = {{"secure", "ps"}, {"secure+anxious", "psa"}};
  texts.secure_by_anxiety = {{"anxiety low"}, {"anxiety middle"}, {"anxiety high"}};
  texts.secure_by_avoidance = {{"avoidance low"}, {"avoidance middle"}, {"avoidance high"}};
  texts.often_looks_like = {{{"s1", "s2"}, {"a1"}, {"v1"}, {"f1"}}};
  texts.not_this = {"not a diagnosis"};
  measurement::PlanePosterior posterior;
  posterior.scales = {{{0.7, 0.3}, {-0.9, 0.3}}};
  Place place;
  place.named = {Region::secure, Region::anxious};

  const PatternWords words = words_for(place, posterior, texts);
  CHECK(words.headline == "SA");
  CHECK(words.already_secure == std::vector<std::string>{"anxiety high", "avoidance low"});
  REQUIRE(words.often_looks_like.size() == 2);
  CHECK(words.often_looks_like[0].label == "secure");
  CHECK(words.often_looks_like[0].sentences == std::vector<std::string>{"s1", "s2"});
  CHECK(words.often_looks_like[1].region == Region::anxious);
  CHECK(words.often_looks_like[1].sentences == std::vector<std::string>{"a1"});
  CHECK(words.once_protected == "psa");

  place.named = {Region::secure};
  posterior.scales = {{{0.5, 0.3}, {-0.5, 0.3}}};
  CHECK(words_for(place, posterior, texts).already_secure ==
        std::vector<std::string>{"anxiety middle", "avoidance middle"});
}

}  // namespace
}  // namespace securebase::attachment

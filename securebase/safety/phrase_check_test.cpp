// Fear: plain words are missed over a capital or an apostrophe; a song or an old story keeps setting
// the offer off; a long or broken text stalls or ends the page.
#include "securebase/safety/phrase_check.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <random>

namespace securebase::safety {
namespace {

Phrases phrases() {
  Phrases all;
  all.heavy = {{"want to go dark", 1},     {"don't want to be here", 1},
               {"go * dark for good", 1}, {"tonight", 0.5},
               {"nobody would notice", 0.5}};
  all.light = {{"lyrics", 1}, {"haha", 0.5}};
  all.negations = {"not", "don't", "never"};
  all.pasts = {"years ago"};
  return all;
}

bool offers(std::string_view text) { return PhraseCheck(phrases()).offers(text); }

}  // namespace

TEST_CASE("a heavy phrase offers, whatever its letters") {
  CHECK(offers("I want to go dark."));
  CHECK(offers("i WANT TO GO DARK \xF0\x9F\x98\xAD"));
  CHECK(offers("I don\xE2\x80\x99t want to be here"));
  CHECK(offers("dont want to be here"));
  CHECK(offers("I will go away and dark for good"));
  CHECK_FALSE(offers("I want to go darker"));
  CHECK_FALSE(offers("I want to go. Dark it is."));
  CHECK_FALSE(offers(""));
}

TEST_CASE("a negation before it in the same part of the sentence takes it back") {
  CHECK_FALSE(offers("I do not want to go dark"));
  CHECK_FALSE(offers("I never ever really want to go dark"));
  CHECK(offers("I do not know, I want to go dark"));
  CHECK(offers("I do not know what else there is but want to go dark"));
  CHECK(offers("I want to go dark, not that you care"));
}

TEST_CASE("light phrases and the past count in their own sentence only") {
  CHECK_FALSE(offers("Lyrics: I want to go dark"));
  CHECK_FALSE(offers("Years ago I said I want to go dark"));
  CHECK(offers("I like lyrics. I want to go dark."));
  CHECK(offers("Haha. I want to go dark and nobody would notice, haha"));
  CHECK_FALSE(offers("I want to go dark haha"));
}

TEST_CASE("lesser signs add up over three sentences, and no further") {
  CHECK_FALSE(offers("Tonight then."));
  CHECK(offers("Tonight then. Nobody would notice."));
  CHECK(offers("Tonight then. It rains. Nobody would notice."));
  CHECK_FALSE(offers("Tonight then. It rains. It rains. Nobody would notice."));
  CHECK_FALSE(offers("Lyrics lyrics lyrics. Tonight then."));
}

TEST_CASE("words are not counted twice where phrases overlap") {
  Phrases all;
  all.heavy = {{"so very tired", 0.5}, {"very tired", 0.5}, {"tired", 0.5}};
  CHECK_FALSE(PhraseCheck(all).offers("so very tired"));
  CHECK(PhraseCheck(all).offers("so very tired, tired"));
}

TEST_CASE("fear: a text without a full stop is taken for one sentence") {
  std::string text = "lyrics ";
  for (int i = 0; i < 60; ++i) text += "word ";
  CHECK(offers(text + "I want to go dark"));
}

TEST_CASE("without phrases nothing is offered") {
  CHECK_FALSE(PhraseCheck(Phrases{}).offers("I want to go dark"));
}

TEST_CASE("any bytes are taken") {
  const PhraseCheck check(phrases());
  std::mt19937 random(20261124);
  for (int round = 0; round < 3000; ++round) {
    std::string text = "I want to go dark haha never \xE2\x80\x99 \xD7\xA9 tonight";
    for (unsigned i = 0; i < 6; ++i) text[random() % text.size()] = static_cast<char>(random());
    (void)check.offers(text);
  }
  CHECK(check.offers(std::string("\0\xFF", 2) + " want to go dark"));
}

TEST_CASE("a text of 100,000 letters takes no noticeable time") {
  const PhraseCheck check(phrases());
  for (const std::string_view part : {"go * dark ", "go go go ", "\xF0\x9F\x98\xAD", "a", "never "}) {
    std::string text;
    while (text.size() < 100'000) text += part;
    const auto begin = std::chrono::steady_clock::now();
    CHECK_FALSE(check.offers(text));
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    CHECK(took.count() < 500);  // a few in a release; this one is built to find mistakes
  }
}

}  // namespace securebase::safety

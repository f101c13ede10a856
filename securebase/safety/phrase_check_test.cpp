// Fear: plain words are missed over a capital or an apostrophe; a song or an old story keeps setting
// the offer off; a long or broken text stalls or ends the page.
#include "securebase/safety/phrase_check.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <random>

namespace securebase::safety {
namespace {

constexpr std::size_t lyric = 0, joke = 1, negated = 8;

Phrases phrases() {
  Phrases all;
  all.alike = {{"don't", "do not"}};
  all.heavy = {{"want to go dark", 3}, {"do not want to be here", 2}, {"once wanted to go dark", 1},
               {"wanted to go dark", 3}, {"go * dark for good", 2},   {"tonight", 1},
               {"nobody would notice", 1}};
  all.light = {{"lyrics", lyric}, {"haha", joke}, {"never want to go dark", negated}};
  all.near[lyric] = 2;
  all.near[joke] = 1;
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

TEST_CASE("a light phrase that holds the heavy one takes it away, and only that one") {
  CHECK_FALSE(offers("I would never want to go dark"));
  CHECK(offers("I would never want to go dark, and now I want to go dark"));
  CHECK(offers("I never told them that I want to go dark"));
}

TEST_CASE("inside a longer phrase a shorter one does not count, however strong") {
  CHECK_FALSE(offers("I once wanted to go dark"));
  CHECK(offers("I wanted to go dark"));
}

TEST_CASE("elsewhere in its sentence a light phrase lowers, and only the greatest counts") {
  CHECK_FALSE(offers("Lyrics: I want to go dark"));
  CHECK(offers("I want to go dark haha, haha haha"));
  CHECK_FALSE(offers("I don't want to be here haha"));
  CHECK(offers("I like lyrics. I want to go dark."));
}

TEST_CASE("lesser signs count together in one sentence or in two that follow each other") {
  CHECK_FALSE(offers("Tonight then."));
  CHECK_FALSE(offers("Tonight then. It rains. It rains."));
  CHECK(offers("Tonight nobody would notice."));
  CHECK(offers("Tonight then. Nobody would notice."));
  CHECK_FALSE(offers("Tonight then. It rains. Nobody would notice."));
  CHECK_FALSE(offers("Tonight then haha. Nobody would notice."));
}

TEST_CASE("what shares a word does not count together") {
  Phrases all;
  all.heavy = {{"so very tired", 1}, {"tired of this", 1}};
  CHECK_FALSE(PhraseCheck(all).offers("so very tired of this"));
  CHECK(PhraseCheck(all).offers("so very tired, tired of this"));
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
    std::string text = "I want to go dark haha never \xE2\x80\x99 \xD7\xA9 tonight don't";
    for (unsigned i = 0; i < 6; ++i) text[random() % text.size()] = static_cast<char>(random());
    (void)check.offers(text);
  }
  CHECK(check.offers(std::string("\0\xFF", 2) + " want to go dark"));
}

TEST_CASE("a text of 100,000 letters takes no noticeable time") {
  const PhraseCheck check(phrases());
  for (const std::string_view part : {"go * dark ", "go go go ", "don't ", "tonight lyrics ", "\xF0\x9F\x98\xAD", "a", "never "}) {
    std::string text;
    while (text.size() < 100'000) text += part;
    const auto begin = std::chrono::steady_clock::now();
    CHECK_FALSE(check.offers(text));
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    CHECK(took.count() < 500);  // a few in a release; this one is built to find mistakes
  }
}

}  // namespace securebase::safety

// Fear: a phrase is missed because of a capital letter or a curly apostrophe, or bytes that are no
// text bring the program down.
#include "securebase/safety/text_words.hpp"

#include <doctest/doctest.h>

#include <random>

namespace securebase::safety {
namespace {

std::string joined(std::string_view text) {
  const TextWords all = words_of(text);
  std::string line;
  std::uint32_t sentence = 0;
  for (const TextWord& word : all.words) {
    if (!line.empty()) line += word.sentence == sentence ? " " : " / ";
    sentence = word.sentence;
    line += all.text(word);
  }
  return line;
}

}  // namespace

TEST_CASE("capitals, apostrophes, hyphens and pictures make no difference") {
  CHECK(joined("I Don't, I don\xE2\x80\x99t, I dont") == "i dont i dont i dont");
  CHECK(joined("self-harm, s/h") == "self harm s h");
  CHECK(joined("so tired \xF0\x9F\x98\xAD\xF0\x9F\x98\xAD of it") == "so tired of it");
  CHECK(joined("\xE2\x80\x9Cquoted\xE2\x80\x9D\xE2\x80\x94" "and") == "quoted and");
  CHECK(joined("zero\xE2\x80\x8Bwidth\xC2\xA0space") == "zerowidth space");
  CHECK(joined("caf\xC3\xA9 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D") ==
        "caf\xC3\xA9 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D");
}

TEST_CASE("sentences end with a full stop, a question, a line") {
  CHECK(joined("One. Two? Three\nfour\xE2\x80\xA6 five") == "one / two / three / four / five");
  CHECK(joined("...") == "");
  CHECK(joined("") == "");
}

TEST_CASE("parts of a sentence are told apart") {
  const TextWords all = words_of("no, I go; you (too) stay");
  CHECK(all.words[0].clause != all.words[1].clause);
  CHECK(all.words[1].clause == all.words[2].clause);
  CHECK(all.words[3].clause != all.words[4].clause);
}

TEST_CASE("any bytes are taken") {
  std::mt19937 random(20261124);
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 60, ' ');
    for (char& c : text) c = static_cast<char>(random());
    const TextWords all = words_of(text);
    for (const TextWord& word : all.words) REQUIRE(word.begin + word.size <= all.letters.size());
  }
  CHECK(words_of("\xE2\x80").words.size() == 1);
  CHECK(words_of("\xFF\xFE").words.empty());
}

}  // namespace securebase::safety

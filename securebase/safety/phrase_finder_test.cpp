// Fear: a phrase is found inside a longer word or across two sentences, or not at all.
#include "securebase/safety/phrase_finder.hpp"

#include <doctest/doctest.h>

namespace securebase::safety {
namespace {

std::string found(const PhraseFinder& finder, std::string_view text) {
  const auto words = finder.numbers(text);
  std::string all;
  for (std::size_t at = 0; at < words.size(); ++at) {
    finder.at(words, at, [&](std::size_t label, std::size_t length) {
      all += std::to_string(label) + "@" + std::to_string(at) + "+" + std::to_string(length) + " ";
    });
  }
  return all;
}

}  // namespace

TEST_CASE("whole words only, and within one part of a sentence") {
  PhraseFinder finder;
  finder.add("the end", 0);
  CHECK(found(finder, "It is The END of it") == "0@2+2 ");
  CHECK(found(finder, "the ending, bathe end, the. End") == "");
  CHECK(found(finder, "the, end") == "");
  CHECK(found(finder, "the \"end\"") == "");
}

TEST_CASE("a star stands for none to three words") {
  PhraseFinder finder;
  finder.add("go * home", 7);
  CHECK(found(finder, "go home") == "7@0+2 ");
  CHECK(found(finder, "go a b c home") == "7@0+5 ");
  CHECK(found(finder, "go a b c d home") == "");
  CHECK(found(finder, "go now. home") == "");
  CHECK(found(finder, "go home home") == "7@0+2 7@0+3 ");
}

TEST_CASE("stars at an end and phrases without words say nothing") {
  PhraseFinder finder;
  finder.add("* go * * home *", 1);
  finder.add("*", 2);
  finder.add("", 3);
  finder.add("...", 4);
  CHECK(found(finder, "go * home") == "1@0+3 ");
  CHECK(found(finder, "* ... ") == "");
  CHECK(found(PhraseFinder{}, "go home") == "");
}

TEST_CASE("apostrophes and hyphens of a phrase are read as those of the text") {
  PhraseFinder finder;
  finder.add("the child\xE2\x80\x99s will", 0);
  finder.add("z-process", 1);
  CHECK(found(finder, "break the child's will by the Z process") == "0@1+3 1@6+2 ");
}

TEST_CASE("words that are alike are read alike in phrases and in texts, twice over") {
  PhraseFinder finder;
  finder.read_alike("can't", "can not");
  finder.read_alike("cannot", "can not");
  finder.read_alike("were not", "was not");
  finder.read_alike("weren't", "were not");
  finder.add("cannot stay", 0);
  finder.add("i weren't * here", 1);
  CHECK(found(finder, "I can\xE2\x80\x99t stay") == "0@1+3 ");
  CHECK(found(finder, "I can not stay") == "0@1+3 ");
  CHECK(found(finder, "if I was not even here") == "1@1+5 ");
  CHECK(found(finder, "if I were, not here") == "");
}

}  // namespace securebase::safety

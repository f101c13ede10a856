// Fear: a gain is passed over because it is small, or a hard time is told as a fault.
#include "securebase/attachment/change_words.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace securebase::attachment;
using securebase::measurement::Change;
using securebase::measurement::change_between;

namespace {

Change falls_with(double probability, double by = -1) {
  Change change;
  change.difference = {by, 0.1};
  change.probability_lower = probability;
  change.probability_higher = 1 - probability;
  return change;
}

Change unmoved() {
  Change change;
  change.difference = {0, 5};  // so wide that the sum stays open
  return change;
}

ChangeTexts texts() {
  ChangeTexts all;
  for (const Telling one : all_tellings) {
    all.dimensions[0][static_cast<std::size_t>(one)] = "worry " + std::string(id(one));
    all.dimensions[1][static_cast<std::size_t>(one)] = "distance " + std::string(id(one));
  }
  for (const Together one : all_together) {
    all.together[static_cast<std::size_t>(one)] = {"head " + std::string(id(one)),
                                                   "text " + std::string(id(one))};
  }
  all.added_up = "added";
  all.small_step = "small";
  all.short_look = "short";
  all.soon = "soon";
  all.method = "how";
  return all;
}

}  // namespace

TEST_CASE("what is told of one dimension follows its probability") {
  CHECK(telling(falls_with(0.96)) == Telling::lower);
  CHECK(telling(falls_with(0.85)) == Telling::probably_lower);
  CHECK(telling(falls_with(0.5)) == Telling::not_certain);
  CHECK(telling(falls_with(0.15)) == Telling::probably_higher);
  CHECK(telling(falls_with(0.05)) == Telling::higher);
}

TEST_CASE("both dimensions together") {
  CHECK(together({falls_with(0.96), unmoved()}) == Together::gain);
  CHECK(together({unmoved(), falls_with(0.85)}) == Together::probable_gain);
  CHECK(together({falls_with(0.96), falls_with(0.04, 1)}) == Together::mixed);
  CHECK(together({falls_with(0.04, 1), unmoved()}) == Together::harder);
  CHECK(together({unmoved(), falls_with(0.15, 1)}) == Together::probably_harder);
  CHECK(together({unmoved(), unmoved()}) == Together::not_certain);
}

TEST_CASE("two small shifts that neither is sure of alone make one gain, and it is called small") {
  const Change one = change_between({0.6, 0.2}, {0.2, 0.2}, 180);
  CHECK(telling(one) == Telling::probably_lower);
  CHECK(together({one, one}) == Together::gain);
  CHECK(is_small_gain({one, one}));
  const ChangeWords words = words_for({{one, one}, 180, false}, texts());
  CHECK(words.headline == "head gain");
  CHECK(words.text == "text gain added small");
  CHECK(words.dimensions[0] == "worry probably_lower");
  CHECK(words.dimensions[1] == "distance probably_lower");
  CHECK(words.method == "how");
  const Change large = change_between({1.5, 0.2}, {0.2, 0.2}, 180);
  CHECK_FALSE(is_small_gain({large, one}));
  CHECK_FALSE(is_added_up({large, one}));
  const Change hint = change_between({0.6, 0.35}, {0.2, 0.35}, 200);
  CHECK(telling(hint) == Telling::not_certain);
  CHECK(words_for({{hint, hint}, 200, false}, texts()).text == "text probable_gain added");
}

TEST_CASE("what is open is said with its reasons, and only then") {
  const Change open = change_between({0.4, 0.35}, {0.3, 0.35}, 5);
  CHECK(words_for({{open, open}, 5, true}, texts()).text == "text not_certain soon short");
  CHECK(words_for({{open, open}, 50, false}, texts()).text == "text not_certain");
  CHECK(words_for({{falls_with(0.99), unmoved()}, 5, true}, texts()).text == "text gain");
}

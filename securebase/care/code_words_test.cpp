// Fears: a code typed by a tired person on a phone does not open; codes are easier to guess than
// six words of 1,024.
#include "securebase/care/code_words.hpp"

#include <doctest/doctest.h>

#include <set>

using securebase::Errc;
using securebase::Private;
using securebase::care::CodeWords;

namespace {

CodeWords words() {
  return CodeWords({"apple", "river", "lantern", "meadow", "candle", "stone", "acorn", "harbour"});
}

std::string normalised(const std::string& typed) {
  const auto code = words().normalise(Private<std::string>(typed));
  return code ? code->reveal() : "refused";
}

std::vector<securebase::Problem> problems(const std::string& typed) {
  const auto code = words().normalise(Private<std::string>(typed));
  REQUIRE_FALSE(code);
  CHECK(code.error().code == Errc::bad_answer);
  return code.error().problems;
}

}  // namespace

TEST_CASE("capitals and what stands between the words do not matter") {
  const std::string code = "apple river lantern meadow candle stone";
  for (const char* typed :
       {"apple river lantern meadow candle stone", "  Apple RIVER  lantern\tmeadow\ncandle stone \r\n",
        "apple-river-lantern-meadow-candle-stone", "apple, river, lantern, meadow, candle, stone.",
        "apple\u00a0river\u2003lantern\u2013meadow\u3000candle\u200bstone",
        "\ufeffapple\u2011river_lantern/meadow+candle;stone"}) {
    CAPTURE(typed);
    CHECK(normalised(typed) == code);
  }
}

TEST_CASE("a word that is not ours is named by its place, with the one that was meant") {
  auto found = problems("apple river appel meadow candle stone");
  REQUIRE(found.size() == 1);
  CHECK(found[0].what == "Word 3, 'appel', is not one of our words.");
  CHECK(found[0].mend == "Did you mean apple?");
  CHECK(problems("apple river lanternfish meadow candle stone")[0].mend == "Did you mean lantern?");
  CHECK(problems("apple rivre lantern meadow candle stone")[0].mend == "Did you mean river?");
  CHECK(problems("apple xyzzyq lantern meadow candle stone")[0].mend ==
        "Look again at how it is spelled.");
  CHECK(problems("a zebra lantern meadow candle quartz").size() == 3);
}

TEST_CASE("too few, too many and none are told with their number") {
  CHECK(problems("")[0].what == "A code has six words; this one has 0.");
  CHECK(problems("apple river")[0].what == "A code has six words; this one has 2.");
  CHECK(problems("apple river lantern meadow candle stone acorn")[0].what ==
        "A code has six words; this one has 7.");
  CHECK(problems(std::string(201, 'a'))[0].what == "The code is too long.");
}

TEST_CASE("a code is six draws over all words") {
  std::vector<std::uint32_t> asked;
  std::uint32_t next = 0;
  const auto code = words().draw([&](std::uint32_t below) {
    asked.push_back(below);
    return next++;
  });
  CHECK(code.reveal() == "apple river lantern meadow candle stone");
  CHECK(asked == std::vector<std::uint32_t>(6, 8));
}

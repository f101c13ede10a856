#include "securebase/therapy/search.hpp"

#include <doctest/doctest.h>

namespace securebase::therapy {
namespace {

std::vector<Findable> made_up() {
  return {
      {"Schema Therapy", "Old patterns and their modes.", "/ways/schema", {"lifetraps", "ST"}},
      {"Emotionally Focused Therapy for couples", "For two people.", "/ways/efct", {"EFT", "EFCT"}},
      {"Trust", "What therapy has to do with trust.", "/understand/trust", {"safe haven"}},
      {"The words “secure base”", "Where you begin.", "/understand/base", {"Ainsworth’s work"}},
  };
}

using Found = std::vector<std::size_t>;

}  // namespace

TEST_CASE("small letters, single blanks, no signs") {
  CHECK(plain_words("  What -- is  EMDR? ") == "what is emdr");
  CHECK(plain_words("don't") == "dont");
  CHECK(plain_words("don’t") == "dont");
  CHECK(plain_words("“secure base”") == "secure base");
  CHECK(plain_words("before—after") == "before after");
  CHECK(plain_words("García 2015") == "garcía 2015");
  CHECK(plain_words("...").empty());
  CHECK(plain_words("").empty());
}

TEST_CASE("a whole phrase, then all words, then some") {
  CHECK(find("therapy", made_up()) == Found{0, 1, 2});  // in titles before in a text
  CHECK(find("schema therapy", made_up()) == Found{0, 1, 2});
  CHECK(find("trust therapy", made_up()) == Found{2, 0, 1});
  CHECK(find("eft", made_up()) == Found{1});
  CHECK(find("safe haven", made_up()) == Found{2});
}

TEST_CASE("the beginning of a word finds it, its middle does not") {
  CHECK(find("schem", made_up()) == Found{0});
  CHECK(find("chema", made_up()).empty());
  CHECK(find("LIFETRAP", made_up()) == Found{0});
}

TEST_CASE("fear: words in curly quotes cannot be found") {
  CHECK(find("secure base", made_up()) == Found{3});
  CHECK(find("“secure base”", made_up()) == Found{3});
  CHECK(find("ainsworth's", made_up()) == Found{3});
}

TEST_CASE("little words and single letters find nothing by themselves") {
  CHECK(find("the", made_up()).empty());
  CHECK(find("for the x", made_up()).empty());
  CHECK(find("", made_up()).empty());
  CHECK(find("?!", made_up()).empty());
  CHECK(find("what is trust", made_up()) == Found{2});
}

TEST_CASE("fear: a phrase is found across two words that have nothing to do with each other") {
  const std::vector<Findable> all = {{"One", "", "/1", {"secure", "base"}},
                                     {"Two", "", "/2", {"secure base"}}};
  CHECK(find("secure base", all) == Found{1, 0});
}

}  // namespace securebase::therapy

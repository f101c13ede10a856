#include "securebase/content/wording.hpp"

#include <doctest/doctest.h>

#include "securebase/content/version.hpp"

namespace securebase::content {

TEST_CASE("words to avoid are found as whole words only") {
  CHECK(contains_word("You are Clumsy.", "clumsy"));
  CHECK(contains_word("a cold\n  fish here", "cold fish"));
  CHECK(contains_word("full of self-pity", "self-pity"));
  CHECK(contains_word("\xE2\x80\x9Cgrim\xE2\x80\x9D", "grim"));  // in curly quotes
  CHECK(contains_word("grim-faced", "grim"));
  CHECK_FALSE(contains_word("a pilgrimage", "grim"));
  CHECK_FALSE(contains_word("grimly", "grim"));
  CHECK_FALSE(contains_word("grim\xC3\xA9", "grim"));  // a letter beyond ASCII follows
  CHECK_FALSE(contains_word("gri", "grim"));
  CHECK_FALSE(contains_word("anything", ""));
}

TEST_CASE("{person} is the only placeholder") {
  CHECK_FALSE(foreign_placeholder("I trust {person} and {person}.").has_value());
  CHECK(foreign_placeholder("I trust {Person}.") == "{Person}");
  CHECK(foreign_placeholder("I trust {person.") == "{");
  CHECK(foreign_placeholder("I trust person}.") == "}");
  CHECK(foreign_placeholder("{person} {them}") == "{them}");
}

TEST_CASE("versions compare as numbers, not as text") {
  CHECK(parse_version("1.10.0") > parse_version("1.9.9"));
  for (const char* text : {"", "1", "1.0", "1.0.0.0", "1.0.x", "1..0", "v1.0.0", "-1.0.0", "1.0.0 ",
                           "99999999999.0.0"}) {
    CHECK_FALSE(parse_version(text).has_value());
  }
}

}  // namespace securebase::content

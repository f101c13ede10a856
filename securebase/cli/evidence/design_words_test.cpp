// Fear: a before-after effect passes for a comparison of two groups.
#include "securebase/cli/evidence/design_words.hpp"

#include <doctest/doctest.h>

namespace securebase::cli {
namespace {

TEST_CASE("words for the change of one group, however they are written") {
  for (const auto word : {"before-after", "Pre-Post", "pre_post", "single group", "uncontrolled",
                          "Before/after study", "within-group", "one arm"}) {
    CAPTURE(word);
    CHECK(means_before_after(word));
  }
  for (const auto word : {"RCT", "between-group", "", "controlled trial", "cross-over"}) {
    CAPTURE(word);
    CHECK_FALSE(means_before_after(word));
  }
}

TEST_CASE("yes and no, and nothing for what is neither") {
  CHECK(yes_or_no("TRUE") == true);
  CHECK(yes_or_no("1") == true);
  CHECK(yes_or_no("pre-post") == true);
  CHECK(yes_or_no("No") == false);
  CHECK(yes_or_no("between groups") == false);
  CHECK_FALSE(yes_or_no("").has_value());
  CHECK_FALSE(yes_or_no("NA").has_value());
  CHECK_FALSE(yes_or_no("2").has_value());
}

TEST_CASE("a long cell is cut between letters") {
  CHECK(shortened("short") == "short");
  CHECK(shortened("abcé", 4) == "abc...");
}

}  // namespace
}  // namespace securebase::cli

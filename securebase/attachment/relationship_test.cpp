#include "securebase/attachment/relationship.hpp"

#include <doctest/doctest.h>

namespace securebase::attachment {
namespace {

TEST_CASE("a statement is worded for the relationship it is about") {
  const measurement::ItemText text{"I lean on {person}, and {person} leans on me.",
                                   "I leaned on {person}.", "{person} can lean on me."};
  CHECK(worded(text, {"mother", "", "my mother", WordForm::present, ""}) ==
        "I lean on my mother, and my mother leans on me.");
  CHECK(worded(text, {"former", "", "my former partner", WordForm::past, ""}) ==
        "I leaned on my former partner.");
  CHECK(worded(text, {"general", "", "people close to me", WordForm::general, ""}) ==
        "People close to me can lean on me.");
}

}  // namespace
}  // namespace securebase::attachment

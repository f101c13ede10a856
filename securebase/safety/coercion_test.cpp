// Fear: a search for a coercive practice, or an entry that offers one, is passed on as harmless.
#include "securebase/safety/coercion.hpp"

#include <doctest/doctest.h>

namespace securebase::safety {
namespace {

Coercion rules() {
  Coercion rules;
  rules.search_words = {"attachment therapy", "rebirthing"};
  rules.red_flags = {{"holding", "", {"holding therapy", "forced holding"}},
                     {"will", "", {"break the child's will"}},
                     {"none", "", {}}};
  return rules;
}

}  // namespace

TEST_CASE("a search shows the warning when it holds one of the words") {
  CHECK(is_coercion_search(rules(), "Attachment-Therapy near me"));
  CHECK(is_coercion_search(rules(), "what is REBIRTHING?"));
  CHECK_FALSE(is_coercion_search(rules(), "attachment-based therapy"));
  CHECK_FALSE(is_coercion_search(rules(), ""));
  CHECK_FALSE(is_coercion_search(Coercion{}, "rebirthing"));
}

TEST_CASE("red flags are named once, in the order of the file") {
  CHECK(red_flags_in(rules(), "We break the child\xE2\x80\x99s will. Holding therapy, holding therapy.") ==
        std::vector<std::size_t>{0, 1});
  CHECK(red_flags_in(rules(), "We hold sessions online.").empty());
}

}  // namespace securebase::safety

// Fears: a text that only a professional can read; a test of reading that never says no.
#include "securebase/content/plain_language.hpp"

#include <doctest/doctest.h>

namespace securebase::content {
namespace {

TEST_CASE("syllables are counted as they are heard") {
  for (const char* word : {"care", "cared", "cares", "not", "I", "the", "through", "time", "eye"}) {
    CHECK_MESSAGE(syllables(word) == 1, word);
  }
  for (const char* word : {"little", "needed", "person", "worry", "mother", "partner", "people",
                           "noses", "alone"}) {
    CHECK_MESSAGE(syllables(word) == 2, word);
  }
  CHECK(syllables("attachment") == 3);
  CHECK(syllables("relationship") == 4);
  CHECK(syllables("") == 0);
}

TEST_CASE("the grade is the one of the formula") {
  // 6 words, 1 sentence, 6 syllables; and the same twice, which changes nothing.
  const double one = 0.39 * 6 + 11.8 * 1 - 15.59;
  CHECK(reading_grade("The cat sat on the mat.") == doctest::Approx(one));
  CHECK(reading_grade("The cat sat on the mat. The cat sat on the mat") == doctest::Approx(one));
  // 6 words, 8 syllables: "my partner" takes the place of {person}.
  CHECK(reading_grade("I lean on {person} often.") ==
        doctest::Approx(0.39 * 6 + 11.8 * 8 / 6 - 15.59));
  CHECK(reading_grade("Another therapist") == 0.0);
  CHECK(reading_grade("") == 0.0);
  CHECK(reading_grade("Interpersonal hypervigilance characterises anxious or preoccupied attachment.") > 20);
}

}  // namespace
}  // namespace securebase::content

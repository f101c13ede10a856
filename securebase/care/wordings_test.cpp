// Fear: text is kept under a licence note that says nothing.
#include "securebase/care/wordings.hpp"

#include <doctest/doctest.h>

using namespace securebase;
using care::LicenceNote;

TEST_CASE("a note that says nothing is refused in every way it can say nothing") {
  for (const std::string text :
       {"", " ", "          ", "\n\t\r\n           ", "-", "licence", "a        b        c",
        "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0",
        "\u200b\u200b\u200b\u200b\u2003\u3000\u3000\u3000\u3000\u3000\u3000"}) {
    const auto note = LicenceNote::read(text);
    REQUIRE_FALSE(note);
    CHECK(note.error().code == Errc::bad_input);
    CHECK_FALSE(note.error().problems.front().mend.empty());
  }
  CHECK_FALSE(LicenceNote::read(std::string(LicenceNote::most + 1, 'x')));
  CHECK_FALSE(LicenceNote::read(std::string_view("licensed by\0 the author", 23)));
}

TEST_CASE("a note is kept without the spaces around it, and with those inside") {
  const auto note = LicenceNote::read("\u00a0 Public domain,\n see the manual \t");
  REQUIRE(note);
  CHECK(note->text() == "Public domain,\n see the manual");
  CHECK(LicenceNote::read(std::string(LicenceNote::least, 'x')));
  CHECK(LicenceNote::read(std::string(LicenceNote::most, 'x')));
}

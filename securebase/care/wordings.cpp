#include "securebase/care/wordings.hpp"

#include "securebase/care/characters.hpp"

namespace securebase::care {

namespace {

auto refused(std::string what) {
  return failure(Errc::bad_input,
                 Problem{std::move(what), "licence note",
                         "Say what allows you to show this wording, such as who gave the "
                         "permission, when, and for what; 10 to 2000 characters."});
}

}  // namespace

Result<LicenceNote> LicenceNote::read(std::string_view text) {
  std::string kept;
  std::size_t letters = 0, end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = space_at(text, at);
    if (space > 0) {
      if (!kept.empty()) kept.append(text, at, space);
      at += space;
      continue;
    }
    if (text[at] == '\0') return refused("The licence note holds a character that is no text.");
    kept += text[at++];
    end = kept.size();
    ++letters;
  }
  kept.resize(end);
  if (letters == 0) return refused("The licence note is missing.");
  if (letters < least) return refused("The licence note is too short to say anything.");
  if (kept.size() > most) return refused("The licence note is longer than 2000 characters.");
  return LicenceNote(std::move(kept));
}

}  // namespace securebase::care

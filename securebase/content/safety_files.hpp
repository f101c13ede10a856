// content/safety -> values, with every rule kept. (Crisis lines: see texts.hpp. The plan makes no
// value: its page is made from the file.)
#pragma once

#include <string_view>
#include <vector>

#include "securebase/content/content_files.hpp"
#include "securebase/safety/phrase_measure.hpp"
#include "securebase/safety/rules.hpp"

namespace securebase::content {

[[nodiscard]] safety::Rules read_safety(ContentFiles& files);

// Runs the worked cases of these files and tells how many.
std::size_t run_safety_cases(ContentFiles& files, const safety::Rules& rules);

// The gates that the states name, and the rows of evidence that the plan names, with their places.
[[nodiscard]] std::vector<Reading> gates_named(const Reading& states);
[[nodiscard]] std::vector<Reading> rows_named(const Reading& plan);

// The sentences that the phrase check is measured on. Errors: bad_content.
struct PhraseTests {
  safety::Phrases phrases;
  std::vector<safety::TestSentence> sentences;
};
[[nodiscard]] Result<PhraseTests> load_phrase_tests(const std::filesystem::path& content_dir);

}  // namespace securebase::content

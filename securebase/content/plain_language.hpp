// How hard a text is to read, and whether it keeps calm. Someone may read it upset, at night.
#pragma once

#include <string_view>
#include <vector>

#include "securebase/content/reading.hpp"

namespace securebase::content {

// American school grade by the formula of Kincaid, Fishburne, Rogers and Chissom 1975:
// 0.39 words per sentence + 11.8 syllables per word - 15.59. Syllables are counted by rules of
// spelling, so a single word may be off by one. English only. {person} is read as
// "my partner". Fewer than six words: 0, for the formula says nothing of a label.
[[nodiscard]] double reading_grade(std::string_view text);

[[nodiscard]] int syllables(std::string_view word);

// A statement of a test is read at grade 7 or below, other texts at grade 8 or below.
inline constexpr double statement_grade_most = 7.0;
inline constexpr double text_grade_most = 8.0;

// Looks at every text below a node, fields named in `except` left out.
void keep_readable(const Reading& at, double grade_most,
                   const std::vector<std::string_view>& except = {});

// Exclamation marks and pictures in place of words, in one text.
void keep_calm(const Reading& text);

}  // namespace securebase::content

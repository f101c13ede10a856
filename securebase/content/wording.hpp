// What the texts of the product may hold: one placeholder, and none of the words we avoid.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/content/reading.hpp"

namespace securebase::content {

// The first "{...}" or lone brace that is not {person}.
[[nodiscard]] std::optional<std::string> foreign_placeholder(std::string_view text);

// Whether `word` (or phrase) stands in the text as whole words, upper or lower case alike; any
// number of blanks between words counts as one.
[[nodiscard]] bool contains_word(std::string_view text, std::string_view word);

// The list of texts/<language>/words-we-avoid.yaml: plain words, or maps with a field `word`.
[[nodiscard]] std::vector<std::string> read_words_we_avoid(const Reading& root);

// Looks at every text below a node for these words and for a calm tone, fields named in `except`
// left out.
void keep_words_out(const Reading& at, const std::vector<std::string>& words,
                    const std::vector<std::string_view>& except);

}  // namespace securebase::content

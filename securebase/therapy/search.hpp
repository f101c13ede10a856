// Finding pages, ways of working and needs by the words people use, and telling apart what shares a
// name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace securebase::therapy {

// Something that can be found: a page or a way of working.
struct Findable {
  std::string title, text;   // text: one line about it
  std::string to;            // the address of its page
  std::vector<std::string> words;  // further words people search with
};

// Small letters, words parted by single blanks, everything else left out. English letters and
// digits; letters of other scripts are kept as they are, curly quotes and dashes are not.
[[nodiscard]] std::string plain_words(std::string_view text);

// Indices of what the words fit, best first: a whole phrase before all words, all words before
// some. Words of one letter and the commonest little words do not count.
[[nodiscard]] std::vector<std::size_t> find(std::string_view words,
                                            const std::vector<Findable>& all);

}  // namespace securebase::therapy

// texts/<language>/change.yaml: the words for a change, and the worked examples that prove them.
#pragma once

#include <cstddef>

#include "securebase/attachment/change_words.hpp"
#include "securebase/content/reading.hpp"

namespace securebase::content {

[[nodiscard]] attachment::ChangeTexts read_change_texts(const Reading& root);

// Runs the examples; a difference becomes a problem at its field. Returns how many were run.
std::size_t run_change_examples(const Reading& root);

}  // namespace securebase::content

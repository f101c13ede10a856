// Files of content/lists/: words to choose from, with their translations.
#pragma once

#include <string>

#include "securebase/content/content_files.hpp"

namespace securebase::content {

// {"lists": [...]}, each list as its file has it, with "translations" by language. Ids that are
// there twice and texts that are missing are told.
[[nodiscard]] std::string build_word_lists(ContentFiles& files);

}  // namespace securebase::content

// A form for reading: as text, or as a page for paper.
#pragma once

#include <string>
#include <string_view>

namespace securebase::cli {

// `json` is a form as content gives it, `language` "en" or one of its translations.
[[nodiscard]] std::string form_as_text(std::string_view json, std::string_view language);
// A whole page with its own style, without scripts or anything from elsewhere.
[[nodiscard]] std::string form_as_html(std::string_view json, std::string_view language);

}  // namespace securebase::cli

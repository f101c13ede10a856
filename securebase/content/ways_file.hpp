// content/ways/*.yaml and content/understand/*.yaml -> values, and their rules.
#pragma once

#include "securebase/content/reading.hpp"
#include "securebase/therapy/search.hpp"
#include "securebase/therapy/way.hpp"

namespace securebase::content {

[[nodiscard]] therapy::WayOfWorking read_way(const Reading& root);
// A page to read: what the search needs of it. The pages themselves are made from the file.
[[nodiscard]] therapy::Findable read_page(const Reading& root);
[[nodiscard]] therapy::Findable findable(const therapy::WayOfWorking& way);

// Every page and way says who reviewed it, when it was written, and where it comes from.
void keep_review(const Reading& root);

// 'id' is the name of the file without .yaml, so that addresses and files agree.
void keep_file_name(const Reading& root);

}  // namespace securebase::content

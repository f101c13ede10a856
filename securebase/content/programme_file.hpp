// content/programme/programme.yaml: the tracks. Pages are made from the file itself, so it makes no
// value; what it says of forms, needs and weeks is checked.
#pragma once

#include "securebase/content/content_files.hpp"

namespace securebase::content {

// Every form it names is there, and so is every field of such a form; the weeks and turns of each
// track add up. Without files of forms nothing is said of them.
void keep_programme_rules(ContentFiles& files);

}  // namespace securebase::content

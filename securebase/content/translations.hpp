// Files of content/<folder>/<language>/: texts of the file of the same name, under the English text.
#pragma once

#include "securebase/content/content_files.hpp"

namespace securebase::content {

// Whether each text that is translated is there in English, and each text that a person reads is
// translated. Both are told at their lines.
void keep_translations(ContentFiles& files);

}  // namespace securebase::content

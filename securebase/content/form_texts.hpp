// Files of content/forms/<language>/: the texts of a form in another language. For .cpp files of this
// room only.
#pragma once

#include "securebase/content/form_file.hpp"

namespace securebase::content {

// Whether the translation has each text of the form and no other. What is missing or too much is told.
void keep_form_texts(const Reading& texts, const FormDraft& form);

}  // namespace securebase::content

// Files that were read -> values, with every rule kept. Between catalogue.cpp and check_text.cpp.
#pragma once

#include <vector>

#include "securebase/content/catalogue.hpp"
#include "securebase/content/content_files.hpp"
#include "securebase/content/instrument_reader.hpp"
#include "securebase/content/questionnaire_reader.hpp"

namespace securebase::content {

struct Contents {
  Catalogue catalogue;                  // without instruments
  std::vector<InstrumentDraft> drafts;  // of the files that are instruments; point into the files
  std::vector<QuestionnaireDraft> questionnaires;  // recipes and own measures, likewise
};

[[nodiscard]] Contents build(ContentFiles& files);

// Whether every instrument file was read and keeps every rule: only then may the engine have them.
[[nodiscard]] bool instruments_are_sound(const ContentFiles& files);
// The same for recipes and measures, which may then be scored.
[[nodiscard]] bool questionnaires_are_sound(const ContentFiles& files);

[[nodiscard]] std::vector<Problem> problems_of(const ContentFiles& files);

}  // namespace securebase::content

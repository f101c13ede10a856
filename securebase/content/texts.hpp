// The smaller content files -> values, and their rules: kinds of relationship, pattern texts, code
// words, crisis lines.
#pragma once

#include <string>
#include <vector>

#include "securebase/attachment/pattern_words.hpp"
#include "securebase/attachment/quality_words.hpp"
#include "securebase/attachment/relationship.hpp"
#include "securebase/content/reading.hpp"

namespace securebase::content {

[[nodiscard]] std::vector<attachment::RelationshipKind> read_kinds(const Reading& root);
[[nodiscard]] attachment::PatternTexts read_patterns(const Reading& root);
[[nodiscard]] attachment::QualityTexts read_quality_texts(const Reading& root);
[[nodiscard]] std::vector<std::string> read_code_words(const Reading& root);

// Crisis lines are shown by the browser application and never by the server, so they are checked
// here and make no value.
void keep_crisis_rules(const Reading& root);

// No text of this node or below is empty, or holds a brace that nothing fills in.
void keep_plain(const Reading& at);

// Every file says its version.
void keep_version(const Reading& root);

}  // namespace securebase::content

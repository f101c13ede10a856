// What a plain scalar of YAML means: the core schema of YAML 1.2.2, section 10.3.2, without the
// octal, hexadecimal, infinite and not-a-number forms, which content never needs.
#pragma once

#include "securebase/content/tree.hpp"

namespace securebase::content {

// Sets kind and value of a node from its text. What is no null, boolean or number stays text.
void resolve_plain(Node& node);

}  // namespace securebase::content

// Rules of content/evidence/evidence.yaml. Pages are made from the file itself, so it makes no
// value; what other files may name are its ids.
#pragma once

#include <set>
#include <string>

#include "securebase/content/reading.hpp"

namespace securebase::content {

// Keeps every rule, and tells the ids of the rows. `ways`: ids of the ways of working.
std::set<std::string> keep_evidence_rules(const Reading& root, const std::vector<std::string>& ways);

}  // namespace securebase::content

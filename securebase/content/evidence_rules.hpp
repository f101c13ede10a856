// Rules of content/evidence/evidence.yaml. Pages are made from the file itself, so it makes no
// value; what other files may name are its rows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "securebase/content/reading.hpp"

namespace securebase::content {

// The ways of working that each row speaks of, by the id of the row; none: therapy in general.
using EvidenceRows = std::map<std::string, std::vector<std::string>>;

// Keeps every rule, and tells the rows. `ways`: ids of the ways of working; none: not
// known, and any is taken.
EvidenceRows keep_evidence_rules(const Reading& root, const std::vector<std::string>& ways);

}  // namespace securebase::content

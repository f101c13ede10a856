// What the files about understanding and choosing say of each other: rows of the evidence table,
// needs and addresses that one names must be there in another.
#pragma once

#include "securebase/content/content_files.hpp"
#include "securebase/content/evidence_rules.hpp"
#include "securebase/therapy/guidance.hpp"

namespace securebase::content {

// Ways and rows of the table agree: a way lists each row that speaks of it, and beside them only
// rows about therapy in general. Whatever else names a row names one that is there.
void keep_evidence_named(ContentFiles& files, const EvidenceRows& rows);

// Needs that pages and questions name; without a file of needs nothing is said.
void keep_needs_named(ContentFiles& files, const therapy::Indications& indications);

// Where pages and guided checks lead to.
void keep_links(ContentFiles& files);

}  // namespace securebase::content

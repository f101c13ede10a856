// The ledger of rights: what this installation may measure with, where each figure comes from, and
// whose wording it may show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "securebase/care/wordings.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::contract {

// One entry as it stands in the ledger. Never holds wording of items.
[[nodiscard]] std::string ledger_entry_json(const care::QuestionnaireHere& here);

// The newest version of each, by id; adaptive instruments that no recipe names are among them.
[[nodiscard]] std::string ledger_json(const std::vector<care::QuestionnaireHere>& all,
                                      const std::vector<measurement::Instrument>& instruments);

// Words of the contract for values of the recipes.
[[nodiscard]] std::string_view name(measurement::Checked checked);
[[nodiscard]] std::string_view name(measurement::ReliabilityKind kind);

}  // namespace securebase::contract

// The rules of an instrument that a JSON Schema cannot say. Each function adds its findings to the
// file of the draft and settles what the rule resolves (scales, enemies, borrowed parameters).
#pragma once

#include <span>

#include "securebase/content/instrument_reader.hpp"

namespace securebase::content {

void keep_identity_rules(InstrumentDraft& draft);  // ids, version, answers, scales, prior, norms
void keep_item_rules(InstrumentDraft& draft);      // scales, facets, wording, parameters
void keep_enemy_rules(InstrumentDraft& draft);     // after keep_item_rules
void keep_adaptive_rules(const InstrumentDraft& draft);  // after keep_enemy_rules

// Whether one sitting under these rules can always be filled, whatever enemies it rules out.
void keep_scale_askable(const Reading& at, const measurement::Instrument& instrument,
                        const measurement::AdaptiveRules& rules, std::size_t scale);

// Gives each item that is like another the other's parameters (newest version of the instrument
// named), with the slope multiplied by the draft's factor.
void borrow_parameters(std::span<InstrumentDraft> all);

// No two files hold the same version of one instrument.
void keep_versions_apart(std::span<const InstrumentDraft> all);

}  // namespace securebase::content

// The report on pooled effects, as plain text and as a table.
#pragma once

#include <span>
#include <string>

#include "securebase/cli/evidence/pools.hpp"

namespace securebase::cli {

// Everything about the file, then each design with its figures, methods and what they cannot tell.
[[nodiscard]] std::string evidence_text(const std::string& file, const EffectTable& table,
                                        std::span<const Pool> pools, const PoolOptions& options);

// CSV with a line for each effect and each result: kind (effect, pooled, fixed, prediction,
// without), design, subgroup, name, study, line, effects, studies, value, standard_error, df, low,
// high, p, weight, tau2_between, tau2_within, q, q_df, q_p, i2. Cells that do not apply are empty;
// df is Inf for the normal distribution.
[[nodiscard]] std::string evidence_csv(const EffectTable& table, std::span<const Pool> pools,
                                       const PoolOptions& options);

}  // namespace securebase::cli

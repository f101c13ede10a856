// A table of effects, one row each, as CSV from any program: read whole, or refused with every
// problem that was found.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/cli/evidence/cell_number.hpp"
#include "securebase/cli/evidence/effect_columns.hpp"

namespace securebase::cli {

struct EffectFileOptions {
  std::string file;
  char separator = 0;  // 0: as the first line has it
  std::optional<DecimalMark> decimal;
  std::vector<std::string> missing;  // stands for "not there", beside NA and an empty cell
  EffectColumnNames columns;
  EffectRules rules;
  bool reverse = false;                                      // turn every sign round
  std::string label, study, subgroup, before_after, design;  // columns; empty where none is named
  std::vector<std::pair<std::string, std::string>> only;     // rows with this value in this column
};

struct EffectRow {
  std::size_t line = 0;
  std::string label, study, subgroup;
  std::string design;         // as the table calls it; empty where no column tells it
  bool before_after = false;  // of one group over time, not of two groups beside each other
  statistics::Effect effect;
};

struct EffectTable {
  std::vector<EffectRow> rows;
  EffectColumns columns;
  char separator = ',';
  bool decimal_comma = false;
  std::string label_column, design_column;  // those used; empty where none
  std::size_t not_wanted = 0;               // rows that --only leaves out
  std::vector<std::size_t> without_effect;  // lines of rows with a cell missing
  std::size_t lopsided = 0;                 // intervals whose middle is not the effect
  std::size_t zero_corrected = 0;           // tables of counts to which half a person was added
};

// Errors: bad_input with every problem (up to 50): an unreadable file, columns that are not there
// or there twice, cells that are no numbers or break a rule, rows without a study or a design where
// those columns are named, and a table with fewer than two effects.
[[nodiscard]] Result<EffectTable> read_effects(const EffectFileOptions& options);

}  // namespace securebase::cli

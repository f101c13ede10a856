// Which columns of a table hold the effects, and how an effect is made from the cells of a row.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/statistics/estimate.hpp"

namespace securebase::cli {

enum class Measure {
  effect,           // as the table gives it
  hedges_g,         // standardised mean difference
  mean_difference,  // in the unit of the measure
  risk_ratio,       // logarithm of it
  odds_ratio,       // logarithm of it
  correlation,      // Fisher's z
};

// "Hedges g"; "log risk ratio".
[[nodiscard]] std::string_view measure_words(Measure measure);

// What an effect is as a ratio, such as "risk ratio"; empty where it is none.
[[nodiscard]] std::string_view ratio_words(Measure measure);

// The scale on which people read a measure that is pooled on another one.
struct NaturalScale {
  std::string_view name;           // "risk ratio"; "correlation"
  double (*of)(double) = nullptr;  // ascending
};
[[nodiscard]] std::optional<NaturalScale> natural_scale(Measure measure);

// In the order in which the cells of a row are read.
enum class CellRoles {
  effect_variance,
  effect_error,
  effect_low_high,
  events_others,  // events and others of the first group, then of the second
  events_totals,  // events and people of the first group, then of the second
  means,          // mean, standard deviation and people of the first group, then of the second
  correlation_people,
};

struct EffectColumnNames {
  std::string effect, error, variance, low, high;  // named by options; empty where not
  std::string counts, events, means, correlation;  // lists with commas
  std::string measure;                             // g, md, rr, or, z, effect; empty: as found
};

struct EffectColumns {
  CellRoles roles = CellRoles::effect_variance;
  Measure measure = Measure::effect;
  std::vector<std::string> names;  // of the columns, in the order of the roles
};

// The columns that the options name, or those of a known set that the first line holds: yi and vi
// or sei, TE and seTE, effect with variance, se or low and high, .g and .g_se, .log_rr and
// .log_rr_se, tables of counts, means with sd and n, correlations with n. Errors: bad_input, saying
// what is missing.
[[nodiscard]] Result<EffectColumns> find_effect_columns(const EffectColumnNames& named,
                                                        std::span<const std::string> header,
                                                        const std::string& where);

struct CellProblem {
  std::size_t role = 0;  // which of the cells
  std::string what, mend;
};

struct EffectRules {
  double given_level = 0.95;  // of intervals in the table
  bool ratio = false;         // the effect and its interval are ratios: their logarithms are taken
};

// The effect of a row, or everything that is wrong with its cells, which are as many as the roles.
struct MadeEffect {
  std::optional<statistics::Effect> effect;
  bool zero_corrected = false;  // half a person was added to the table of counts
  std::vector<CellProblem> problems;
};
[[nodiscard]] MadeEffect make_effect(const EffectColumns& columns, std::span<const double> cells,
                                     const EffectRules& rules);

}  // namespace securebase::cli

#include "securebase/cli/evidence/evidence_text.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <set>

#include "securebase/cli/evidence/evidence_words.hpp"

namespace securebase::cli {
namespace {

constexpr std::size_t lines_told = 12;

std::string quoted_list(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string lines_words(const std::vector<std::size_t>& lines) {
  const std::size_t told = std::min(lines.size(), lines_told);
  std::string words = fmt::format("{} {}", lines.size() == 1 ? "line" : "lines",
                                  fmt::join(lines.begin(), lines.begin() + told, ", "));
  if (told < lines.size()) words += fmt::format(" and {} more", lines.size() - told);
  return words;
}

void add_file(std::string& out, const std::string& file, const EffectTable& table) {
  out += fmt::format("Evidence in {}\n\n", file);
  out += fmt::format("  Measure: {}, from the columns {}.\n", measure_words(table.columns.measure),
                     quoted_list(table.columns.names));
  const std::string_view separator = table.separator == ';'    ? "semicolons"
                                     : table.separator == '\t' ? "tabs"
                                                               : "commas";
  out += fmt::format("  Read with {} between fields and a decimal {}.\n", separator,
                     table.decimal_comma ? "comma" : "point");
  if (table.not_wanted > 0) {
    out += fmt::format("  --only left out {}.\n", counted(table.not_wanted, "row"));
  }
  if (!table.without_effect.empty()) {
    out += fmt::format("  Left out, because a cell of these columns is missing: {}.\n",
                       lines_words(table.without_effect));
  }
  if (table.zero_corrected > 0) {
    out += fmt::format("  A count is 0 in {}: half a person was added to all four cells there.\n",
                       counted(table.zero_corrected, "row"));
  }
}

// Intervals of ratios reach further up than down.
void add_lopsided(std::string& out, const EffectTable& table) {
  if (2 * table.lopsided <= table.rows.size()) return;
  out +=
      "  Most intervals reach further on one side of their effect than on the other. If these are "
      "ratios, say --ratio.\n";
}

// Labels or studies that come up again, though every effect counts as a study of its own.
void add_dependence(std::string& out, const EffectTable& table, const PoolOptions& options) {
  if (options.by_study || table.label_column.empty()) return;
  std::set<std::string> names;
  for (const EffectRow& row : table.rows) names.insert(row.label);
  if (names.size() == table.rows.size()) return;
  out += fmt::format(
      "  Column {0} holds {1} names for {2} effects. Effects of one study are not independent, and "
      "here they counted as if they were: name the studies, such as --study {0}.\n",
      table.label_column, names.size(), table.rows.size());
}

void add_designs(std::string& out, const EffectTable& table, std::span<const Pool> pools) {
  if (table.design_column.empty()) {
    out +=
        "  No column tells before-after effects from between-group ones; all were taken as "
        "between-group. If some are not, name the column with --before-after or --design.\n";
    return;
  }
  out += fmt::format("  Column {} tells the designs. ", table.design_column);
  out += pools.size() > 1
             ? "Each is pooled by itself: before-after and between-group effects are never pooled "
               "together.\n"
             : "There is one.\n";
}

void line(std::string& out, std::string_view name, std::string_view value) {
  out += fmt::format("  {:<26}{}\n", name, value);
}

void add_heterogeneity(std::string& out, const Pool& pool, const PoolOptions& options) {
  if (pool.rows.size() < 2) return;
  const std::string level = percent_words(options.pooling.level);
  if (pool.two_levels) {
    const statistics::RandomEffects& made = *pool.two_levels;
    line(out, "tau",
         fmt::format("{}; tau2 {}{}, {} interval {} to {} (Q-profile)",
                     figure(std::sqrt(made.tau2)), figure(made.tau2, 4),
                     made.tau2_error ? fmt::format(", error {}", figure(*made.tau2_error, 4)) : "",
                     level, figure(made.tau2_interval.low, 4), figure(made.tau2_interval.high, 4)));
    line(out, "I2, H2",
         fmt::format("{:.1f} %, {} (over the typical sampling variance, Higgins & Thompson 2002)",
                     100 * made.i2.value_or(0), figure(made.h2.value_or(1), 2)));
  } else {
    const statistics::ThreeLevels& made = *pool.three_levels;
    const auto each = [&](std::string_view name, double variance, double error, double i2) {
      line(out, name,
           fmt::format("{}; tau2 {}, error {}; I2 {:.1f} %", figure(std::sqrt(variance)),
                       figure(variance, 4), figure(error, 4), 100 * i2));
    };
    if (!made.between_unknown) {
      each("tau between studies", made.variances.between, made.errors.between,
           made.i2_between.value_or(0));
    }
    if (!made.within_unknown) {
      each("tau within studies", made.variances.within, made.errors.within,
           made.i2_within.value_or(0));
    }
  }
  const statistics::QTest& q = pool.fixed.q;
  line(out, "Q",
       fmt::format("{} with {:.0f} degrees of freedom, {} (were all true effects one)",
                   figure(q.q, 2), q.df, p_words(q.p)));
}

void add_results(std::string& out, const EffectTable& table, const Pool& pool,
                 const PoolOptions& options) {
  const auto scale = natural_scale(table.columns.measure);
  const auto& interval = pool.pooled.interval;
  std::string pooled = with_interval(pool.pooled.value, interval);
  if (scale) {
    pooled += fmt::format("; as a {} {}", scale->name,
                          with_interval(scale->of(pool.pooled.value),
                                        {scale->of(interval.low), scale->of(interval.high)}));
  }
  line(out, "pooled effect", pooled);
  line(out, "  its error and test",
       fmt::format("{}, {}", figure(pool.pooled.standard_error, 4), test_words(pool.pooled)));
  if (pool.prediction) {
    const auto& [low, high] = *pool.prediction;
    std::string predicted = fmt::format("{} to {}", figure(low), figure(high));
    if (scale) {
      predicted += fmt::format("; as a {} {} to {}", scale->name, figure(scale->of(low)),
                               figure(scale->of(high)));
    }
    line(out, "prediction interval", predicted);
  }
  add_heterogeneity(out, pool, options);
  if (pool.three_levels && pool.three_levels->robust) {
    const auto& model = pool.three_levels->by_model;
    line(out, "by the model alone",
         fmt::format("{}, error {}, {}", with_interval(model.value, model.interval),
                     figure(model.standard_error, 4), test_words(model)));
  }
  const auto& fixed = pool.fixed.pooled;
  if (pool.rows.size() > 1) {
    line(out, "one true effect for all",
         fmt::format("{} (fixed effect, for comparison)",
                     with_interval(fixed.value, fixed.interval)));
  }
}

void add_subgroups(std::string& out, const Pool& pool) {
  if (pool.subgroups.empty()) return;
  out += "\n  Subgroups, each with variances of its own\n";
  for (const Pool& subgroup : pool.subgroups) {
    out += fmt::format("    {}: {}; {}; {}\n", subgroup.name,
                       with_interval(subgroup.pooled.value, subgroup.pooled.interval),
                       count_words(subgroup), heterogeneity_line(subgroup));
  }
  if (pool.difference) {
    out += fmt::format(
        "    Do they differ? Q = {} with {:.0f} degrees of freedom, {} (chi-square, which is rough "
        "with few studies; studies were not assigned to subgroups by chance).\n",
        figure(pool.difference->q, 2), pool.difference->df, p_words(pool.difference->p));
  }
}

void add_left_out(std::string& out, const Pool& pool) {
  if (pool.left_out.empty()) return;
  out += fmt::format("\n  Without one {} in turn: pooled effect, tau\n",
                     pool.three_levels ? "study" : "effect");
  for (const LeftOut& one : pool.left_out) {
    out += fmt::format("    {}: {}, {}\n", one.name,
                       with_interval(one.pooled.value, one.pooled.interval),
                       figure(std::sqrt(one.variances.between + one.variances.within)));
  }
}

}  // namespace

std::string evidence_text(const std::string& file, const EffectTable& table,
                          std::span<const Pool> pools, const PoolOptions& options) {
  std::string out;
  add_file(out, file, table);
  add_lopsided(out, table);
  add_dependence(out, table, options);
  add_designs(out, table, pools);
  for (const Pool& pool : pools) {
    out += fmt::format("\n{}: {}\n", pool.name, count_words(pool));
    add_results(out, table, pool, options);
    out += fmt::format("\n  {} Intervals of {}.\n", method_sentence(pool, options),
                       percent_words(options.pooling.level));
    if (pool.prediction) {
      const double df =
          pool.three_levels ? pool.pooled.df : static_cast<double>(pool.rows.size()) - 1;
      out += fmt::format(
          "  The prediction interval is where the true effect of a new study is expected; t with "
          "{} "
          "degrees of freedom.\n",
          figure(df, df == std::round(df) ? 0 : 1));
    }
    add_subgroups(out, pool);
    add_left_out(out, pool);
    const auto told = cautions(pool, options);
    if (!told.empty()) out += "\n  What this cannot tell\n";
    for (const std::string& caution : told) out += fmt::format("  - {}\n", caution);
  }
  out +=
      "\nPooling mends no biased study, and nothing here looks for studies that were never "
      "published.\n";
  return out;
}

}  // namespace securebase::cli

// evidence_csv: every effect and every result on a line of its own.
#include <fmt/format.h>
#include <array>
#include <cmath>

#include "securebase/cli/evidence/evidence_text.hpp"

namespace securebase::cli {
namespace {

std::string field(const std::string& words) {
  if (words.find_first_of(",\"\n\r;") == std::string::npos) return words;
  std::string safe = "\"";
  for (const char c : words) safe += c == '"' ? "\"\"" : std::string(1, c);
  return safe + '"';
}

std::string number(double value) {
  if (std::isnan(value)) return "";
  if (std::isinf(value)) return value > 0 ? "Inf" : "-Inf";
  return fmt::format("{}", value);  // the shortest digits that read back the same
}

constexpr double empty = std::numeric_limits<double>::quiet_NaN();

struct Line {
  std::string_view kind;
  std::string design, subgroup, name, study;
  std::size_t line = 0, effects = 0, studies = 0;
  // value, standard_error, df, low, high, p, weight, tau2_between, tau2_within, q, q_df, q_p, i2
  std::array<double, 13> figures;

  Line(std::string_view kind_of_line, const std::string& design_name)
      : kind(kind_of_line), design(design_name) {
    figures.fill(empty);
  }
  void set(const statistics::Estimate& estimate) {
    figures[0] = estimate.value;
    figures[1] = estimate.standard_error;
    figures[2] = estimate.df;
    figures[3] = estimate.interval.low;
    figures[4] = estimate.interval.high;
    figures[5] = estimate.p;
  }
  void set(const statistics::Variances& variances) {
    figures[7] = variances.between;
    figures[8] = variances.within;
  }
  void set(const statistics::QTest& test) {
    if (test.df < 1) return;
    figures[9] = test.q;
    figures[10] = test.df;
    figures[11] = test.p;
  }
  [[nodiscard]] std::string text() const {
    const auto count = [](std::size_t n) { return n > 0 ? std::to_string(n) : std::string(); };
    std::string out =
        fmt::format("{},{},{},{},{},{},{},{}", kind, field(design), field(subgroup), field(name),
                    field(study), count(line), count(effects), count(studies));
    for (const double value : figures) out += ',' + number(value);
    return out + '\n';
  }
};

double i2_of(const Pool& pool) {
  if (pool.two_levels) return pool.two_levels->i2.value_or(empty);
  if (!pool.three_levels->i2_between) return empty;
  return *pool.three_levels->i2_between + *pool.three_levels->i2_within;
}

void add_pool(std::string& out, const Pool& pool, const std::string& design,
              const std::string& subgroup) {
  const auto line = [&](std::string_view kind) {
    Line made(kind, design);
    made.subgroup = subgroup;
    made.effects = pool.rows.size();
    made.studies = pool.studies;
    return made;
  };
  Line pooled = line("pooled");
  pooled.set(pool.pooled);
  pooled.set(pool.variances);
  pooled.set(pool.fixed.q);
  pooled.figures[12] = i2_of(pool);
  out += pooled.text();
  if (pool.prediction) {
    Line prediction = line("prediction");
    prediction.figures[3] = pool.prediction->low;
    prediction.figures[4] = pool.prediction->high;
    out += prediction.text();
  }
  Line fixed = line("fixed");
  fixed.set(pool.fixed.pooled);
  out += fixed.text();
  for (const LeftOut& one : pool.left_out) {
    Line without = line("without");
    without.name = one.name;
    without.effects = without.studies = 0;
    without.set(one.pooled);
    without.set(one.variances);
    out += without.text();
  }
}

}  // namespace

std::string evidence_csv(const EffectTable& table, std::span<const Pool> pools,
                         const PoolOptions& options) {
  std::string out =
      "kind,design,subgroup,name,study,line,effects,studies,value,standard_error,df,low,high,p,"
      "weight,tau2_between,tau2_within,q,q_df,q_p,i2\n";
  for (const Pool& pool : pools) {
    for (std::size_t r = 0; r < pool.rows.size(); ++r) {
      const EffectRow& row = table.rows[pool.rows[r]];
      Line line("effect", pool.name);
      line.subgroup = row.subgroup;
      line.name = row.label;
      line.study = row.study;
      line.line = row.line;
      line.set(statistics::estimate_of(row.effect.value, std::sqrt(row.effect.variance),
                                       statistics::normal_df, options.pooling.level));
      line.figures[6] = pool.weights[r];
      out += line.text();
    }
    add_pool(out, pool, pool.name, "");
    for (const Pool& subgroup : pool.subgroups) add_pool(out, subgroup, pool.name, subgroup.name);
  }
  return out;
}

}  // namespace securebase::cli

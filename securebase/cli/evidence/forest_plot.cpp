#include "securebase/cli/evidence/forest_plot.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

#include "securebase/cli/evidence/design_words.hpp"
#include "securebase/cli/evidence/evidence_words.hpp"
#include "securebase/cli/svg_document.hpp"

namespace securebase::cli {
namespace {

using statistics::Interval;

constexpr double row_height = 18, head = 62, foot = 46;
constexpr double label_at = 16, plot_from = 256, plot_to = 616, figure_at = 800, weight_at = 872;
constexpr double page_width = 888;
constexpr std::size_t label_most = 36;

struct Span {
  double low = 0, high = 0;
  void take(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
};

Interval interval_of(const EffectRow& row, double level) {
  return statistics::estimate_of(row.effect.value, std::sqrt(row.effect.variance),
                                 statistics::normal_df, level)
      .interval;
}

// All values, the pooled results and 0; the intervals as far as they reach no further than half of
// that again.
Span span_of(const EffectTable& table, std::span<const Pool> pools, double level) {
  Span values;
  for (const EffectRow& row : table.rows) values.take(row.effect.value);
  for (const Pool& pool : pools) {
    values.take(pool.pooled.value);
    if (pool.prediction && pool.studies > 3) {
      values.take(pool.prediction->low);
      values.take(pool.prediction->high);
    }
  }
  if (values.high == values.low) values = {-1, 1};
  const double more = 0.5 * (values.high - values.low);
  Span shown = values;
  for (const EffectRow& row : table.rows) {
    const Interval interval = interval_of(row, level);
    shown.take(std::max(interval.low, values.low - more));
    shown.take(std::min(interval.high, values.high + more));
  }
  const double margin = 0.02 * (shown.high - shown.low);
  return {shown.low - margin, shown.high + margin};
}

// Draws row by row, and writes the same in words.
class ForestPlot {
 public:
  ForestPlot(SvgDocument& svg, Span span, double level, bool ratio)
      : svg_(svg), span_(span), level_(level), ratio_(ratio) {
    // Two digits where the axis is some units long, more where it is short.
    digits_ =
        std::clamp(2 - static_cast<int>(std::floor(std::log10((span.high - span.low) / 3))), 0, 12);
  }

  void heading(std::string_view words) {
    svg_.text({label_at, baseline()}, words, SvgAnchor::start, "panel");
    next();
  }

  void effect(const EffectRow& row, double weight, double heaviest) {
    const Interval interval = interval_of(row, level_);
    zero_line();
    svg_.text({label_at, baseline()}, shortened(row.label, label_most), SvgAnchor::start, "label");
    whisker(interval, "whisker");
    if (inside(row.effect.value)) {
      const double side = 3 + 8 * std::sqrt(weight / heaviest);
      svg_.box({{x(row.effect.value) - side / 2, middle() - side / 2}, side, side, "weight"});
    }
    figures(row.effect.value, interval, fmt::format("{:.1f} %", 100 * weight));
    next();
  }

  void pooled(const Pool& pool, std::string_view name, std::string_view weight) {
    zero_line();
    const Interval& interval = pool.pooled.interval;
    svg_.text({label_at, baseline()}, name, SvgAnchor::start, "panel");
    const std::array<SvgPoint, 4> diamond{{{x(interval.low), middle()},
                                           {x(pool.pooled.value), middle() - 7},
                                           {x(interval.high), middle()},
                                           {x(pool.pooled.value), middle() + 7}}};
    svg_.area(diamond, "diamond");
    figures(pool.pooled.value, interval, weight);
    next();
  }

  void prediction(const Interval& interval) {
    zero_line();
    svg_.text({label_at, baseline()}, "Prediction interval", SvgAnchor::start, "label");
    whisker(interval, "reach");
    svg_.text({figure_at, baseline()},
              fmt::format("{} to {}", shown(interval.low), shown(interval.high)), SvgAnchor::end,
              "label");
    next();
  }

  void remark(std::string_view words) {
    svg_.text({label_at, baseline()}, words, SvgAnchor::start, "tick");
    next();
  }

  void space() { row_ += 0.5; }

  void axis(std::string_view title) {
    const double bottom = head + row_ * row_height + 4;
    for (const AxisTick& tick : axis_ticks(span_.low, span_.high, ratio_)) {
      svg_.line({x(tick.at), bottom}, {x(tick.at), bottom + 4}, "zero");
      svg_.text({x(tick.at), bottom + 16}, tick.label, SvgAnchor::middle, "tick");
    }
    svg_.line({plot_from, bottom}, {plot_to, bottom}, "zero");
    svg_.text({(plot_from + plot_to) / 2, bottom + 34}, title, SvgAnchor::middle, "label");
  }

 private:
  [[nodiscard]] double x(double value) const {
    const double place = std::clamp(value, span_.low, span_.high);
    return plot_from + (plot_to - plot_from) * (place - span_.low) / (span_.high - span_.low);
  }
  [[nodiscard]] bool inside(double value) const {
    return value >= span_.low && value <= span_.high;
  }
  [[nodiscard]] double middle() const { return head + (row_ + 0.5) * row_height; }
  [[nodiscard]] double baseline() const { return middle() + 4; }
  [[nodiscard]] std::string shown(double value) const {
    return ratio_ ? figure(std::exp(value), 2) : fixed_figure(value, digits_);
  }
  void next() { row_ += 1; }

  // Row by row, so that it crosses no heading.
  void zero_line() {
    const double top = head + row_ * row_height;
    svg_.line({x(0), top}, {x(0), top + row_height}, "zero");
  }

  void whisker(const Interval& interval, std::string_view kind) {
    svg_.line({x(interval.low), middle()}, {x(interval.high), middle()}, kind);
    if (interval.low < span_.low) arrow(plot_from, 6);
    if (interval.high > span_.high) arrow(plot_to, -6);
  }
  void arrow(double tip, double back) {
    const std::array<SvgPoint, 3> points{
        {{tip, middle()}, {tip + back, middle() - 4}, {tip + back, middle() + 4}}};
    svg_.area(points, "weight");
  }
  void figures(double value, const Interval& interval, std::string_view weight) {
    svg_.text({figure_at, baseline()},
              fmt::format("{} ({} to {})", shown(value), shown(interval.low), shown(interval.high)),
              SvgAnchor::end, "label");
    svg_.text({weight_at, baseline()}, weight, SvgAnchor::end, "label");
  }

  SvgDocument& svg_;
  Span span_;
  double level_;
  bool ratio_;
  int digits_ = 2;
  double row_ = 0;
};

// The rows of a pool in the order they are drawn: whole, or subgroup by subgroup.
std::vector<std::pair<const Pool*, std::vector<std::size_t>>> parts_of(const Pool& pool) {
  std::vector<std::pair<const Pool*, std::vector<std::size_t>>> parts;
  if (pool.subgroups.empty()) return {{nullptr, pool.rows}};
  for (const Pool& subgroup : pool.subgroups) parts.emplace_back(&subgroup, subgroup.rows);
  return parts;
}

double rows_drawn(const Pool& pool) {
  double rows = 1 + static_cast<double>(pool.rows.size()) + 2 + (pool.prediction ? 1 : 0) + 0.5;
  for (const Pool& subgroup : pool.subgroups) rows += subgroup.rows.size() > 1 ? 3 : 1;
  return rows;
}

void draw(ForestPlot& plot, const EffectTable& table, const Pool& pool) {
  plot.heading(fmt::format("{}: {}", pool.name, count_words(pool)));
  const double heaviest = std::ranges::max(pool.weights);
  for (const auto& [subgroup, rows] : parts_of(pool)) {
    if (subgroup != nullptr) plot.heading(shortened(subgroup->name, label_most));
    for (const std::size_t r : rows) {
      const auto place = std::ranges::lower_bound(pool.rows, r) - pool.rows.begin();
      plot.effect(table.rows[r], pool.weights[static_cast<std::size_t>(place)], heaviest);
    }
    if (subgroup == nullptr || rows.size() < 2) continue;
    plot.pooled(*subgroup, fmt::format("  {} pooled", shortened(subgroup->name, label_most - 8)),
                "");
    plot.remark(fmt::format("{}; {}", count_words(*subgroup), heterogeneity_line(*subgroup)));
  }
  plot.pooled(pool, "Pooled effect", "100.0 %");
  if (pool.prediction) plot.prediction(*pool.prediction);
  plot.remark(fmt::format("{}; {}", count_words(pool), heterogeneity_line(pool)));
  plot.space();
}

std::string in_words(const EffectTable& table, std::span<const Pool> pools, double level) {
  std::string words = fmt::format("Measure: {}; intervals of {}.",
                                  measure_words(table.columns.measure), percent_words(level));
  for (const Pool& pool : pools) {
    words += fmt::format(" {}: {}.", pool.name, count_words(pool));
    for (std::size_t r = 0; r < pool.rows.size(); ++r) {
      const EffectRow& row = table.rows[pool.rows[r]];
      words += fmt::format(" {}: {}, weight {:.1f} %.", row.label,
                           with_interval(row.effect.value, interval_of(row, level)),
                           100 * pool.weights[r]);
    }
    for (const Pool& subgroup : pool.subgroups) {
      words += fmt::format(" {} pooled: {}; {}; {}.", subgroup.name,
                           with_interval(subgroup.pooled.value, subgroup.pooled.interval),
                           count_words(subgroup), heterogeneity_line(subgroup));
    }
    words += fmt::format(" Pooled effect: {}; {}.",
                         with_interval(pool.pooled.value, pool.pooled.interval),
                         heterogeneity_line(pool));
    if (pool.prediction) {
      words += fmt::format(" Prediction interval: {} to {}.", figure(pool.prediction->low),
                           figure(pool.prediction->high));
    }
  }
  return words;
}

}  // namespace

std::vector<AxisTick> axis_ticks(double low, double high, bool ratio) {
  std::vector<AxisTick> ticks;
  if (ratio && high - low < std::log(1e6) && high - low > std::log(2.5)) {
    for (const double value : {0.001, 0.01, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 10.0, 100.0, 1000.0}) {
      const double at = std::log(value);
      if (at >= low && at <= high) ticks.push_back({at, fmt::format("{:g}", value)});
    }
    return ticks;
  }
  const double rough = (high - low) / 6, power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double times : {5.0, 2.0, 1.0}) {
    if (times * power >= rough * 0.999) step = times * power;
  }
  for (double at = std::ceil(low / step) * step; at <= high; at += step) {
    const double value = std::abs(at) < 1e-9 * step ? 0 : at;
    ticks.push_back({value, fmt::format("{:.4g}", ratio ? std::exp(value) : value)});
  }
  return ticks;
}

std::string forest_plot(const EffectTable& table, std::span<const Pool> pools,
                        const PoolOptions& options) {
  const double level = options.pooling.level;
  const std::string_view ratio = ratio_words(table.columns.measure);
  double rows = 0;
  for (const Pool& pool : pools) rows += rows_drawn(pool);
  const std::string title = fmt::format("{}: {}", counted(table.rows.size(), "effect"),
                                        measure_words(table.columns.measure));
  SvgDocument svg(page_width, head + rows * row_height + foot, title, in_words(table, pools, level),
                  SvgLook::paper);
  const Span span = span_of(table, pools, level);
  svg.text({figure_at, head - 8},
           fmt::format("{} ({} interval)", ratio.empty() ? "effect" : ratio, percent_words(level)),
           SvgAnchor::end, "tick");
  svg.text({weight_at, head - 8}, "weight", SvgAnchor::end, "tick");
  ForestPlot plot(svg, span, level, !ratio.empty());
  for (const Pool& pool : pools) draw(plot, table, pool);
  plot.axis(ratio.empty() ? measure_words(table.columns.measure)
                          : fmt::format("{} (logarithmic)", ratio));
  return svg.finished();
}

}  // namespace securebase::cli

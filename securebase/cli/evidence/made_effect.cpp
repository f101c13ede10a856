// make_effect: from the cells of a row to its effect, with the rules that the cells must keep.
#include <fmt/format.h>
#include <cmath>

#include "securebase/cli/evidence/effect_columns.hpp"
#include "securebase/statistics/effect_size.hpp"

namespace securebase::cli {
namespace {

using statistics::Effect;

// Beyond these the squares and cubes of weights leave the range of numbers.
constexpr double least_variance = 1e-60, most_variance = 1e60;

class Cells {
 public:
  Cells(std::span<const double> cells, MadeEffect& made) : cells_(cells), made_(made) {}

  double operator[](std::size_t role) const { return cells_[role]; }
  bool require(bool holds, std::size_t role, std::string what, std::string mend) {
    if (!holds) made_.problems.push_back({role, std::move(what), std::move(mend)});
    return holds;
  }
  void finite() {
    for (std::size_t role = 0; role < cells_.size(); ++role) {
      require(std::isfinite(cells_[role]), role, fmt::format("{} is not finite", cells_[role]),
              "Write a number, or leave the cell empty.");
    }
  }
  [[nodiscard]] bool good() const { return made_.problems.empty(); }

 private:
  std::span<const double> cells_;
  MadeEffect& made_;
};

std::optional<Effect> of_interval(Cells& cells, const EffectRules& rules) {
  const double value = cells[0], low = cells[1], high = cells[2];
  cells.require(low < high, 1, fmt::format("the interval from {} to {} has no length", low, high),
                "Write the lower end first; check for a swap.");
  cells.require(low <= value && value <= high, 0,
                fmt::format("the effect {} lies outside its interval {} to {}", value, low, high),
                "Check all three against the publication.");
  if (rules.ratio) {
    cells.require(low > 0 && value > 0, low > 0 ? 0 : 1,
                  fmt::format("{} is no ratio: ratios are above 0", low > 0 ? value : low),
                  "Correct it, or leave out --ratio if these are logarithms already.");
  }
  if (!cells.good()) return std::nullopt;
  if (!rules.ratio) return statistics::effect_of_interval(value, {low, high}, rules.given_level);
  return statistics::effect_of_interval(std::log(value), {std::log(low), std::log(high)},
                                        rules.given_level);
}

std::optional<Effect> of_counts(Cells& cells, const EffectColumns& columns, MadeEffect& made) {
  const bool totals = columns.roles == CellRoles::events_totals;
  for (std::size_t role = 0; role < 4; ++role) {
    cells.require(cells[role] >= 0, role, fmt::format("a count of {} people", cells[role]),
                  "Write how many people, 0 or more.");
  }
  for (std::size_t group = 0; group < 2; ++group) {
    const double events = cells[2 * group], second = cells[2 * group + 1];
    const double people = totals ? second : events + second;
    cells.require(people > 0, 2 * group + 1, "nobody is in this group",
                  "Leave the cells of this row empty if the trial has no such group.");
    if (totals) {
      cells.require(events <= second, 2 * group,
                    fmt::format("{} events among {} people", events, second),
                    "Events are a part of the people; check for a swap of columns.");
    }
  }
  if (!cells.good()) return std::nullopt;
  const statistics::TwoByTwo table{cells[0], totals ? cells[1] - cells[0] : cells[1], cells[2],
                                   totals ? cells[3] - cells[2] : cells[3]};
  made.zero_corrected = table.has_zero();
  return columns.measure == Measure::odds_ratio ? statistics::log_odds_ratio(table)
                                                : statistics::log_risk_ratio(table);
}

std::optional<Effect> of_means(Cells& cells, Measure measure) {
  for (const std::size_t group : {0U, 3U}) {
    cells.require(cells[group + 1] > 0, group + 1,
                  fmt::format("a standard deviation of {}", cells[group + 1]),
                  "It must be above 0; leave the cell empty where it is not known.");
    cells.require(cells[group + 2] >= 2, group + 2,
                  fmt::format("a group of {} people has no standard deviation", cells[group + 2]),
                  "Write how many people, 2 or more.");
  }
  if (!cells.good()) return std::nullopt;
  const statistics::GroupMean first{cells[0], cells[1], cells[2]},
      second{cells[3], cells[4], cells[5]};
  return measure == Measure::mean_difference ? statistics::mean_difference(first, second)
                                             : statistics::hedges_g(first, second);
}

std::optional<Effect> of_correlation(Cells& cells) {
  cells.require(std::abs(cells[0]) < 1, 0, fmt::format("{} is no correlation", cells[0]),
                "It must lie between -1 and 1, without either.");
  cells.require(cells[1] > 3, 1, fmt::format("{} people are too few", cells[1]),
                "Fisher's z needs more than 3.");
  if (!cells.good()) return std::nullopt;
  return statistics::fisher_z(cells[0], cells[1]);
}

std::optional<Effect> of_error(Cells& cells, bool squared) {
  const std::string_view name = squared ? "variance" : "standard error";
  cells.require(cells[1] > 0, 1, fmt::format("a {} of {}", name, cells[1]),
                "It must be above 0; leave the cell empty where it is not known.");
  if (!cells.good()) return std::nullopt;
  return Effect{cells[0], squared ? cells[1] : cells[1] * cells[1]};
}

std::optional<Effect> effect_of(Cells& cells, const EffectColumns& columns,
                                const EffectRules& rules, MadeEffect& made) {
  switch (columns.roles) {
    case CellRoles::effect_variance:
      return of_error(cells, true);
    case CellRoles::effect_error:
      return of_error(cells, false);
    case CellRoles::effect_low_high:
      return of_interval(cells, rules);
    case CellRoles::events_others:
    case CellRoles::events_totals:
      return of_counts(cells, columns, made);
    case CellRoles::means:
      return of_means(cells, columns.measure);
    case CellRoles::correlation_people:
      break;
  }
  return of_correlation(cells);
}

}  // namespace

MadeEffect make_effect(const EffectColumns& columns, std::span<const double> figures,
                       const EffectRules& rules) {
  MadeEffect made;
  Cells cells(figures, made);
  cells.finite();
  if (!cells.good()) return made;
  made.effect = effect_of(cells, columns, rules, made);
  if (!made.effect) return made;
  const double variance = made.effect->variance;
  const bool usable =
      std::isfinite(made.effect->value) && variance >= least_variance && variance <= most_variance;
  if (!cells.require(usable, 0,
                     fmt::format("the effect {:g} with variance {:g} cannot be computed with",
                                 made.effect->value, variance),
                     "Check the unit of these figures.")) {
    made.effect.reset();
  }
  return made;
}

}  // namespace securebase::cli

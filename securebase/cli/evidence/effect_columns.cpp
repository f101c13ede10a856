#include "securebase/cli/evidence/effect_columns.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace securebase::cli {
namespace {

struct Known {
  CellRoles roles;
  Measure measure;
  std::vector<std::string_view> names;
};

const std::vector<Known>& known_sets() {
  using enum CellRoles;
  static const std::vector<Known> sets{
      {effect_variance, Measure::effect, {"yi", "vi"}},
      {effect_error, Measure::effect, {"yi", "sei"}},
      {effect_error, Measure::effect, {"TE", "seTE"}},
      {effect_variance, Measure::effect, {"effect", "variance"}},
      {effect_error, Measure::effect, {"effect", "se"}},
      {effect_low_high, Measure::effect, {"effect", "low", "high"}},
      {effect_low_high, Measure::effect, {"effect", "lower", "upper"}},
      {effect_error, Measure::hedges_g, {".g", ".g_se"}},
      {effect_error, Measure::risk_ratio, {".log_rr", ".log_rr_se"}},
      {events_others, Measure::risk_ratio, {"tpos", "tneg", "cpos", "cneg"}},
      {events_others, Measure::risk_ratio, {"ai", "bi", "ci", "di"}},
      {events_totals, Measure::risk_ratio, {"ai", "n1i", "ci", "n2i"}},
      {events_totals, Measure::risk_ratio, {"event.e", "n.e", "event.c", "n.c"}},
      {means, Measure::hedges_g, {"m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"}},
      {means, Measure::hedges_g, {"mean.e", "sd.e", "n.e", "mean.c", "sd.c", "n.c"}},
      {means,
       Measure::hedges_g,
       {"mean_arm1", "sd_arm1", "n_arm1", "mean_arm2", "sd_arm2", "n_arm2"}},
      {correlation_people, Measure::correlation, {"ri", "ni"}},
      {correlation_people, Measure::correlation, {"r", "n"}},
      {correlation_people, Measure::correlation, {"cor", "n"}},
  };
  return sets;
}

std::optional<Measure> measure_called(std::string_view name) {
  if (name == "g") return Measure::hedges_g;
  if (name == "md") return Measure::mean_difference;
  if (name == "rr") return Measure::risk_ratio;
  if (name == "or") return Measure::odds_ratio;
  if (name == "z") return Measure::correlation;
  if (name == "effect") return Measure::effect;
  return std::nullopt;
}

// Whether the wanted measure can be had from a set: raw figures make some, and an effect that is
// given without a name may be any.
bool gives(CellRoles roles, Measure as_known, Measure wanted) {
  switch (roles) {
    case CellRoles::events_others:
    case CellRoles::events_totals:
      return wanted == Measure::risk_ratio || wanted == Measure::odds_ratio;
    case CellRoles::means:
      return wanted == Measure::hedges_g || wanted == Measure::mean_difference;
    case CellRoles::correlation_people:
      return wanted == Measure::correlation;
    default:
      return as_known == Measure::effect || wanted == as_known || wanted == Measure::effect;
  }
}

std::vector<std::string> split_names(const std::string& list) {
  std::vector<std::string> names;
  for (std::size_t from = 0; from <= list.size();) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    names.push_back(list.substr(from, comma - from));
    from = comma + 1;
  }
  return names;
}

struct Asked {
  std::vector<EffectColumns> sets;
  std::string wrong;
};

void ask_list(const std::string& list, std::string_view option, const Known& set, Asked& asked) {
  if (list.empty()) return;
  auto names = split_names(list);
  if (names.size() != set.names.size()) {
    asked.wrong =
        fmt::format("{} names {} columns, not {}", option, names.size(), set.names.size());
    return;
  }
  asked.sets.push_back({set.roles, set.measure, std::move(names)});
}

// The sets that the options name, of which there may be one.
Asked asked_sets(const EffectColumnNames& named) {
  Asked asked;
  const bool interval = !named.low.empty() && !named.high.empty();
  const int errors = int(!named.error.empty()) + int(!named.variance.empty()) + int(interval);
  const bool any = !named.effect.empty() || errors > 0 || !named.low.empty() || !named.high.empty();
  if (any && (named.effect.empty() || errors != 1 || named.low.empty() != named.high.empty())) {
    asked.wrong = "--effect goes with one of --se, --variance, or --low and --high together";
  } else if (any) {
    EffectColumns& set = asked.sets.emplace_back();
    set.names = {named.effect, named.variance};
    if (!named.error.empty()) {
      set = {CellRoles::effect_error, Measure::effect, {named.effect, named.error}};
    } else if (interval) {
      set = {CellRoles::effect_low_high, Measure::effect, {named.effect, named.low, named.high}};
    }
  }
  const auto& sets = known_sets();
  const auto of = [&](CellRoles roles) { return *std::ranges::find(sets, roles, &Known::roles); };
  ask_list(named.counts, "--counts", of(CellRoles::events_others), asked);
  ask_list(named.events, "--events", of(CellRoles::events_totals), asked);
  ask_list(named.means, "--means", of(CellRoles::means), asked);
  ask_list(named.correlation, "--correlation", of(CellRoles::correlation_people), asked);
  if (asked.sets.size() > 1) asked.wrong = "the options name more than one set of columns";
  return asked;
}

Problem nothing_known(std::span<const std::string> header, const std::string& where,
                      const EffectColumnNames& named) {
  std::string seen;
  for (std::size_t c = 0; c < std::min<std::size_t>(header.size(), 12); ++c) {
    seen += fmt::format("{}{}", c == 0 ? "" : ", ", header[c]);
  }
  if (header.size() > 12) seen += fmt::format(" and {} more", header.size() - 12);
  return {fmt::format("no columns are known to hold effects{}; the first line names {}",
                      named.measure.empty() ? "" : " of measure " + named.measure, seen),
          where, "Name them, such as --effect COLUMN --se COLUMN; see --help."};
}

}  // namespace

std::string_view measure_words(Measure measure) {
  switch (measure) {
    case Measure::hedges_g:
      return "Hedges g";
    case Measure::mean_difference:
      return "mean difference";
    case Measure::risk_ratio:
      return "log risk ratio";
    case Measure::odds_ratio:
      return "log odds ratio";
    case Measure::correlation:
      return "Fisher's z of correlations";
    case Measure::effect:
      break;
  }
  return "effect as given";
}

std::string_view ratio_words(Measure measure) {
  if (measure == Measure::risk_ratio) return "risk ratio";
  return measure == Measure::odds_ratio ? "odds ratio" : "";
}

std::optional<NaturalScale> natural_scale(Measure measure) {
  if (measure == Measure::correlation) {
    return NaturalScale{"correlation", [](double z) { return std::tanh(z); }};
  }
  const std::string_view ratio = ratio_words(measure);
  if (ratio.empty()) return std::nullopt;
  return NaturalScale{ratio, [](double log) { return std::exp(log); }};
}

Result<EffectColumns> find_effect_columns(const EffectColumnNames& named,
                                          std::span<const std::string> header,
                                          const std::string& where) {
  const auto holds = [&](std::string_view name) {
    return std::ranges::find(header, name) != header.end();
  };
  const std::optional<Measure> wanted = measure_called(named.measure);
  Asked asked = asked_sets(named);
  if (!asked.wrong.empty()) {
    return failure(Errc::bad_input, {asked.wrong, "the command line", "See --help."});
  }
  if (asked.sets.empty()) {
    for (const Known& known : known_sets()) {
      if (wanted && !gives(known.roles, known.measure, *wanted)) continue;
      if (!std::ranges::all_of(known.names, holds)) continue;
      EffectColumns found{known.roles, wanted.value_or(known.measure), {}};
      found.names.assign(known.names.begin(), known.names.end());
      return found;
    }
    return failure(Errc::bad_input, nothing_known(header, where, named));
  }
  EffectColumns found = std::move(asked.sets.front());
  if (wanted && !gives(found.roles, found.measure, *wanted)) {
    return failure(Errc::bad_input,
                   {fmt::format("--measure {} cannot be had from these columns", named.measure),
                    "the command line", "See --help."});
  }
  found.measure = wanted.value_or(found.measure);
  std::vector<Problem> problems;
  for (const std::string& name : found.names) {
    if (holds(name)) continue;
    problems.push_back({fmt::format("there is no column {}", name), where,
                        "Name a column of the first line, with its capital letters."});
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return found;
}

}  // namespace securebase::cli

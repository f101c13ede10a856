#include "securebase/care/sitting_check.hpp"

#include <string>

namespace securebase::care {
namespace {

using measurement::Instrument;

// Wider than any result of ours; what lies outside was not made here.
constexpr double farthest_value = 8.0;
constexpr double least_error = 0.05, most_error = 2.0;
constexpr double most_days = 36'525;  // a hundred years

std::string modes_of(const Instrument& instrument) {
  std::string names;
  for (const auto& mode : instrument.modes) names += (names.empty() ? "" : ", ") + mode.id;
  return names.empty() ? "full" : names;
}

// The scale that a part of an earlier map speaks of, if it fits.
std::optional<std::size_t> check_value(const EarlierValueGiven& given, const Instrument& instrument,
                                       const std::string& at, ProblemList& problems) {
  std::optional<std::size_t> scale;
  std::string names;
  for (std::size_t s = 0; s < instrument.scales.size(); ++s) {
    if (instrument.scales[s].id == given.dimension) scale = s;
    names += (names.empty() ? "" : ", ") + instrument.scales[s].id;
  }
  if (!scale) {
    problems.add(Errc::bad_input, {"There is no dimension '" + given.dimension.substr(0, 60) + "'.",
                                   at + "/id", "The dimensions are: " + names + "."});
  }
  if (!(given.value >= -farthest_value && given.value <= farthest_value)) {
    problems.add(Errc::bad_input, {"This value lies outside -8 to 8.", at + "/value",
                                   "Send the own value of an earlier result."});
    scale.reset();
  }
  if (!(given.standard_error >= least_error && given.standard_error <= most_error)) {
    problems.add(Errc::bad_input, {"This standard error lies outside 0.05 to 2.",
                                   at + "/standard_error",
                                   "Send the own standard error of an earlier result."});
    scale.reset();
  }
  return scale;
}

}  // namespace

const measurement::AdaptiveRules* check_mode(std::string_view mode, const Instrument& instrument,
                                             ProblemList& problems) {
  if (const auto* rules = instrument.find_mode(mode)) return rules;
  problems.add(Errc::bad_input,
               {instrument.id + " " + instrument.version + " has no mode '" +
                    std::string(mode.substr(0, 60)) + "'.",
                "/mode", "The modes are: " + modes_of(instrument) + "."});
  return instrument.find_mode("full");
}

std::uint64_t check_seed(std::int64_t seed, ProblemList& problems) {
  constexpr std::int64_t most = (std::int64_t{1} << 53) - 1;  // what a JSON number surely carries
  if (seed >= 0 && seed <= most) return static_cast<std::uint64_t>(seed);
  problems.add(Errc::bad_input, {"The seed is out of range.", "/seed",
                                 "Draw a whole number from 0 to 9007199254740991 once a sitting."});
  return 0;
}

CarriedOver check_earlier(std::span<const EarlierMap> earlier, const Instrument& instrument,
                          ProblemList& problems) {
  CarriedOver carried;
  if (earlier.size() > Assessments::most_earlier) {
    problems.add(Errc::bad_input,
                 {"There are " + std::to_string(earlier.size()) + " earlier maps.", "/earlier",
                  "Send at most " + std::to_string(Assessments::most_earlier) + ", the latest."});
    return carried;
  }
  std::array<std::vector<measurement::EarlierValue>, 2> values;
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    const EarlierMap& map = earlier[i];
    const std::string at = "/earlier/" + std::to_string(i);
    const bool in_time = map.days >= 0.0 && map.days <= most_days;
    if (!in_time) {
      problems.add(Errc::bad_input, {"The number of days is out of range.", at + "/days",
                                     "Say how many days ago it was, 0 or more."});
    }
    std::array<bool, 2> seen{};
    bool told = false;
    for (std::size_t d = 0; d < map.dimensions.size(); ++d) {
      const EarlierValueGiven& given = map.dimensions[d];
      const std::string place = at + "/dimensions/" + std::to_string(d);
      const auto scale = check_value(given, instrument, place, problems);
      if (!scale || !in_time) continue;
      if (seen[*scale]) {
        problems.add(Errc::bad_input, {"This dimension is given twice.", place, "Give it once."});
        continue;
      }
      seen[*scale] = true;
      told = told || given.standard_error < 1.0;
      values[*scale].push_back(
          {map.same_relationship, map.days, {given.value, given.standard_error}});
    }
    carried.maps_used += told ? 1 : 0;
  }
  if (!instrument.stability) return {};
  for (std::size_t s = 0; s < values.size(); ++s) {
    carried.scales[s] = measurement::carry_over(values[s], *instrument.stability);
  }
  return carried;
}

}  // namespace securebase::care

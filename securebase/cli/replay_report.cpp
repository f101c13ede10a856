#include "securebase/cli/replay_report.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "securebase/cli/whole_file.hpp"
#include "securebase/json/writer.hpp"

namespace securebase::cli {
namespace {

using measurement::Selection;
using measurement::Stop;

std::string_view name_of(Stop stop) {
  switch (stop) {
    case Stop::going_on:
      break;
    case Stop::precise:
      return "precise";
    case Stop::little_to_gain:
      return "little_to_gain";
    case Stop::region_known:
      return "region_known";
    case Stop::most_items:
      return "most_items";
    case Stop::no_items_left:
      return "no_items_left";
    case Stop::too_few_answers:
      return "too_few_answers";
  }
  return "going_on";
}

constexpr std::array stops{Stop::precise,    Stop::little_to_gain, Stop::region_known,
                           Stop::most_items, Stop::no_items_left,  Stop::too_few_answers};

struct Exposure {
  double highest = 0;
  std::size_t in_use = 0, items = 0;
};

Exposure exposure_of(const ReplayReport& report, std::size_t scale) {
  Exposure exposure;
  for (std::size_t i = 0; i < report.instrument->items.size(); ++i) {
    if (report.instrument->items[i].scale != scale) continue;
    const double rate = report.outcome->use[i].rate();
    ++exposure.items;
    exposure.in_use += rate > 0 ? 1 : 0;
    exposure.highest = std::max(exposure.highest, rate);
  }
  return exposure;
}

void write_stops(json::Writer& json, std::span<const measurement::ScaleOutcome> outcomes) {
  json.key("stopped").begin_object();
  for (const Stop stop : stops) {
    json.member(name_of(stop),
                std::ranges::count(outcomes, stop, &measurement::ScaleOutcome::stop));
  }
  json.end_object();
}

}  // namespace

std::string_view name_of(Selection selection) {
  switch (selection) {
    case Selection::maximum_information:
      return "mfi";
    case Selection::expected_information:
      return "expected";
    case Selection::expected_variance:
      return "mepv";
    case Selection::determinant:
      break;
  }
  return "d";
}

Selection selection_called(std::string_view name) {
  for (const Selection selection : {Selection::maximum_information, Selection::expected_information,
                                    Selection::expected_variance}) {
    if (name_of(selection) == name) return selection;
  }
  return Selection::determinant;
}

void print_report(const ReplayReport& report) {
  const auto& instrument = *report.instrument;
  for (std::size_t s = 0; s < instrument.scales.size(); ++s) {
    const auto outcomes = scale_of(*report.outcome, s);
    const auto f = measurement::figures_of(outcomes, report.rules.stop_standard_error);
    const Exposure exposure = exposure_of(report, s);
    fmt::print("{} ({})\n", instrument.scales[s].id, instrument.scales[s].title);
    fmt::print("  statements shown     mean {:.2f}, median {:.0f}, 90 % at most {:.0f}\n",
               f.items_mean, f.items_median, f.items_90);
    fmt::print("  against {:<12} r {:.4f}, root mean square {:.4f}, bias {:+.4f}\n",
               report.reference, f.correlation, f.root_mean_square, f.bias);
    fmt::print("  95 % interval        holds {} for {:.2f} %; mean standard error {:.4f}\n",
               report.reference, 100 * f.coverage, f.standard_error_mean);
    fmt::print("  above SE {:<12.3f}{:.2f} % of people\n", report.rules.stop_standard_error,
               100 * f.never_reached);
    fmt::print("  exposure             highest {:.3f}; {} of {} items in use\n", exposure.highest,
               exposure.in_use, exposure.items);
  }
  fmt::print("{} people, {} steps, {:.1f} microseconds a step\n", report.outcome->people.size(),
             report.outcome->steps, report.outcome->microseconds_a_step);
}

void write_report(json::Writer& json, const ReplayReport& report) {
  const auto& instrument = *report.instrument;
  json.member("instrument", instrument.id).member("version", instrument.version);
  json.member("people", report.outcome->people.size());
  json.member("held_against", std::string_view(report.reference));
  const auto& rules = report.rules;
  json.key("rules").begin_object();
  json.member("selection", name_of(rules.selection));
  json.member("stop_standard_error", rules.stop_standard_error);
  json.member("least_gain", rules.least_gain).member("least_items", rules.least_items);
  json.member("most_items", rules.most_items).member("least_each_key", rules.least_each_key);
  json.member("least_facets", rules.least_facets);
  json.member("stop_region_probability", rules.stop_region_probability).end_object();
  json.key("scales").begin_array();
  for (std::size_t s = 0; s < instrument.scales.size(); ++s) {
    const auto outcomes = scale_of(*report.outcome, s);
    const auto f = measurement::figures_of(outcomes, rules.stop_standard_error);
    const Exposure exposure = exposure_of(report, s);
    json.begin_object().member("id", instrument.scales[s].id);
    json.member("items_mean", f.items_mean).member("items_median", f.items_median);
    json.member("items_90", f.items_90).member("correlation", f.correlation);
    json.member("root_mean_square", f.root_mean_square).member("bias", f.bias);
    json.member("coverage", f.coverage).member("standard_error_mean", f.standard_error_mean);
    json.member("never_reached", f.never_reached);
    json.member("highest_exposure", exposure.highest);
    json.member("items_in_use", exposure.in_use).member("items", exposure.items);
    write_stops(json, outcomes);
    json.end_object();
  }
  json.end_array().key("exposure").begin_object();
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    json.member(instrument.items[i].id, report.outcome->use[i].rate());
  }
  json.end_object();
  json.member("steps", report.outcome->steps);
  json.member("microseconds_a_step", report.outcome->microseconds_a_step);
}

Result<bool> write_people(const ReplayReport& report, const std::string& path) {
  auto file = WholeFile::open(path);
  if (!file) return tl::unexpected(file.error());
  std::string line = "row";
  for (const auto& scale : report.instrument->scales) {
    for (const char* what : {"", "_se", "_reference", "_shown", "_answered", "_stopped"}) {
      line += "," + scale.id + what;
    }
  }
  file->write(line + "\n");
  for (const PersonOutcome& person : report.outcome->people) {
    line = std::to_string(person.row);
    for (std::size_t s = 0; s < report.instrument->scales.size(); ++s) {
      const auto& one = person.scales[s];
      line +=
          fmt::format(",{:.6f},{:.6f},{:.6f},{},{},{}", one.found.theta, one.found.standard_error,
                      one.reference, one.shown, one.answered, name_of(one.stop));
    }
    file->write(line + "\n");
  }
  return file->keep();
}

Result<bool> write_json(json::Writer& json, const std::string& path) {
  auto file = WholeFile::open(path);
  if (!file) return tl::unexpected(file.error());
  file->write(json.take() + "\n");
  return file->keep();
}

}  // namespace securebase::cli

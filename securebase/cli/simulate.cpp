#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <thread>

#include "securebase/attachment/place.hpp"
#include "securebase/cli/command_line.hpp"
#include "securebase/cli/commands.hpp"
#include "securebase/cli/replay_report.hpp"
#include "securebase/cli/whole_file.hpp"
#include "securebase/json/writer.hpp"
#include "securebase/measurement/simulation.hpp"

namespace securebase::cli {
namespace {

using measurement::Instrument;

constexpr std::string_view help =
    R"(securebase simulate --instrument ID --people N [options]

Makes people who answer exactly as the instrument's model says, and either writes their answers or
runs the adaptive test on them. The truth is known here, so this shows what intervals do for it.
Real people answer less exactly: `securebase replay` shows how.

  --instrument ID[@VERSION]  which instrument, such as attachment or attachment@1.1.0
  --people N                 how many people (at most ten million)
  --seed S                   the same seed makes the same people on every machine (default 1)
  --correlation R            of the two scales, 0 to 0.9 (default: the instrument's prior)
  --answers FILE             write all answers and true values as CSV
  --adaptive                 run the adaptive test of the instrument, exposure control included
  --mode full                which of the instrument's modes
  --no-exposure              every statement may be offered in every sitting
  --tune-exposure CEILING    find the chances that keep every statement's share of sittings below
                             CEILING, and print them as they stand in the instrument file
  --rounds N                 how many rounds of tuning (default 25)
  --threads N                how many processors (default: all)
  --output FILE              with --adaptive: one line a person, as CSV
  --json FILE                with --adaptive: the figures for a program
  --content DIR              the content files (or SECUREBASE_CONTENT; else ./content)
)";

struct Wanted {
  std::string instrument, mode = "full", answers, output, json, folder;
  long people = 0, seed = 1, rounds = 25, threads = 0;
  double correlation = -2.0;  // not said
  double ceiling = 0.0;       // not said
  bool adaptive = false, no_exposure = false;
};

struct Simulated {
  std::vector<double> levels;
  measurement::AnswerTable answers;
};

Simulated make(const Instrument& instrument, const measurement::SimulatedGroup& group) {
  std::vector<measurement::ItemModel> models;
  std::vector<std::size_t> scales;
  for (const measurement::Item& item : instrument.items) {
    models.push_back(item.model);
    scales.push_back(item.scale);
  }
  Simulated made{.levels = measurement::simulated_levels(group), .answers = {}};
  made.answers = measurement::simulated_answers(models, scales, made.levels, group);
  return made;
}

Result<bool> write_answers(const Instrument& instrument, const Simulated& made,
                           const std::string& path) {
  auto file = WholeFile::open(path);
  if (!file) return tl::unexpected(file.error());
  std::string line;
  for (const auto& item : instrument.items) line += item.id + ",";
  for (const auto& scale : instrument.scales) line += "true_" + scale.id + ",";
  line.back() = '\n';
  file->write(line);
  const std::size_t scales = instrument.scales.size();
  const int turn = instrument.lowest_answer() + instrument.highest_answer();
  for (std::size_t p = 0; p < made.answers.people(); ++p) {
    line.clear();
    const auto person = made.answers.person(p);
    for (std::size_t i = 0; i < person.size(); ++i) {
      const int answer = instrument.lowest_answer() + person[i];
      line += std::to_string(instrument.items[i].reversed ? turn - answer : answer) + ",";
    }
    for (std::size_t s = 0; s < scales; ++s) {
      line += fmt::format("{:.6f},", made.levels[p * scales + s]);
    }
    line.back() = '\n';
    file->write(line);
  }
  return file->keep();
}

// How often a region is named, and how often it is the one in which the person truly lies.
struct Naming {
  double named = 0, rightly = 0;
};

Naming naming_of(const Instrument& instrument, const ReplayOutcome& outcome) {
  Naming naming;
  for (const PersonOutcome& person : outcome.people) {
    measurement::PlanePosterior posterior;
    posterior.quadrants = person.quadrants;
    for (std::size_t s = 0; s < 2; ++s) posterior.scales[s] = person.scales[s].found;
    const attachment::Place place = attachment::place(posterior);
    if (place.named.size() != 1) continue;
    naming.named += 1;
    const int truly = (person.scales[0].reference > instrument.boundaries[0] ? 1 : 0) +
                      (person.scales[1].reference > instrument.boundaries[1] ? 2 : 0);
    naming.rightly += truly == static_cast<int>(place.named.front()) ? 1 : 0;
  }
  if (naming.named > 0) naming.rightly /= naming.named;
  naming.named /= static_cast<double>(outcome.people.size());
  return naming;
}

ReplayRun run_of(const Instrument& instrument, const measurement::AdaptiveRules& rules,
                 const Simulated& made, const Wanted& wanted) {
  const bool limits = !wanted.no_exposure && !instrument.exposure.chances.empty();
  const unsigned all = std::max(1U, std::thread::hardware_concurrency());
  return {.instrument = &instrument,
          .rules = rules,
          .answers = &made.answers,
          .references = made.levels,
          .seed = limits ? static_cast<std::uint64_t>(wanted.seed) : 0,
          .threads = wanted.threads > 0 ? static_cast<unsigned>(wanted.threads) : all,
          .progress = {}};
}

int tune(Instrument instrument, const measurement::AdaptiveRules& rules, const Wanted& wanted,
         measurement::SimulatedGroup group) {
  if (instrument.exposure.chances.empty()) {
    instrument.exposure.chances.assign(instrument.items.size(), 1.0);
  }
  double highest = 1.0;
  for (long round = 0; round < wanted.rounds; ++round) {
    // New people and new sittings in each round, so that no chance fits one draw.
    group.seed = static_cast<std::uint64_t>(wanted.seed + round);
    Wanted now = wanted;
    now.seed = wanted.seed + round;
    const Simulated made = make(instrument, group);
    const ReplayOutcome outcome = run(run_of(instrument, rules, made, now));
    highest = 0.0;
    for (const auto& use : outcome.use) highest = std::max(highest, use.rate());
    fmt::print(stderr, "round {}: highest share {:.4f}\n", round + 1, highest);
    if (round + 1 == wanted.rounds) break;
    instrument.exposure.chances =
        measurement::tuned_chances(instrument.exposure.chances, outcome.use, wanted.ceiling);
  }
  fmt::print("exposure:\n  ceiling: {}\n  chances:\n", wanted.ceiling);
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    fmt::print("    {}: {:.2f}\n", instrument.items[i].id, instrument.exposure.chances[i]);
  }
  return 0;
}

int run_adaptive(const Instrument& instrument, const measurement::AdaptiveRules& rules,
                 const Simulated& made, const Wanted& wanted) {
  const ReplayRun replay = run_of(instrument, rules, made, wanted);
  const ReplayOutcome outcome = run(replay);
  const ReplayReport report{&instrument, &outcome, rules, "the truth"};
  print_report(report);
  const bool map = instrument.scales.size() == 2;
  const Naming naming = map ? naming_of(instrument, outcome) : Naming{};
  if (map) {
    fmt::print("a region is named for {:.1f} % of people, rightly for {:.1f} % of these\n",
               100 * naming.named, 100 * naming.rightly);
  }
  Result<bool> kept = true;
  if (!wanted.output.empty()) kept = write_people(report, wanted.output);
  if (kept && !wanted.json.empty()) {
    json::Writer json;
    json.begin_object().member("mode", std::string_view(wanted.mode)).member("seed", wanted.seed);
    json.key("exposure_control").boolean(replay.seed != 0);
    write_report(json, report);
    if (map) json.member("region_named", naming.named).member("named_rightly", naming.rightly);
    json.end_object();
    kept = write_json(json, wanted.json);
  }
  if (kept) return 0;
  tell(kept.error());
  return 1;
}

std::optional<int> read(Arguments arguments, Wanted& wanted, CommandLine& line) {
  line.text("--instrument", wanted.instrument)
      .whole("--people", wanted.people, 2, 10'000'000)
      .whole("--seed", wanted.seed, 1)
      .number("--correlation", wanted.correlation, 0.0, 0.9)
      .text("--answers", wanted.answers)
      .flag("--adaptive", wanted.adaptive)
      .text("--mode", wanted.mode)
      .flag("--no-exposure", wanted.no_exposure)
      .number("--tune-exposure", wanted.ceiling, 0.05, 1.0)
      .whole("--rounds", wanted.rounds, 1, 1000)
      .whole("--threads", wanted.threads, 1, 256)
      .text("--output", wanted.output)
      .text("--json", wanted.json)
      .text("--content", wanted.folder);
  if (const auto status = line.read(arguments)) return status;
  if (wanted.instrument.empty()) {
    return line.wrong("name the instrument with --instrument, such as attachment");
  }
  if (wanted.people == 0) return line.wrong("say how many people with --people N");
  if (wanted.answers.empty() && !wanted.adaptive && wanted.ceiling == 0.0) {
    return line.wrong("say what to do: --answers FILE, --adaptive or --tune-exposure CEILING");
  }
  return std::nullopt;
}

}  // namespace

int simulate(Arguments arguments) {
  Wanted wanted;
  CommandLine line("simulate", help);
  if (const auto status = read(arguments, wanted, line)) return *status;
  const auto catalogue = content::load(content_folder(wanted.folder));
  if (!catalogue) {
    tell(catalogue.error());
    return 1;
  }
  const auto found = find_instrument(*catalogue, wanted.instrument);
  if (!found) {
    tell(found.error());
    return 2;
  }
  const Instrument& instrument = **found;
  const auto* mode = instrument.find_mode(wanted.mode);
  if (mode == nullptr) return line.wrong("this instrument has no mode '" + wanted.mode + "'");
  const measurement::SimulatedGroup group{
      .seed = static_cast<std::uint64_t>(wanted.seed),
      .people = static_cast<std::size_t>(wanted.people),
      .scales = instrument.scales.size(),
      .correlation = wanted.correlation < -1 ? instrument.prior_correlation : wanted.correlation};
  if (wanted.ceiling > 0) return tune(instrument, *mode, wanted, group);
  const Simulated made = make(instrument, group);
  if (!wanted.answers.empty()) {
    if (const auto kept = write_answers(instrument, made, wanted.answers); !kept) {
      tell(kept.error());
      return 1;
    }
  }
  return wanted.adaptive ? run_adaptive(instrument, *mode, made, wanted) : 0;
}

}  // namespace securebase::cli

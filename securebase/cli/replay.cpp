#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <thread>

#include "securebase/cli/answer_file.hpp"
#include "securebase/cli/command_line.hpp"
#include "securebase/cli/commands.hpp"
#include "securebase/cli/replay_report.hpp"
#include "securebase/json/writer.hpp"
#include "securebase/measurement/random.hpp"
#include "securebase/measurement/scale_scorer.hpp"

namespace securebase::cli {
namespace {

using measurement::AnswerTable;
using measurement::Instrument;

constexpr std::string_view help =
    R"(securebase replay --instrument ID --responses FILE.csv [options]

Runs the adaptive test on people who answered every item: it asks of each person only what it would
have asked, and holds the result against the estimate from all their answers. That estimate is not
the truth, and it rests partly on the same answers: so r is flattering, and intervals hold it more
often than they would hold the truth. What they do for the truth, `securebase simulate` shows.

  --instrument ID[@VERSION]  which instrument, such as ecr
  --responses FILE           the answers, as CSV in UTF-8
  --missing VALUE            another value that stands for "not answered"; may be given again
  --complete-cases           leave out people with any answer missing; else a gap is a skip
  --drop-straight-lines      leave out people who gave one answer throughout
  --people N                 only so many people, drawn with --seed
  --seed S                   for --people and for exposure (default 1)
  --scale both               or anxiety, or avoidance: that scale alone
  --rules plain              no minima of content, no enemies, no exposure: only precision
          shipped            the rules of the instrument (default)
  --mode full                which of the instrument's modes the shipped rules are
  --selection d              or mfi, expected, mepv: how the next item is chosen
  --stop-se SE               stop at this standard error (default 0.35; shipped: the mode's own)
  --least-items N            ask at least so many a scale (plain: 1)
  --most-items N             and at most so many (plain: all)
  --threads N                how many processors (default: all)
  --output FILE              one line a person, as CSV
  --json FILE                the figures for a program
  --content DIR              the content files (or SECUREBASE_CONTENT; else ./content)
)";

struct Wanted {
  std::string instrument, scale = "both", rules = "shipped", mode = "full", selection;
  std::string output, json, folder;
  double stop_standard_error = 0;  // 0: not said
  long least_items = 0, most_items = 0, people = 0, seed = 1, threads = 0;
  AnswerTableOptions answers;
};

// Those people that a seeded draw takes, in the order of the file.
AnswerTable drawn(const AnswerTable& table, std::size_t people, std::uint64_t seed) {
  measurement::RandomStream random(seed, 0);
  AnswerTable part{.items = table.items, .categories = {}, .row_of = {}};
  std::size_t wanted = std::min(people, table.people());
  for (std::size_t p = 0; p < table.people() && wanted > 0; ++p) {
    // Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
    if (random.below(table.people() - p) >= wanted) continue;
    --wanted;
    const auto answers = table.person(p);
    part.categories.insert(part.categories.end(), answers.begin(), answers.end());
    part.row_of.push_back(table.row_of[p]);
  }
  return part;
}

void keep_plain(Instrument& instrument, measurement::AdaptiveRules& rules) {
  for (measurement::Item& item : instrument.items) item.enemies.clear();
  instrument.exposure = {};
  rules = {.stop_standard_error = 0.35,
           .least_gain = 0.0,
           .least_items = 1,
           .most_items = static_cast<int>(instrument.items.size()),
           .least_each_key = 0};
}

std::vector<double> full_estimates(const Instrument& instrument, const AnswerTable& table) {
  const std::size_t scales = instrument.scales.size();
  std::vector<double> values(table.people() * scales);
  for (std::size_t s = 0; s < scales; ++s) {
    const auto items = measurement::items_of_scale(instrument, s);
    const measurement::ScaleScorer scorer(items.models);
    std::vector<std::int8_t> answers(items.positions.size());
    for (std::size_t p = 0; p < table.people(); ++p) {
      const auto person = table.person(p);
      std::ranges::transform(items.positions, answers.begin(),
                             [&](std::size_t position) { return person[position]; });
      values[p * scales + s] = scorer.eap(answers).theta;
    }
  }
  return values;
}

// The instrument to run and the columns of the table that belong to it. Nothing: no such scale.
std::optional<Instrument> reduced(const Instrument& whole, const std::string& scale,
                                  AnswerTable& table) {
  if (scale == "both") return whole;
  for (std::size_t s = 0; s < whole.scales.size(); ++s) {
    if (whole.scales[s].id != scale) continue;
    table = columns_of(table, measurement::items_of_scale(whole, s).positions);
    return measurement::only_scale(whole, s);
  }
  return std::nullopt;
}

std::optional<int> read(Arguments arguments, Wanted& wanted, CommandLine& line) {
  line.text("--instrument", wanted.instrument)
      .text("--responses", wanted.answers.file.responses)
      .texts("--missing", wanted.answers.file.missing)
      .flag("--complete-cases", wanted.answers.complete_cases)
      .flag("--drop-straight-lines", wanted.answers.drop_straight_lines)
      .whole("--people", wanted.people, 2)
      .whole("--seed", wanted.seed, 1)
      .choice("--scale", wanted.scale, {"both", "anxiety", "avoidance"})
      .choice("--rules", wanted.rules, {"plain", "shipped"})
      .text("--mode", wanted.mode)
      .choice("--selection", wanted.selection, {"mfi", "expected", "mepv", "d"})
      .number("--stop-se", wanted.stop_standard_error, 0.05, 0.99)
      .whole("--least-items", wanted.least_items, 1, 1000)
      .whole("--most-items", wanted.most_items, 1, 1000)
      .whole("--threads", wanted.threads, 1, 256)
      .text("--output", wanted.output)
      .text("--json", wanted.json)
      .text("--content", wanted.folder);
  if (const auto status = line.read(arguments)) return status;
  if (wanted.instrument.empty()) {
    return line.wrong("name the instrument with --instrument, such as ecr");
  }
  if (wanted.answers.file.responses.empty()) {
    return line.wrong("name the answer file with --responses FILE");
  }
  return std::nullopt;
}

int report(const Wanted& wanted, const ReplayRun& replay, const AnswersRead& read) {
  const auto show = on_terminal();
  ReplayRun shown = replay;
  if (show) {
    shown.progress = [&](std::size_t people) { show(fmt::format("{} people replayed", people)); };
  }
  const ReplayOutcome outcome = run(shown);
  if (show) fmt::print(stderr, "\r\x1b[K");
  const ReplayReport figures{replay.instrument, &outcome, replay.rules, "all items"};
  fmt::print("{} people in the file; left out: {} with a gap, {} straight lines, {} empty\n",
             read.people, read.incomplete, read.straight_lines, read.empty);
  print_report(figures);
  Result<bool> kept = true;
  if (!wanted.output.empty()) kept = write_people(figures, wanted.output);
  if (kept && !wanted.json.empty()) {
    json::Writer json;
    json.begin_object().member("rules_of", std::string_view(wanted.rules));
    json.member("scale", std::string_view(wanted.scale));
    write_report(json, figures);
    json.end_object();
    kept = write_json(json, wanted.json);
  }
  if (kept) return 0;
  tell(kept.error());
  return 1;
}

}  // namespace

int replay(Arguments arguments) {
  Wanted wanted;
  CommandLine line("replay", help);
  if (const auto status = read(arguments, wanted, line)) return *status;
  const auto catalogue = content::load(content_folder(wanted.folder));
  if (!catalogue) {
    tell(catalogue.error());
    return 1;
  }
  const auto instrument = find_instrument(*catalogue, wanted.instrument);
  if (!instrument) {
    tell(instrument.error());
    return 2;
  }
  const auto* mode = (*instrument)->find_mode(wanted.mode);
  if (mode == nullptr) return line.wrong("this instrument has no mode '" + wanted.mode + "'");
  auto answers = read_answers(**instrument, wanted.answers);
  if (!answers) {
    tell(answers.error());
    return 1;
  }
  AnswerTable& table = answers->table;
  if (wanted.people > 0) {
    table = drawn(table, static_cast<std::size_t>(wanted.people),
                  static_cast<std::uint64_t>(wanted.seed));
  }
  measurement::AdaptiveRules rules = *mode;
  auto part = reduced(**instrument, wanted.scale, table);
  if (!part) return line.wrong("this instrument has no scale '" + wanted.scale + "'");
  if (table.people() < 2) return line.wrong("there are fewer than two people to replay");
  if (wanted.rules == "plain") keep_plain(*part, rules);
  if (wanted.stop_standard_error > 0) rules.stop_standard_error = wanted.stop_standard_error;
  if (wanted.least_items > 0) rules.least_items = static_cast<int>(wanted.least_items);
  if (wanted.most_items > 0) rules.most_items = static_cast<int>(wanted.most_items);
  rules.most_items = std::max(rules.most_items, rules.least_items);
  if (!wanted.selection.empty()) rules.selection = selection_called(wanted.selection);
  const unsigned all = std::max(1U, std::thread::hardware_concurrency());
  const ReplayRun replay{
      .instrument = &*part,
      .rules = rules,
      .answers = &table,
      .references = full_estimates(*part, table),
      .seed = part->exposure.chances.empty() ? 0 : static_cast<std::uint64_t>(wanted.seed),
      .threads = wanted.threads > 0 ? static_cast<unsigned>(wanted.threads) : all,
      .progress = {}};
  return report(wanted, replay, *answers);
}

}  // namespace securebase::cli

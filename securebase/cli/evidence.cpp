#include <fmt/format.h>
#include <chrono>
#include <filesystem>
#include <string>

#include "securebase/cli/command_line.hpp"
#include "securebase/cli/commands.hpp"
#include "securebase/cli/evidence/evidence_text.hpp"
#include "securebase/cli/evidence/forest_plot.hpp"
#include "securebase/cli/whole_file.hpp"

namespace securebase::cli {
namespace {

constexpr std::string_view help =
    R"(securebase evidence FILE.csv [options]

Pools the effects of many studies and prints what came out, how it was computed, and what it cannot
tell. One row is one effect; the first line names the columns. Rows without an effect (NA or empty
cells) are left out and counted.

Which columns hold the effects is found by name (yi and vi or sei; TE and seTE; effect with
variance, se, or low and high; .g and .g_se; .log_rr and .log_rr_se; tables of counts such as
event.e,n.e,event.c,n.c; mean, sd and n of two groups; r and n), or named:

  --effect COLUMN            with --se COLUMN, --variance COLUMN, or --low COLUMN and --high COLUMN
  --counts A,B,C,D           columns of events and others, of the first group and of the second
  --events A,N1,C,N2         columns of events and people of both groups
  --means M1,SD1,N1,M2,SD2,N2  columns of mean, standard deviation and people of both groups
  --correlation R,N          columns of a correlation and its people
  --measure MEASURE          what to make of them: g (Hedges), md (mean difference), rr or or
                             (logarithms of ratios), z (Fisher's z of correlations), effect. For
                             given effects it says what they are: rr and or are logarithms already
  --ratio                    effect, low and high are ratios: take their logarithms
  --given-level 0.95         of the intervals low to high in the file
  --reverse                  turn every sign round, so that the other direction is positive

Who belongs together:

  --study COLUMN             effects of one study are more alike than others: three levels, and
                             errors that are robust by study (CR2)
  --before-after COLUMN      yes where an effect is the change of one group, no where it compares
                             two groups; the two are never pooled together
  --design COLUMN            every word of this column is pooled by itself; words such as before-after,
                             pre-post, single group and uncontrolled mean the change of one group
  --subgroup COLUMN          also pool each subgroup, and test whether they differ
  --label COLUMN             how effects are called (else a column such as study or author)
  --only COLUMN=VALUE        only rows with this value; may be given again, and all must hold

How to compute (without --study; three levels always use REML and CR2):

  --tau reml                 or dl (DerSimonian and Laird), pm (Paule and Mandel)
  --inference knapp-hartung  as published; at-least: the same, but never narrower than Wald's; wald
  --level 0.95               of all intervals

How the file is written:

  --separator comma          or semicolon, tab; else as the first line has it
  --decimal-comma            numbers such as 0,25; found by itself beside semicolons and tabs
  --missing VALUE            another value that stands for "not there"; may be given again

What else to write. Files appear whole or not at all:

  --leave-one-out            also the result without each effect, or without each study
  --svg FILE                 a forest plot
  --csv FILE                 all effects and results as a table
)";

struct Words {
  std::string separator, tau = "reml", inference = "knapp-hartung", svg, csv;
  std::vector<std::string> only;
  bool decimal_comma = false;
};

std::optional<int> read_words(Arguments arguments, CommandLine& line, Words& words,
                              EffectFileOptions& file, PoolOptions& pools) {
  EffectColumnNames& names = file.columns;
  line.word("FILE of effects", file.file)
      .text("--effect", names.effect)
      .text("--se", names.error)
      .text("--variance", names.variance)
      .text("--low", names.low)
      .text("--high", names.high)
      .text("--counts", names.counts)
      .text("--events", names.events)
      .text("--means", names.means)
      .text("--correlation", names.correlation)
      .choice("--measure", names.measure, {"g", "md", "rr", "or", "z", "effect"})
      .flag("--ratio", file.rules.ratio)
      .number("--given-level", file.rules.given_level, 0.5, 0.9999)
      .flag("--reverse", file.reverse)
      .text("--study", file.study)
      .text("--before-after", file.before_after)
      .text("--design", file.design)
      .text("--subgroup", file.subgroup)
      .text("--label", file.label)
      .texts("--only", words.only)
      .choice("--tau", words.tau, {"reml", "dl", "pm"})
      .choice("--inference", words.inference, {"knapp-hartung", "at-least", "wald"})
      .number("--level", pools.pooling.level, 0.5, 0.9999)
      .choice("--separator", words.separator, {"comma", "semicolon", "tab"})
      .flag("--decimal-comma", words.decimal_comma)
      .texts("--missing", file.missing)
      .flag("--leave-one-out", pools.leave_one_out)
      .text("--svg", words.svg)
      .text("--csv", words.csv);
  return line.read(arguments);
}

// Turns words into settings; gives what is wrong with them, or nothing.
std::string take_words(const Words& words, EffectFileOptions& file, PoolOptions& pools) {
  using statistics::Inference;
  using statistics::TauMethod;
  if (!words.separator.empty()) {
    file.separator = words.separator == "comma" ? ',' : words.separator == "tab" ? '\t' : ';';
  }
  if (words.decimal_comma) file.decimal = DecimalMark::comma;
  if (words.tau == "dl") pools.pooling.tau = TauMethod::dersimonian_laird;
  if (words.tau == "pm") pools.pooling.tau = TauMethod::paule_mandel;
  if (words.inference == "wald") pools.pooling.inference = Inference::wald;
  if (words.inference == "at-least") pools.pooling.inference = Inference::knapp_hartung_at_least;
  pools.by_study = !file.study.empty();
  pools.by_subgroup = !file.subgroup.empty();
  for (const std::string& rule : words.only) {
    const std::size_t equals = rule.find('=');
    if (equals == std::string::npos || equals == 0) {
      return fmt::format("--only wants COLUMN=VALUE, not '{}'", rule);
    }
    file.only.emplace_back(rule.substr(0, equals), rule.substr(equals + 1));
  }
  if (!file.before_after.empty() && !file.design.empty()) {
    return "--before-after and --design both tell the design; name one of them";
  }
  if (pools.by_study && (words.tau != "reml" || words.inference != "knapp-hartung")) {
    return "--tau and --inference are for effects that stand alone; --study uses REML and CR2";
  }
  return {};
}

// Files that would be written over each other or over what was read.
std::optional<Problem> clash(const Words& words, const std::string& input) {
  const auto same = [](const std::string& one, const std::string& other) {
    std::error_code ignored;
    if (one.empty() || other.empty()) return false;
    return std::filesystem::equivalent(one, other, ignored) ||
           std::filesystem::absolute(one).lexically_normal() ==
               std::filesystem::absolute(other).lexically_normal();
  };
  for (const std::string& output : {words.svg, words.csv}) {
    if (same(output, input))
      return Problem{"this file holds the effects", output, "Name another file for the results."};
  }
  if (same(words.svg, words.csv)) {
    return Problem{"this file is to hold two things", words.svg,
                   "Name different files for --svg and --csv."};
  }
  return std::nullopt;
}

// Both are written before either appears.
Result<bool> write_files(const Words& words, const EffectTable& table, std::span<const Pool> pools,
                         const PoolOptions& options) {
  std::vector<WholeFile> files;
  const auto prepare = [&](const std::string& path, const std::string& text) -> Result<bool> {
    auto file = WholeFile::open(path);
    if (!file) return tl::unexpected<Error>(std::move(file.error()));
    file->write(text);
    files.push_back(std::move(*file));
    return true;
  };
  if (!words.svg.empty()) {
    if (auto done = prepare(words.svg, forest_plot(table, pools, options)); !done) return done;
  }
  if (!words.csv.empty()) {
    if (auto done = prepare(words.csv, evidence_csv(table, pools, options)); !done) return done;
  }
  for (WholeFile& file : files) {
    if (auto kept = file.keep(); !kept) return kept;
  }
  return true;
}

}  // namespace

int evidence(Arguments arguments) {
  CommandLine line("evidence", help);
  Words words;
  EffectFileOptions file;
  PoolOptions options;
  if (const auto status = read_words(arguments, line, words, file, options)) return *status;
  if (const std::string wrong = take_words(words, file, options); !wrong.empty()) {
    return line.wrong(wrong);
  }
  const auto refuse = [](const Error& error) {
    tell(error);
    fmt::print(stderr, "Nothing was written.\n");
    return 1;
  };
  if (const auto bad = clash(words, file.file)) return refuse({Errc::bad_input, {*bad}});
  const auto table = read_effects(file);
  if (!table) return refuse(table.error());
  const auto pools = pool(*table, options);
  if (const auto written = write_files(words, *table, pools, options); !written) {
    return refuse(written.error());
  }
  fmt::print("{}", evidence_text(file.file, *table, pools, options));
  return 0;
}

}  // namespace securebase::cli

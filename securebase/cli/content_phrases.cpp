#include "securebase/cli/content_phrases.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "securebase/content/safety_files.hpp"
#include "securebase/safety/phrase_measure.hpp"

namespace securebase::cli {
namespace {

constexpr std::string_view usage =
    "Usage: securebase content phrases [--content DIR]\n"
    "\n"
    "Runs the phrase check on the sentences of safety/phrase-tests.yaml and prints what it finds\n"
    "and what it misses. Half a served to choose the phrases, half b did not: trust half b.\n"
    "\n"
    "  --content DIR   the content; else $SECUREBASE_CONTENT, else ./content\n"
    "  --help          this text\n";

std::string in_words(const std::optional<safety::Share>& share) {
  if (!share) return "none to count";
  return fmt::format("{:.2f} ({:.2f} to {:.2f})", share->value, share->low, share->high);
}

void print_half(const safety::HalfCounts& half) {
  const safety::Counts& all = half.counts;
  fmt::print("\nhalf {}: {} sentences\n", half.half, all.sentences());
  fmt::print("  recall      {}  offered {} of {} heavy\n", in_words(all.recall()),
             all.true_positives, all.true_positives + all.false_negatives);
  fmt::print("  precision   {}  heavy {} of {} offers\n", in_words(all.precision()),
             all.true_positives, all.true_positives + all.false_positives);
  fmt::print("  left alone  {}  {} of {} light\n", in_words(all.left_alone()), all.true_negatives,
             all.true_negatives + all.false_positives);
  for (const safety::KindCounts& kind : half.kinds) {
    const safety::Counts& one = kind.counts;
    const std::size_t right = kind.heavy ? one.true_positives : one.true_negatives;
    fmt::print("    {:<13} {:<10} {:>3} of {:>3}  {}\n", kind.kind,
               kind.heavy ? "offered" : "left alone", right, one.sentences(),
               in_words(safety::share(right, one.sentences())));
  }
}

}  // namespace

int content_phrases(Arguments arguments) {
  std::string folder;
  CommandLine line("content phrases", usage);
  line.text("--content", folder);
  if (const auto status = line.read(arguments)) return *status;
  const auto tests = content::load_phrase_tests(content_folder(folder));
  if (!tests) {
    tell(tests.error());
    return 1;
  }
  fmt::print("phrase check {}: {} heavy phrases, {} light; each share with its 95 % interval\n",
             tests->phrases.version, tests->phrases.heavy.size(), tests->phrases.light.size());
  for (const auto& half : safety::measure(tests->phrases, tests->sentences)) print_half(half);
  const auto heavy = std::ranges::count_if(tests->sentences, &safety::TestSentence::heavy);
  fmt::print(
      "\n{} of these {} sentences are heavy. In real writing far fewer are, so that fewer of the\n"
      "offers are needed than the precision says; recall does not depend on that.\n",
      heavy, tests->sentences.size());
  return 0;
}

}  // namespace securebase::cli

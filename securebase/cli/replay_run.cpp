#include "securebase/cli/replay_run.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "securebase/measurement/random.hpp"

namespace securebase::cli {
namespace {

using measurement::ItemUse;

constexpr std::size_t people_at_once = 64;
constexpr std::uint64_t sitting_stream = 1001;  // of the run's seed: one seed for each person

// What one thread gathers.
struct Share {
  std::vector<ItemUse> use;
  std::size_t steps = 0;
  std::chrono::duration<double, std::micro> busy{};
};

PersonOutcome one_person(const ReplayRun& replay, const measurement::AdaptiveTest& test,
                         std::size_t person, Share& share) {
  measurement::Sitting start{.given = {}, .rules = &replay.rules};
  // Never 0 by chance: 0 would mean that nothing is held back.
  if (replay.seed != 0) {
    start.seed = measurement::random_bits(replay.seed, sitting_stream, person) | 1U;
  }
  const auto answers = replay.answers->person(person);
  const auto began = std::chrono::steady_clock::now();
  const auto sitting =
      measurement::whole_sitting(test, start, [&](std::size_t item) -> std::optional<int> {
        if (answers[item] == measurement::no_answer) return std::nullopt;
        return answers[item];
      });
  share.busy += std::chrono::steady_clock::now() - began;
  share.steps += sitting.given.size() + 1;
  measurement::count_use(share.use, sitting.given,
                         measurement::reluctance(*replay.instrument, start.seed));

  PersonOutcome outcome{.row = replay.answers->row_of[person], .scales = {},
                        .quadrants = sitting.last.posterior.quadrants};
  const std::size_t scales = replay.instrument->scales.size();
  for (std::size_t s = 0; s < scales; ++s) {
    const auto& state = sitting.last.scales[s];
    outcome.scales[s] = {.shown = state.answered + state.skipped,
                         .answered = state.answered,
                         .stop = state.stop,
                         .found = sitting.last.posterior.scales[s],
                         .reference = replay.references[person * scales + s]};
  }
  return outcome;
}

void add(ItemUse& sum, const ItemUse& one) {
  sum.eligible += one.eligible;
  sum.shown_eligible += one.shown_eligible;
  sum.other += one.other;
  sum.shown_other += one.shown_other;
}

}  // namespace

ReplayOutcome run(const ReplayRun& replay) {
  const measurement::AdaptiveTest test(*replay.instrument);
  const std::size_t people = replay.answers->people();
  const std::size_t items = replay.instrument->items.size();
  ReplayOutcome outcome;
  outcome.people.resize(people);
  outcome.use.resize(items);
  std::vector<Share> shares(std::max(1U, replay.threads));
  std::atomic<std::size_t> next{0};
  const auto work = [&](std::size_t thread) {
    Share& share = shares[thread];
    share.use.resize(items);
    for (;;) {
      const std::size_t from = next.fetch_add(people_at_once);
      if (from >= people) return;
      if (thread == 0 && replay.progress) replay.progress(from);
      for (std::size_t p = from; p < std::min(from + people_at_once, people); ++p) {
        outcome.people[p] = one_person(replay, test, p, share);
      }
    }
  };
  std::vector<std::thread> others;
  for (std::size_t t = 1; t < shares.size(); ++t) others.emplace_back(work, t);
  work(0);
  for (std::thread& other : others) other.join();
  double busy = 0;
  for (const Share& share : shares) {
    for (std::size_t i = 0; i < items; ++i) add(outcome.use[i], share.use[i]);
    outcome.steps += share.steps;
    busy += share.busy.count();
  }
  if (outcome.steps > 0) {
    outcome.microseconds_a_step = busy / static_cast<double>(outcome.steps);
  }
  return outcome;
}

std::vector<measurement::ScaleOutcome> scale_of(const ReplayOutcome& outcome, std::size_t scale) {
  std::vector<measurement::ScaleOutcome> outcomes;
  outcomes.reserve(outcome.people.size());
  for (const PersonOutcome& person : outcome.people) outcomes.push_back(person.scales[scale]);
  return outcomes;
}

}  // namespace securebase::cli

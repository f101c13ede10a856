// Many sittings at once: the adaptive test answered from a table, by all processors.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/simulation_sittings.hpp"

namespace securebase::cli {

struct ReplayRun {
  const measurement::Instrument* instrument = nullptr;
  measurement::AdaptiveRules rules;
  // An item without an answer is skipped. One column for each item.
  const measurement::AnswerTable* answers = nullptr;
  std::vector<double> references;  // people * scales
  std::uint64_t seed = 0;          // 0: no exposure control; else each person gets a seed from it
  unsigned threads = 1;
  std::function<void(std::size_t people)> progress;  // may be empty; called by one thread
};

struct PersonOutcome {
  std::size_t row = 0;  // in the source, 1-based
  std::array<measurement::ScaleOutcome, 2> scales;
  std::array<std::array<double, 2>, 2> quadrants{};  // of two scales
};

struct ReplayOutcome {
  std::vector<PersonOutcome> people;
  std::vector<measurement::ItemUse> use;  // of each item
  double microseconds_a_step = 0;         // of one thread
  std::size_t steps = 0;
};

// The same outcome for any number of threads, but for the time.
[[nodiscard]] ReplayOutcome run(const ReplayRun& replay);

// One scale of all people, as figures_of takes it.
[[nodiscard]] std::vector<measurement::ScaleOutcome> scale_of(const ReplayOutcome& outcome,
                                                              std::size_t scale);

}  // namespace securebase::cli

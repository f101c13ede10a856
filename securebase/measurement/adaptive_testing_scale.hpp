// One scale in the middle of a sitting: its candidates, whether it goes on, and for how long.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "securebase/measurement/adaptive_testing.hpp"
#include "securebase/measurement/selection.hpp"
#include "securebase/measurement/selection_minima.hpp"

namespace securebase::measurement {

struct Candidate {
  std::size_t item = 0;
  double information = 0.0;  // expected over the posterior
  double merit = 0.0;        // by the selection rule; also compared between scales
  double reluctance = 0.0;   // above 0: offered only when no other fits (exposure.hpp)
};

[[nodiscard]] Candidate candidate(std::size_t item, const ItemModel& model, const ItemOnGrid& on,
                                  const MarginalMoments& moments, Selection selection);

struct ScaleProgress {
  ScaleState state;
  Coverage coverage;
  std::vector<Candidate> candidates;  // best first, those of any reluctance last
  std::optional<Candidate> best;      // after the content minima
  Lacking lacks;
  bool may_stop = false;  // enough answers, and nothing lacking

  // Ranks the candidates and picks the best. One of any reluctance comes only when no other is
  // left, or none that the content minima need.
  void choose(std::span<const ItemContent> contents, const AdaptiveRules& rules);
  // Sets state.stop and may_stop.
  void judge(std::span<const ItemOnGrid> items, const MarginalMoments& moments,
             const AdaptiveRules& rules);
  // How many more answers the scale will take if each tells as much as is expected now. It cannot
  // foresee surprising answers, so it is a forecast, and it is called "about".
  [[nodiscard]] int forecast(const Estimate& now, const AdaptiveRules& rules) const;
};

}  // namespace securebase::measurement

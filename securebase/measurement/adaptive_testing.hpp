// The adaptive test: which statement next, and when to stop. Stateless: the answers so far go in,
// the next step comes out, and the same answers in any order give the same step.
//
// Two scales with simple structure (each item speaks for one scale) and a bivariate normal prior:
// each scale keeps a one-dimensional likelihood, and the two meet only in the prior.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "securebase/measurement/instrument.hpp"
#include "securebase/measurement/posterior.hpp"

namespace securebase::measurement {

// One statement that was shown. No category: the person skipped it.
struct Given {
  std::size_t item = 0;         // index into Instrument::items
  std::optional<int> category;  // 0-based, recoded (Instrument::category)
};

enum class Stop {
  going_on,         // this scale still asks
  precise,          // its standard error reached the target
  little_to_gain,   // the next answer would hardly narrow it
  most_items,       // the most items have been shown
  no_items_left,    // every statement that may be asked has been shown
  too_few_answers,  // ... and fewer than the least were answered
};

struct ScaleState {
  int answered = 0;
  int skipped = 0;
  Stop stop = Stop::going_on;
};

struct Step {
  std::optional<std::size_t> item;  // absent: finished, read `posterior`
  PlanePosterior posterior;
  std::array<ScaleState, 2> scales;
  int about_remaining = 0;  // forecast of further answers, the offered one included

  [[nodiscard]] bool enough() const;  // both scales have the least answers that a result needs
};

class AdaptiveTest {
 public:
  // Requires: exactly two scales. Tables are built once; the instrument must outlive this object.
  explicit AdaptiveTest(const Instrument& instrument);
  ~AdaptiveTest();
  AdaptiveTest(AdaptiveTest&&) noexcept;
  AdaptiveTest& operator=(AdaptiveTest&&) noexcept;

  // Requires: items in range and each at most once; categories in range (asserted). Thread-safe.
  [[nodiscard]] Step next(std::span<const Given> given) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace securebase::measurement

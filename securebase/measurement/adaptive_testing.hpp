// The adaptive test: which statement next, and when to stop. Stateless: the answers so far go in,
// the next step comes out, and the same answers in any order give the same step.
//
// One scale, or two with simple structure (each item speaks for one scale) and a bivariate normal
// prior: each scale keeps a one-dimensional likelihood, and the two meet only in the prior.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "securebase/measurement/carry_over.hpp"
#include "securebase/measurement/instrument.hpp"
#include "securebase/measurement/posterior.hpp"

namespace securebase::measurement {

// One statement that was shown. No category: the person skipped it.
struct Given {
  std::size_t item = 0;         // index into Instrument::items
  std::optional<int> category;  // 0-based, recoded (Instrument::category)
};

// A sitting so far.
struct Sitting {
  std::span<const Given> given;
  const AdaptiveRules* rules = nullptr;  // of a mode; null: those of the mode "full"
  std::uint64_t seed = 0;                // of exposure.hpp; 0: every statement may be offered
  std::array<Carried, 2> carried{};      // from earlier maps, one for each scale
};

enum class Stop {
  going_on,         // this scale still asks
  precise,          // its standard error reached the target
  little_to_gain,   // the next answer would hardly narrow it
  region_known,     // one region of the map is probable enough
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
  PlanePosterior posterior;         // with one scale only scales[0] of it means anything
  // From this sitting's answers alone, under a standard normal prior for each scale.
  std::array<Estimate, 2> own;
  std::array<ScaleState, 2> scales;
  int about_remaining = 0;  // forecast of further answers, the offered one included

  [[nodiscard]] bool enough() const;  // all scales have the least answers that a result needs
};

class AdaptiveTest {
 public:
  // Requires: one scale or two, and with two a boundary for each. Tables are built once; the
  // instrument must outlive this object.
  explicit AdaptiveTest(const Instrument& instrument);
  ~AdaptiveTest();
  AdaptiveTest(AdaptiveTest&&) noexcept;
  AdaptiveTest& operator=(AdaptiveTest&&) noexcept;

  // Requires: items in range and each at most once; categories in range (asserted). Thread-safe.
  [[nodiscard]] Step next(const Sitting& sitting) const;
  // In the mode "full", without a seed, with nothing carried over.
  [[nodiscard]] Step next(std::span<const Given> given) const { return next({.given = given}); }

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace securebase::measurement

// Whether what comes with an assessment beside its answers fits: mode, seed, earlier maps. What is
// wrong goes to the list of problems.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "securebase/care/answer_check.hpp"
#include "securebase/care/assessments.hpp"
#include "securebase/measurement/adaptive_testing.hpp"

namespace securebase::care {

// The rules of the mode; those of "full" after a problem.
[[nodiscard]] const measurement::AdaptiveRules* check_mode(
    std::string_view mode, const measurement::Instrument& instrument, ProblemList& problems);

[[nodiscard]] std::uint64_t check_seed(std::int64_t seed, ProblemList& problems);

struct CarriedOver {
  std::array<measurement::Carried, 2> scales{};
  int maps_used = 0;  // earlier maps that told something about either scale
};
// Nothing is carried over by an instrument that does not say how alike values are.
[[nodiscard]] CarriedOver check_earlier(std::span<const EarlierMap> earlier,
                                        const measurement::Instrument& instrument,
                                        ProblemList& problems);

}  // namespace securebase::care

// Holds a FHIR Questionnaire against the recipe that it is said to be the wording of. Nothing is
// guessed in silence: every pair is shown, and how it came about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/fhir/questionnaire.hpp"
#include "securebase/measurement/questionnaire.hpp"

namespace securebase::fhir {

enum class PairedBy : std::uint8_t { link_id, order };
// Where the values of the answers come from: a score on each option, whole numbers as options, or
// the recipe's own values in the order of the options.
enum class ValuesFrom : std::uint8_t { ordinal, integer, order };

struct Pair {
  std::size_t item = 0;      // index into the recipe
  std::size_t question = 0;  // index into the FHIR questionnaire
  PairedBy by = PairedBy::order;
  ValuesFrom values_from = ValuesFrom::order;
  std::vector<measurement::AnswerChoice> answers;  // the options with their values, as they stand
};

struct Match {
  std::vector<Pair> pairs;  // in the order of the recipe
  std::vector<Problem> differences;
  [[nodiscard]] bool fits() const { return differences.empty(); }
};

// By linkId (or LOINC code) as soon as one item of the recipe is found so, else by order.
[[nodiscard]] Match match(const Questionnaire& questionnaire,
                          const measurement::Questionnaire& recipe);

// The recipe with the wording in its places. Requires: match(questionnaire, recipe) is `match` and
// fits.
[[nodiscard]] measurement::Questionnaire with_wording(measurement::Questionnaire recipe,
                                                      const Questionnaire& questionnaire,
                                                      const Match& match);

}  // namespace securebase::fhir

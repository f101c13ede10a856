// libFuzzer: whatever bytes come, a questionnaire is read or refused with a reason; what was read
// pairs with a recipe without stepping outside of it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "securebase/fhir/match.hpp"
#include "securebase/fhir/questionnaires_for_test.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto recipe = securebase::fhir::recipe_of_three(true);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = securebase::fhir::read_questionnaire(bytes);
  if (!read) {
    if (read.error().problems.empty()) std::abort();
    return 0;
  }
  const auto found = securebase::fhir::match(*read, recipe);
  if (!found.fits()) return 0;
  const auto worded = securebase::fhir::with_wording(recipe, *read, found);
  for (const auto& item : worded.items) {
    if (item.text.empty() || worded.answers_of(item).size() != 3) std::abort();
  }
  return 0;
}

// Which recipes may get wording, which of them a questionnaire may be, and what an installation has.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/care/wordings.hpp"
#include "securebase/fhir/questionnaire.hpp"
#include "securebase/measurement/questionnaire.hpp"

namespace securebase::fhir {

// Why no wording may be added to this recipe, whatever the wording is: it is our own, its rights
// keep it closed, or it has one already. Empty: it may be.
[[nodiscard]] std::vector<Problem> reasons_against(const care::QuestionnaireHere& here);

// Whether the title or the address of the questionnaire holds the id or title of the recipe, spelt
// with or without hyphens.
[[nodiscard]] bool is_named(const Questionnaire& questionnaire,
                            const measurement::Questionnaire& recipe);

// Indices of the recipes that the questionnaire fits; else of those whose name stands in its title
// or address; at most five, the likeliest first.
[[nodiscard]] std::vector<std::size_t> candidates(
    const Questionnaire& questionnaire, std::span<const care::QuestionnaireHere> recipes);

// What this installation has: every questionnaire, with the wording that was added where it still
// fits its recipe. What no longer fits (a newer version of a recipe) stays without wording.
[[nodiscard]] std::vector<care::QuestionnaireHere> questionnaires_here(
    std::span<const measurement::Questionnaire> questionnaires,
    std::span<const care::AddedWording> added);

}  // namespace securebase::fhir

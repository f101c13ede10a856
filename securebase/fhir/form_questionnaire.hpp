// A form as a FHIR R4 Questionnaire and back, one to one: nothing of the form is lost. What FHIR has
// a word for is written in it (items, types, options, enableWhen, required); the rest goes into
// extensions of our own, so that another program can show the form and ours can take it back whole.
//
// Steps are groups, guidance is display items, a group or a picture is a repeating group.
#pragma once

#include <string>
#include <string_view>

#include "securebase/base/result.hpp"

namespace securebase::fhir {

inline constexpr std::string_view form_extension =
    "https://securebase.invalid/fhir/StructureDefinition/form";
inline constexpr std::string_view field_kind_extension =
    "https://securebase.invalid/fhir/StructureDefinition/form-field-kind";
inline constexpr std::string_view field_rules_extension =
    "https://securebase.invalid/fhir/StructureDefinition/form-field-rules";

// The form as docs/guide/forms.md has it, as JSON. Errors: bad_input.
[[nodiscard]] Result<std::string> questionnaire_of_form(std::string_view form_json);

// Errors: bad_input, when the Questionnaire was not made from a form.
[[nodiscard]] Result<std::string> form_of_questionnaire(std::string_view questionnaire_json);

}  // namespace securebase::fhir

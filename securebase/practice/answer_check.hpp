// Whether answers can be what their fields ask for. Nothing is changed or thrown away: what does not
// fit is told, and stays where the person wrote it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "securebase/practice/answers.hpp"
#include "securebase/practice/form.hpp"

namespace securebase::practice {

// Why an answer does not fit. A closed list, so that each can be said in every language.
enum class Misfit { unknown_field, wrong_kind, out_of_range, unknown_option, too_many, no_date };
[[nodiscard]] std::string_view name_of(Misfit misfit);

struct Refused {
  std::string field;
  std::optional<std::size_t> row;  // of a group
  Misfit why = Misfit::wrong_kind;
};

[[nodiscard]] std::vector<Refused> misfits(const Form& form, const Answers& answers);

}  // namespace securebase::practice

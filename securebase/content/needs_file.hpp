// content/indications/needs.yaml -> the matrix, and its rules: every cell has its reason.
#pragma once

#include "securebase/content/reading.hpp"
#include "securebase/therapy/indications.hpp"

namespace securebase::content {

// `ways`: ids of the ways of working that have a file, in any order; none: not known, and those
// that the file lists are taken.
[[nodiscard]] therapy::Indications read_indications(const Reading& root,
                                                    const std::vector<std::string>& ways);
// The evidence ids that reasons name, with their places.
[[nodiscard]] std::vector<Reading> sources_named(const Reading& needs);

// The word for a reason that rests on usual practice and no trial.
inline constexpr std::string_view consensus = "consensus";

}  // namespace securebase::content

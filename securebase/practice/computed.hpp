#pragma once

#include <optional>

#include "securebase/practice/condition.hpp"

namespace securebase::practice {

// The value, or nothing while there is nothing to work it out from. `lookup` gives answers as
// `holds` takes them; `in_row` gives those of one row of a group.
[[nodiscard]] std::optional<double> work_out(
    const Computation& computation, const Lookup& lookup,
    const std::function<Lookup(std::string_view group, const Row& row)>& in_row);

// Minutes since the first moment of a day or of the calendar: "21:30" or "2026-05-04T21:30".
// Nothing when the text is no such time.
[[nodiscard]] std::optional<double> minutes_of(std::string_view time);

}  // namespace securebase::practice

// Numbers as people and programs write them in tables: with a point, or with a decimal comma.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace securebase::cli {

enum class DecimalMark { point, comma, either };

// Without the blanks around it.
[[nodiscard]] std::string_view trimmed_cell(std::string_view text);

// A number such as -1.5, +2, 3e-4 or, where commas are decimal marks, -1,5. "inf" and "nan" are
// read as what they are, so that they can be refused by name. Nothing for anything else.
[[nodiscard]] std::optional<double> cell_number(std::string_view text, DecimalMark mark);

// The separator of a table by its first line: the most frequent of semicolon, tab and comma outside
// quotation marks; a comma when there is none.
[[nodiscard]] char separator_of(std::string_view first_line);

// "1 effect", "3 effects".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one);

}  // namespace securebase::cli

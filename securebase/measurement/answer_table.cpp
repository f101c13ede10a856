#include "securebase/measurement/answer_table.hpp"

#include <cassert>

namespace securebase::measurement {

AnswerTable columns_of(const AnswerTable& table, std::span<const std::size_t> columns) {
  AnswerTable chosen;
  chosen.items = columns.size();
  chosen.row_of = table.row_of;
  chosen.categories.reserve(table.people() * columns.size());
  for (std::size_t p = 0; p < table.people(); ++p) {
    const auto row = table.person(p);
    for (const std::size_t column : columns) {
      assert(column < table.items);
      chosen.categories.push_back(row[column]);
    }
  }
  return chosen;
}

}  // namespace securebase::measurement

// Fear: the answers of one item stand in the column of another.
#include "securebase/measurement/answer_table.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace securebase::measurement;

TEST_CASE("columns keep their people and take the order that was asked for") {
  const AnswerTable table{3, {0, 1, 2, 3, no_answer, 4}, {1, 7}};
  const std::array<std::size_t, 2> wanted{2, 0};
  const AnswerTable chosen = columns_of(table, wanted);
  CHECK(chosen.people() == 2);
  CHECK(chosen.categories == std::vector<std::int8_t>{2, 0, 4, 3});
  CHECK(chosen.row_of == table.row_of);
  CHECK(columns_of(table, {}).people() == 0);
}

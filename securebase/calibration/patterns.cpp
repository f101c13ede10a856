#include "securebase/calibration/patterns.hpp"

#include <algorithm>
#include <cstring>

namespace securebase::calibration {

Patterns patterns_of(const measurement::AnswerTable& table) {
  std::vector<std::uint32_t> order;
  order.reserve(table.people());
  for (std::size_t p = 0; p < table.people(); ++p) {
    const bool answered = std::ranges::any_of(
        table.person(p), [](std::int8_t answer) { return answer != measurement::no_answer; });
    if (answered) order.push_back(static_cast<std::uint32_t>(p));
  }
  const auto compare = [&](std::uint32_t a, std::uint32_t b) {
    return std::memcmp(table.categories.data() + a * table.items,
                       table.categories.data() + b * table.items, table.items);
  };
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return compare(a, b) < 0; });

  Patterns patterns;
  patterns.items = table.items;
  for (std::size_t o = 0; o < order.size(); ++o) {
    if (o > 0 && compare(order[o - 1], order[o]) == 0) {
      patterns.people.back() += 1;
      continue;
    }
    const auto row = table.person(order[o]);
    patterns.answers.insert(patterns.answers.end(), row.begin(), row.end());
    patterns.people.push_back(1);
  }
  return patterns;
}

}  // namespace securebase::calibration

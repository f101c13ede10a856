// A word of a file that must be one of a known list, as the value it stands for.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/content/reading.hpp"

namespace securebase::content {

// The place of the word in `ids`; a problem at `at` that lists them when it is none of them.
[[nodiscard]] std::optional<std::size_t> place_in(const Reading& at,
                                                  const std::vector<std::string_view>& ids);

template <std::size_t N>
[[nodiscard]] std::optional<std::size_t> place_in(const Reading& at,
                                                  const std::array<std::string_view, N>& ids) {
  return place_in(at, std::vector<std::string_view>(ids.begin(), ids.end()));
}

// A field that must be there, as a value of an enumeration whose values count from 0 as `ids` do.
template <class E, std::size_t N>
[[nodiscard]] E read_choice(const Reading& around, std::string_view field,
                            const std::array<std::string_view, N>& ids) {
  const auto at = around.need(field);
  const auto found = at ? place_in(*at, ids) : std::nullopt;
  return found ? static_cast<E>(*found) : E{};
}

template <class E, std::size_t N>
[[nodiscard]] std::vector<E> read_choices(const Reading& around, std::string_view field,
                                          const std::array<std::string_view, N>& ids) {
  std::vector<E> all;
  for (const Reading& at : around.list(field)) {
    if (const auto found = place_in(at, ids)) all.push_back(static_cast<E>(*found));
  }
  return all;
}

// No two of these maps have the same 'id'; `what` names one of them in the problem.
void keep_ids_once(const std::vector<Reading>& all, std::string_view what);

// A text that may be absent.
[[nodiscard]] std::string text_if_given(const Reading& around, std::string_view field);
[[nodiscard]] std::vector<std::string> texts_if_given(const Reading& around,
                                                      std::string_view field);
[[nodiscard]] std::vector<Reading> list_if_given(const Reading& around, std::string_view field);

}  // namespace securebase::content

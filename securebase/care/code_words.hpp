// The code under which a map is kept: six words of 1,024, so 60 bits drawn at random.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "securebase/base/private.hpp"
#include "securebase/base/result.hpp"

namespace securebase::care {

class CodeWords {
 public:
  static constexpr std::size_t words_in_code = 6;
  static constexpr std::size_t longest_code = 200;  // bytes, as typed

  explicit CodeWords(std::vector<std::string> words);
  CodeWords(CodeWords&&) noexcept = default;  // no copies: known_ points into words_

  // Six words with single spaces between. `draw(n)` gives a uniform number below n.
  [[nodiscard]] Private<std::string> draw(
      const std::function<std::uint32_t(std::uint32_t below)>& draw) const;

  // As a person types it: capitals, spaces of any kind, hyphens, commas, dots and line breaks do
  // not matter. Errors: bad_answer, each word that is not ours by its position, with a suggestion.
  [[nodiscard]] Result<Private<std::string>> normalise(const Private<std::string>& typed) const;

 private:
  [[nodiscard]] std::string_view nearest(std::string_view typed) const;  // empty: none is near

  std::vector<std::string> words_;
  std::unordered_set<std::string_view> known_;
};

}  // namespace securebase::care

#include "securebase/cli/evidence/design_words.hpp"

#include <algorithm>
#include <array>

namespace securebase::cli {
namespace {

// Lower case, letters and digits only: "Pre-Post" and "pre_post" are one word.
std::string folded(std::string_view word) {
  std::string plain;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') plain += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
  }
  return plain;
}

template <std::size_t N>
bool is_one_of(const std::string& word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

bool means_before_after(std::string_view word) {
  static constexpr std::array<std::string_view, 11> words{
      "beforeafter", "prepost", "pretestposttest", "prepostdesign", "singlegroup", "singlearm",
      "onegroup",    "onearm",  "uncontrolled",    "withingroup",   "withingroups"};
  const std::string plain = folded(word);
  return is_one_of(plain, words) || plain.starts_with("beforeafter") ||
         plain.starts_with("prepost");
}

std::optional<bool> yes_or_no(std::string_view word) {
  static constexpr std::array<std::string_view, 4> yes{"1", "yes", "true", "y"};
  static constexpr std::array<std::string_view, 10> no{
      "0",          "no",  "false",          "n", "between", "betweengroup", "betweengroups",
      "controlled", "rct", "controlledtrial"};
  const std::string plain = folded(word);
  if (is_one_of(plain, yes) || means_before_after(word)) return true;
  if (is_one_of(plain, no)) return false;
  return std::nullopt;
}

std::string shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  std::size_t cut = most;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return std::string(text.substr(0, cut)) + "...";
}

}  // namespace securebase::cli

#include "securebase/care/code_words.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

namespace securebase::care {

namespace {

// What may stand between words, apart from ASCII: spaces and dashes of other kinds that keyboards
// and word processors put in (Unicode 15, categories Zs and Pd, and zero-width ones).
constexpr std::array<std::string_view, 30> unicode_separators{
    "\u00a0", "\u00ad", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
    "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a", "\u200b", "\u2010",
    "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2028", "\u2029", "\u202f",
    "\u205f", "\u2060", "\u2212", "\u3000", "\u3001", "\ufeff"};

std::size_t separator_at(std::string_view text) {
  constexpr std::string_view ascii = " \t\r\n\v\f-,.;:_/+\"'";
  if (ascii.find(text.front()) != std::string_view::npos) return 1;
  for (const std::string_view separator : unicode_separators) {
    if (text.starts_with(separator)) return separator.size();
  }
  return 0;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words(1);
  while (!text.empty()) {
    if (const std::size_t size = separator_at(text); size > 0) {
      if (!words.back().empty()) words.emplace_back();
      text.remove_prefix(size);
      continue;
    }
    const char c = text.front();
    words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    text.remove_prefix(1);
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// Edits that turn one word into another, counting a swap of neighbours as one (Damerau 1964,
// in the restricted form).
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, above(b.size() + 1), row(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before = std::exchange(above, row);
  }
  return above.back();
}

}  // namespace

CodeWords::CodeWords(std::vector<std::string> words) : words_(std::move(words)) {
  known_.insert(words_.begin(), words_.end());
}

Private<std::string> CodeWords::draw(
    const std::function<std::uint32_t(std::uint32_t below)>& draw) const {
  std::string code;
  code.reserve(words_in_code * 9);
  for (std::size_t i = 0; i < words_in_code; ++i) {
    if (i > 0) code += ' ';
    code += words_[draw(static_cast<std::uint32_t>(words_.size()))];
  }
  return Private<std::string>(std::move(code));
}

std::string_view CodeWords::nearest(std::string_view typed) const {
  if (typed.size() < 3 || typed.size() > 20) return {};
  std::string_view best;
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  for (const std::string_view word : words_) {
    // No two of our words share four letters, so the first four nearly settle it.
    const bool same_start = typed.size() >= 4 && word.size() >= 4 && typed.substr(0, 4) == word.substr(0, 4);
    const std::size_t distance = same_start ? 0 : edits(typed, word);
    if (distance < fewest) {
      fewest = distance;
      best = word;
    }
  }
  return fewest <= (typed.size() <= 4 ? 1u : 2u) ? best : std::string_view{};
}

Result<Private<std::string>> CodeWords::normalise(const Private<std::string>& typed) const {
  const std::string& text = typed.reveal();
  if (text.size() > longest_code) {
    return failure(Errc::bad_answer, Problem{"The code is too long.", "/code",
                                             "Give the six words and nothing else."});
  }
  const std::vector<std::string> words = split(text);
  std::vector<Problem> problems;
  if (words.size() != words_in_code) {
    problems.push_back({"A code has six words; this one has " + std::to_string(words.size()) + ".",
                        "/code", "Give all six words, in their order."});
  }
  std::string code;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!known_.contains(words[i])) {
      const std::string_view near = nearest(words[i]);
      problems.push_back({"Word " + std::to_string(i + 1) + ", '" + words[i] +
                              "', is not one of our words.",
                          "/code",
                          near.empty() ? "Look again at how it is spelled."
                                       : "Did you mean " + std::string(near) + "?"});
    }
    code += (i > 0 ? " " : "") + words[i];
  }
  if (!problems.empty()) return failure(Errc::bad_answer, std::move(problems));
  return Private<std::string>(std::move(code));
}

}  // namespace securebase::care

// What the difference between two maps of one relationship means, in words that blame nobody.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "securebase/measurement/change.hpp"

namespace securebase::attachment {

// What is said of one dimension. The ids are those of content/texts/<language>/change.yaml.
enum class Telling : unsigned char {
  lower,
  probably_lower,
  higher,
  probably_higher,
  not_certain,
};
inline constexpr std::array all_tellings{Telling::lower, Telling::probably_lower, Telling::higher,
                                         Telling::probably_higher, Telling::not_certain};
[[nodiscard]] std::string_view id(Telling telling);

// What is said of both dimensions together.
enum class Together : unsigned char {
  gain,
  probable_gain,
  mixed,  // one dimension lower, the other higher
  harder,
  probably_harder,
  not_certain,
};
inline constexpr std::array all_together{
    Together::gain,   Together::probable_gain,   Together::mixed,
    Together::harder, Together::probably_harder, Together::not_certain};
[[nodiscard]] std::string_view id(Together together);

struct ChangeTexts {
  struct Both {
    std::string headline, text;
  };
  std::array<std::array<std::string, all_tellings.size()>, 2> dimensions;  // anxiety, avoidance
  std::array<Both, all_together.size()> together;
  std::string added_up, small_step, short_look, soon, method;
  std::array<std::string, 4> scores;  // in the order of measurement::ScoreOutcome
};

// Below this difference, in standard deviations of the comparison group, a shift is called small.
inline constexpr double small_shift = 0.5;
// Below so many days a difference within chance is said to be early.
inline constexpr double soon_days = 14;

struct Compared {
  std::array<measurement::Change, 2> changes;  // anxiety, avoidance
  double days = 0;
  bool short_look = false;  // one of the two maps at least
};

[[nodiscard]] Telling telling(const measurement::Change& change);
// Decided by the surer of: a dimension by itself, and both added up.
[[nodiscard]] Together together(const std::array<measurement::Change, 2>& changes);
// Whether what is said of both is surer than what is said of each alone.
[[nodiscard]] bool is_added_up(const std::array<measurement::Change, 2>& changes);
// A gain in which no dimension fell by as much as small_shift.
[[nodiscard]] bool is_small_gain(const std::array<measurement::Change, 2>& changes);

struct ChangeWords {
  std::array<std::string, 2> dimensions;
  std::string headline, text, method;
};

[[nodiscard]] ChangeWords words_for(const Compared& compared, const ChangeTexts& texts);

}  // namespace securebase::attachment

// What is said beside a result when the answers are hard to read. Never blame.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "securebase/measurement/answer_quality.hpp"

namespace securebase::attachment {

inline constexpr std::array all_quality_signs{measurement::QualitySign::straight_line,
                                              measurement::QualitySign::contradictions,
                                              measurement::QualitySign::unusual};

// As in content/texts/<language>/answer-quality.yaml and in the interface.
[[nodiscard]] std::string_view id(measurement::QualitySign sign);

struct QualityTexts {
  std::array<std::string, all_quality_signs.size()> signs;  // in the order of all_quality_signs

  [[nodiscard]] const std::string& of(measurement::QualitySign sign) const;
};

}  // namespace securebase::attachment

#include "securebase/attachment/quality_words.hpp"

namespace securebase::attachment {

using measurement::QualitySign;

std::string_view id(QualitySign sign) {
  switch (sign) {
    case QualitySign::straight_line:
      return "straight_line";
    case QualitySign::contradictions:
      return "contradictions";
    case QualitySign::unusual:
      return "unusual";
  }
  return {};
}

const std::string& QualityTexts::of(QualitySign sign) const {
  return signs.at(static_cast<std::size_t>(sign));
}

}  // namespace securebase::attachment

// Fear: the words of one sign beside another.
#include "securebase/attachment/quality_words.hpp"

#include <doctest/doctest.h>
#include <set>

namespace securebase::attachment {
namespace {

TEST_CASE("every sign has its own id and its own words") {
  const QualityTexts texts{{"all the same", "opposite ways", "seldom seen"}};
  std::set<std::string_view> ids;
  for (std::size_t s = 0; s < all_quality_signs.size(); ++s) {
    ids.insert(id(all_quality_signs[s]));
    CHECK(texts.of(all_quality_signs[s]) == texts.signs[s]);
  }
  CHECK(ids == std::set<std::string_view>{"straight_line", "contradictions", "unusual"});
  CHECK(texts.of(measurement::QualitySign::unusual) == "seldom seen");
}

}  // namespace
}  // namespace securebase::attachment

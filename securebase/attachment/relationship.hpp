// The kinds of relationship that can be mapped, and how statements are worded for each.
#pragma once

#include <string>
#include <vector>

#include "securebase/measurement/instrument.hpp"

namespace securebase::attachment {

enum class WordForm { present, past, general };

struct RelationshipKind {
  std::string id;      // partner, mother ...
  std::string label;   // "Someone I love now"
  std::string person;  // "my partner": what {person} becomes
  WordForm form = WordForm::present;
  std::string hint;
};

// The statement of an item for this kind of relationship, ready to show.
[[nodiscard]] std::string worded(const measurement::ItemText& text, const RelationshipKind& kind);

}  // namespace securebase::attachment

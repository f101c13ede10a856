#include "securebase/attachment/relationship.hpp"

#include <string_view>

namespace securebase::attachment {

std::string worded(const measurement::ItemText& text, const RelationshipKind& kind) {
  constexpr std::string_view placeholder = "{person}";
  std::string sentence = kind.form == WordForm::past      ? text.past
                         : kind.form == WordForm::general ? text.general
                                                          : text.present;
  for (auto at = sentence.find(placeholder); at != std::string::npos;
       at = sentence.find(placeholder, at + kind.person.size())) {
    sentence.replace(at, placeholder.size(), kind.person);
    if (at == 0 && sentence[0] >= 'a' && sentence[0] <= 'z') {
      sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    }
  }
  return sentence;
}

}  // namespace securebase::attachment

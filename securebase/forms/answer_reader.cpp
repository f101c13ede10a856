#include "securebase/forms/answer_reader.hpp"

#include <string>

namespace securebase::forms {

using json::Kind;
using practice::Answers;

Answers read_answers(const json::Object& object, std::vector<Problem>& problems) {
  Answers answers;
  for (const std::string_view name : object.names()) {
    if (name == "_id") continue;
    std::string field(name);
    switch (object.kind(name)) {
      case Kind::null: break;
      case Kind::text: answers.emplace(std::move(field), std::string(*object.text(name))); break;
      case Kind::number:
        if (const auto number = object.number_if_given(name)) answers.emplace(field, *number);
        break;
      case Kind::texts: {
        std::vector<std::string> chosen;
        for (const std::string_view one : object.texts_if_given(name)) chosen.emplace_back(one);
        answers.emplace(std::move(field), std::move(chosen));
        break;
      }
      case Kind::objects: {
        std::vector<practice::Row> rows;
        for (const json::Object& one : object.objects_if_given(name)) {
          rows.push_back({read_answers(one, problems)});
        }
        answers.emplace(std::move(field), std::move(rows));
        break;
      }
      default:
        problems.push_back({"This is no answer", object.pointer() + "/" + field,
                            "Give a text, a number, a list of texts, or rows."});
    }
  }
  return answers;
}

}  // namespace securebase::forms

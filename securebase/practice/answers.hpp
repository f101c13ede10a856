// What a person answered: by field, and by row and field in groups. An empty text or list is no
// answer.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace securebase::practice {

struct Row;
using Answer = std::variant<std::string, double, std::vector<std::string>, std::vector<Row>>;
using Answers = std::map<std::string, Answer, std::less<>>;

struct Row {
  Answers answers;
  friend bool operator==(const Row& one, const Row& other) { return one.answers == other.answers; }
};

[[nodiscard]] inline bool is_empty(const Answer& answer) {
  return std::visit(
      [](const auto& value) {
        if constexpr (requires { value.empty(); }) {
          return value.empty();
        } else {
          return false;
        }
      },
      answer);
}

// Null when there is none.
[[nodiscard]] inline const Answer* find(const Answers& answers, std::string_view field) {
  const auto at = answers.find(field);
  return at == answers.end() || is_empty(at->second) ? nullptr : &at->second;
}

}  // namespace securebase::practice

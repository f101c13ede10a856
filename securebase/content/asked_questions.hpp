// What the files of checks have in common: questions with answers, conditions, and worked cases.
#pragma once

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "securebase/content/choice.hpp"
#include "securebase/content/reading.hpp"
#include "securebase/safety/answers.hpp"

namespace securebase::content {

template <class Named>
[[nodiscard]] std::vector<std::string_view> named_ids(const std::vector<Named>& all) {
  std::vector<std::string_view> ids;
  for (const Named& one : all) ids.push_back(one.id);
  return ids;
}

// An id that no other of its list has.
[[nodiscard]] inline std::string own_id(const Reading& at, std::set<std::string>& seen) {
  std::string id = at.text("id");
  if (!id.empty() && !seen.insert(id).second) {
    at.problem(fmt::format("'{}' is given twice", id), "Rename one of them.");
  }
  return id;
}

// only_if: {any: [{question, answer}]}. Only earlier questions may decide.
template <class Question>
[[nodiscard]] std::vector<safety::Given> read_conditions(const Reading& at,
                                                         const std::vector<Question>& earlier) {
  std::vector<safety::Given> conditions;
  const auto only_if = at.find("only_if");
  if (!only_if) return conditions;
  for (const Reading& one : only_if->list("any")) {
    const auto named = one.need("question"), chosen = one.need("answer");
    const auto question = named ? place_in(*named, named_ids(earlier)) : std::nullopt;
    if (!question || !chosen) continue;
    const auto answer = place_in(*chosen, named_ids(earlier[*question].answers));
    if (answer) conditions.push_back({*question, *answer});
  }
  return conditions;
}

// The answers of a worked case; nothing, and a problem, when a name is unknown.
template <class Question>
[[nodiscard]] std::optional<safety::Answers> read_case_answers(
    const Reading& one, const std::vector<Question>& questions) {
  const auto given = one.need("answers");
  if (!given) return std::nullopt;
  safety::Answers answers(questions.size());
  for (const Reading& member : given->members()) {
    const auto question = std::ranges::find(questions, member.key(), &Question::id);
    if (question == questions.end()) {
      member.problem(fmt::format("'{}' is no question of this check", member.key()),
                     "Name one of 'questions'.");
      return std::nullopt;
    }
    const auto answer = place_in(member, named_ids(question->answers));
    if (!answer) return std::nullopt;
    answers[static_cast<std::size_t>(question - questions.begin())] = *answer;
  }
  return answers;
}

// What a case expects beside what the rules give.
inline void keep_expected(const Reading& one, std::string_view got) {
  const auto expect = one.need("expect");
  const auto wanted = expect ? expect->as_text() : std::nullopt;
  if (wanted && *wanted != got) {
    expect->problem(fmt::format("The case expects '{}' and the rules give '{}'", *wanted, got),
                    "Find out which is right, and change the other.");
  }
}

}  // namespace securebase::content

// The answers to a check so far, and which of its questions are to be asked.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "securebase/safety/rules.hpp"

namespace securebase::safety {

// For each question in order the place of its answer; nothing where none was given.
using Answers = std::vector<std::optional<std::size_t>>;

// An answer that a question has; a place outside counts as none given.
template <class Question>
[[nodiscard]] auto* given_answer(const std::vector<Question>& questions, const Answers& answers,
                                 std::size_t question) {
  const auto* none = static_cast<decltype(questions.front().answers.data())>(nullptr);
  if (question >= questions.size() || question >= answers.size() || !answers[question]) return none;
  const auto& all = questions[question].answers;
  return *answers[question] < all.size() ? &all[*answers[question]] : none;
}

// Whether the conditions of the question hold.
template <class Question>
[[nodiscard]] bool is_asked(const std::vector<Question>& questions, const Answers& answers,
                            std::size_t question) {
  const auto& conditions = questions[question].only_if;
  return conditions.empty() || std::ranges::any_of(conditions, [&](const Given& one) {
           return one.question < answers.size() && answers[one.question] == one.answer;
         });
}

// The first question that is to be asked and has no answer.
template <class Question>
[[nodiscard]] std::optional<std::size_t> first_open(const std::vector<Question>& questions,
                                                    const Answers& answers) {
  for (std::size_t q = 0; q < questions.size(); ++q) {
    if (is_asked(questions, answers, q) && given_answer(questions, answers, q) == nullptr) return q;
  }
  return std::nullopt;
}

}  // namespace securebase::safety

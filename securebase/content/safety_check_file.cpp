#include <fmt/core.h>

#include <algorithm>

#include "securebase/content/asked_questions.hpp"
#include "securebase/content/safety_readers.hpp"
#include "securebase/safety/safety_check.hpp"

namespace securebase::content {

using safety::AcuteWords;
using safety::Event;
using safety::SafetyAnswer;
using safety::SafetyCheck;
using safety::SafetyQuestion;

namespace {

// What an answer may raise.
constexpr std::array<std::string_view, 2> raised_ids{"positive", "acute"};

SafetyAnswer read_answer(const Reading& at, std::set<std::string>& seen) {
  SafetyAnswer answer{own_id(at, seen), at.text("text"), {}};
  const auto event = at.find("event");
  const auto raised = event ? place_in(*event, raised_ids) : std::nullopt;
  if (raised) answer.event = *raised == 0 ? Event::positive : Event::acute;
  if (answer.id == "skip" && !event) {
    at.problem("To rather not say raises nothing", "Add 'event: positive': it counts as a yes.");
  }
  return answer;
}

SafetyQuestion read_question(const Reading& at, const SafetyCheck& check,
                             std::set<std::string>& seen) {
  SafetyQuestion question{own_id(at, seen), at.text("ask"), text_if_given(at, "again"),
                          read_conditions(at, check.questions), {}};
  std::set<std::string> answers;
  bool may_raise = false, may_deny = false;
  for (const Reading& one : at.list("answers")) {
    question.answers.push_back(read_answer(one, answers));
    (one.find("event") ? may_raise : may_deny) = true;
  }
  if (at.find("answers") && !may_raise) {
    at.problem(fmt::format("No answer to '{}' raises anything", question.id),
               "Give the answers that tell of trouble 'event: positive' or 'event: acute'.");
  } else if (at.find("answers") && !may_deny) {
    at.problem(fmt::format("Each answer to '{}' raises something", question.id),
               "Leave 'event' out of the answer that says no.");
  }
  return question;
}

AcuteWords read_acute(const Reading& around) {
  const auto at = around.need("acute");
  if (!at) return {};
  AcuteWords words{at->text("title"), at->texts("text"), {}, {}, {}, at->text("leave")};
  for (const Reading& step : at->list("steps")) {
    words.steps.push_back({step.text("id"), step.text("text")});
  }
  if (const auto with = at->need("with_someone")) {
    words.ask = with->text("ask");
    for (const Reading& one : with->list("answers")) {
      words.answers.push_back({one.text("id"), one.text("text"), one.text("says")});
    }
  }
  return words;
}

}  // namespace

SafetyCheck read_safety_check(const Reading& root) {
  SafetyCheck check;
  check.version = root.text("version");
  check.title = root.text("title");
  check.who_sees = root.text("who_sees");
  check.how = root.text("how");
  check.intro = root.texts("intro");
  std::set<std::string> seen;
  for (const Reading& at : root.list("questions")) {
    check.questions.push_back(read_question(at, check, seen));
  }
  if (const auto at = root.find("questions");
      at && std::ranges::none_of(check.questions, [](const SafetyQuestion& one) {
        return one.only_if.empty();
      })) {
    at->problem("No question is always asked", "Leave 'only_if' out of the first ones.");
  }
  if (const auto after = root.need("after")) {
    check.negative = read_words(*after, "negative");
    check.positive = read_words(*after, "positive");
    check.acute = read_acute(*after);
  }
  keep_safety_text(root);
  return check;
}

std::size_t run_safety_check_cases(const Reading& root, const SafetyCheck& check) {
  std::size_t run = 0;
  for (const Reading& one : root.list("worked_cases")) {
    const auto answers = read_case_answers(one, check.questions);
    if (!answers) continue;
    keep_expected(one, safety::id(safety::outcome(check, *answers)));
    ++run;
  }
  return run;
}

}  // namespace securebase::content

#include <fmt/core.h>

#include <algorithm>

#include "securebase/content/asked_questions.hpp"
#include "securebase/content/safety_readers.hpp"
#include "securebase/safety/relationship_check.hpp"

namespace securebase::content {

using safety::RelationshipAnswer;
using safety::RelationshipCheck;
using safety::RelationshipQuestion;

namespace {

bool said(const Reading& at, std::string_view field) {
  const auto mark = at.find(field);
  return mark && mark->as_boolean().value_or(false);
}

RelationshipAnswer read_answer(const Reading& at, const RelationshipCheck& check,
                               std::set<std::string>& seen) {
  RelationshipAnswer answer{own_id(at, seen), at.text("text"), said(at, "stop"),
                            said(at, "counts"), said(at, "danger")};
  if (const auto flag = at.find("flag")) answer.flag = place_in(*flag, named_ids(check.flags));
  if (answer.danger && (!answer.counts || !at.find("flag"))) {
    at.problem("High danger is not told in full",
               "Beside 'danger: true' write 'counts: true' and the 'flag' that says what it is.");
  } else if (!answer.danger && at.find("flag")) {
    at.problem("A flag stands on an answer without danger", "Add 'danger: true', or take it out.");
  }
  if (answer.stop && answer.counts) {
    at.problem("An answer that stops may not count", "Take 'counts' out: nothing is looked at.");
  }
  return answer;
}

// Before anything is asked it must be known who could see it.
void keep_first(const Reading& root, const RelationshipCheck& check) {
  const auto at = root.find("questions");
  if (!at || check.questions.empty()) return;
  const auto& answers = check.questions.front().answers;
  const auto stops = std::ranges::count_if(answers, &RelationshipAnswer::stop);
  if (stops == 0 || stops == std::ssize(answers)) {
    at->problem("The first question does not find out who could see this",
                "Ask it first, with answers that stop ('stop: true') and one that goes on.");
  }
}

}  // namespace

RelationshipCheck read_relationship_check(const Reading& root) {
  RelationshipCheck check;
  check.version = root.text("version");
  check.title = root.text("title");
  check.who_sees = root.text("who_sees");
  check.intro = root.texts("intro");
  check.tips_title = root.text("tips_title");
  check.tips = root.texts("tips");
  std::set<std::string> flags, questions;
  for (const Reading& at : root.list("flags")) {
    check.flags.push_back({own_id(at, flags), at.text("text")});
  }
  for (const Reading& at : root.list("questions")) {
    RelationshipQuestion question{own_id(at, questions), at.text("ask"),
                                  read_conditions(at, check.questions), {}};
    std::set<std::string> answers;
    for (const Reading& one : at.list("answers")) {
      question.answers.push_back(read_answer(one, check, answers));
    }
    check.questions.push_back(std::move(question));
  }
  keep_first(root, check);
  if (const auto after = root.need("after")) {
    check.stopped = read_words(*after, "stopped");
    check.none = read_words(*after, "none");
    check.some = read_words(*after, "some");
    check.danger = read_words(*after, "danger");
  }
  check.if_it_is_me = read_words(root, "if_it_is_me");
  keep_safety_text(root);
  return check;
}

std::size_t run_relationship_cases(const Reading& root, const RelationshipCheck& check) {
  std::size_t run = 0;
  for (const Reading& one : root.list("worked_cases")) {
    const auto answers = read_case_answers(one, check.questions);
    if (!answers) continue;
    const auto outcome = safety::look_at(check, *answers).outcome;
    keep_expected(one, safety::relationship_outcome_ids[static_cast<std::size_t>(outcome)]);
    ++run;
  }
  return run;
}

}  // namespace securebase::content

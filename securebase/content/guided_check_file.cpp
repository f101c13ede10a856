#include "securebase/content/guided_check_file.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "securebase/content/choice.hpp"
#include "securebase/content/texts.hpp"
#include "securebase/content/ways_file.hpp"
#include "securebase/therapy/indications.hpp"

namespace securebase::content {

using therapy::CheckAnswer;
using therapy::CheckOption;
using therapy::CheckQuestion;
using therapy::GuidedCheck;

namespace {

constexpr int most_points = 100;  // of one answer for one option

std::vector<std::string_view> option_ids(const GuidedCheck& check) {
  std::vector<std::string_view> ids;
  for (const CheckOption& option : check.options) ids.push_back(option.id);
  return ids;
}

void read_options(const Reading& root, GuidedCheck& check) {
  for (const Reading& at : root.list("options")) {
    check.options.push_back({at.text("id"), at.text("title"), at.text("text"), at.text("to"),
                             at.text("to_words"), false});
  }
  keep_ids_once(list_if_given(root, "options"), "option");
  for (const Reading& at : list_if_given(root, "always")) {
    if (const auto option = place_in(at, option_ids(check))) check.options[*option].always = true;
  }
}

void read_weights(const Reading& at, CheckAnswer& answer, const GuidedCheck& check) {
  const auto weights = at.find("weights");
  if (!weights) return;
  const auto ids = option_ids(check);
  for (const Reading& member : weights->members()) {
    const auto option = std::ranges::find(ids, member.key());
    const auto points = member.as_integer();
    if (option == ids.end()) {
      member.problem(fmt::format("'{}' is no option of this check", member.key()),
                     "Name one of 'options'.");
    } else if (points && (*points < 1 || *points > most_points)) {
      member.problem(fmt::format("{} points cannot be given", *points),
                     fmt::format("Give 1 to {}, or leave the option out.", most_points));
    } else if (points) {
      answer.weights.push_back({static_cast<std::size_t>(option - ids.begin()), *points});
    }
  }
}

CheckAnswer read_answer(const Reading& at, const GuidedCheck& check) {
  CheckAnswer answer{at.text("id"), at.text("text"), {}, {}};
  read_weights(at, answer, check);
  answer.needs = texts_if_given(at, "needs");
  return answer;
}

// What this check finds are signs, and needs.yaml names them by these ids.
void keep_signs(const Reading& root, const GuidedCheck& check) {
  if (check.id != "seven-signs") return;
  for (const Reading& at : list_if_given(root, "questions")) {
    if (const auto id = at.find("id")) (void)place_in(*id, therapy::sign_ids);
  }
}

// The answer a case gives to a question.
std::optional<std::size_t> answer_of(const Reading& given, const CheckQuestion& question) {
  std::vector<std::string_view> ids;
  for (const CheckAnswer& answer : question.answers) ids.push_back(answer.id);
  return place_in(given, ids);
}

bool run_case(const Reading& one, const GuidedCheck& check) {
  std::vector<std::size_t> given(check.questions.size(), therapy::skipped);
  const auto answers = one.need("answers");
  const auto expect = one.need("expect");
  if (!answers || !expect) return false;
  for (const Reading& member : answers->members()) {
    const auto question =
        std::ranges::find(check.questions, member.key(), &CheckQuestion::id);
    if (question == check.questions.end()) {
      member.problem(fmt::format("'{}' is no question of this check", member.key()),
                     "Name one of 'questions'.");
      return false;
    }
    const auto answer = answer_of(member, *question);
    if (!answer) return false;
    given[static_cast<std::size_t>(question - check.questions.begin())] = *answer;
  }
  const therapy::CheckResult result = therapy::add_up(check, given);
  const auto first = expect->need("first");
  if (first && !result.options.empty()) {
    const std::string& got = check.options[result.options.front().option].id;
    if (first->as_text() != got) {
      first->problem(
          fmt::format("The case expects another option, and '{}' has the most points", got),
          "Find out which is right: add the points up by hand.");
    }
  }
  const auto points = expect->find("points");
  if (!points) return true;
  const auto ids = option_ids(check);
  for (const Reading& member : points->members()) {
    if (std::ranges::find(ids, member.key()) == ids.end()) {
      member.problem(fmt::format("'{}' is no option of this check", member.key()),
                     "Name one of 'options'.");
      continue;
    }
    const auto found = std::ranges::find_if(result.options, [&](const auto& option) {
      return check.options[option.option].id == member.key();
    });
    const int got = found == result.options.end() ? 0 : found->points;
    if (member.as_integer() != got) {
      member.problem(fmt::format("The points of '{}' add up to {}", member.key(), got),
                     "Find out which is right: add the points up by hand.");
    }
  }
  return true;
}

}  // namespace

GuidedCheck read_guided_check(const Reading& root) {
  GuidedCheck check;
  check.id = root.text("id");
  check.version = root.text("version");
  check.title = root.text("title");
  check.how = root.text("how");
  check.intro = root.texts("intro");
  read_options(root, check);
  for (const Reading& at : root.list("questions")) {
    CheckQuestion question{at.text("id"), at.text("title"), at.text("means"),
                           text_if_given(at, "example"), at.text("ask"), {}};
    for (const Reading& answer : at.list("answers")) {
      question.answers.push_back(read_answer(answer, check));
    }
    keep_ids_once(list_if_given(at, "answers"), "answer");
    if (question.answers.size() < 2) {
      at.problem(fmt::format("'{}' leaves no choice", question.id), "Give at least two answers.");
    }
    check.questions.push_back(std::move(question));
  }
  keep_ids_once(list_if_given(root, "questions"), "question");
  keep_signs(root, check);
  keep_version(root);
  keep_file_name(root);
  keep_review(root);
  keep_plain(root);
  return check;
}

std::size_t run_check_cases(const Reading& root, const GuidedCheck& check) {
  std::size_t run = 0;
  for (const Reading& one : root.list("worked_cases")) run += run_case(one, check) ? 1 : 0;
  return run;
}

}  // namespace securebase::content

// Fear: a yes, a refusal or a question left open passes for a no.
#include "securebase/safety/safety_check.hpp"

#include <doctest/doctest.h>

namespace securebase::safety {
namespace {

// wish: no, yes, skip; tried: no, past, today; then, after any yes, now: no, yes.
SafetyCheck check_for_test() {
  SafetyCheck check;
  check.questions = {
      {"wish", "", "", {}, {{"no", "", {}}, {"yes", "", Event::positive},
                            {"skip", "", Event::positive}}},
      {"tried", "", "", {}, {{"no", "", {}}, {"past", "", Event::positive},
                             {"today", "", Event::acute}}},
      {"now", "", "", {{0, 1}, {0, 2}, {1, 1}}, {{"no", "", {}}, {"yes", "", Event::acute}}}};
  return check;
}

}  // namespace

TEST_CASE("every way to answer leads where it must") {
  const SafetyCheck check = check_for_test();
  constexpr std::size_t open = 3;
  for (std::size_t wish = 0; wish <= open; ++wish) {
    for (std::size_t tried = 0; tried <= open; ++tried) {
      for (std::size_t now = 0; now <= open; ++now) {
        Answers answers(3);
        if (wish != open) answers[0] = wish;
        if (tried != open) answers[1] = tried;
        if (now < 2) answers[2] = now;  // 2 and 3: left open
        const Event event = outcome(check, answers);
        if (tried == 2 || now == 1) {
          CHECK(event == Event::acute);
          CHECK_FALSE(next_question(check, answers));
        } else if (wish == 0 && tried == 0) {
          CHECK(event == Event::negative);
          CHECK_FALSE(next_question(check, answers));
        } else {
          CHECK(event == Event::positive);
        }
      }
    }
  }
}

TEST_CASE("the questions come in order, and the later ones only after a yes") {
  const SafetyCheck check = check_for_test();
  CHECK(next_question(check, {}) == 0);
  CHECK(next_question(check, {0}) == 1);
  CHECK(next_question(check, {1}) == 1);
  CHECK_FALSE(next_question(check, {0, 0}));
  CHECK(next_question(check, {0, 1}) == 2);
  CHECK_FALSE(next_question(check, {0, 1, 0}));
}

TEST_CASE("an answer that no question has counts as none given") {
  const SafetyCheck check = check_for_test();
  CHECK(outcome(check, {7, 0}) == Event::positive);
  CHECK(outcome(check, {0, 0, 9, 9, 9}) == Event::negative);
  CHECK(outcome(SafetyCheck{}, {}) == Event::positive);
}

}  // namespace securebase::safety

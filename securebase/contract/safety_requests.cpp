#include <algorithm>
#include <charconv>
#include <chrono>

#include "securebase/contract/safety_json.hpp"
#include "securebase/json/document.hpp"

namespace securebase::contract {
namespace {

using safety::Answers;
using safety::Event;
using safety::Happened;

constexpr std::size_t longest_history = 10'000;
constexpr std::size_t longest_text = 1'000'000;

// What all bodies have in common: one object, and no member twice. `use` reads it and counts the
// members of what lies inside; it gives the value, whose error is told if there are no problems.
template <class Value, class Use>
Result<Value> read_object(std::string_view body, Use use) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  std::size_t members = object->size();
  Result<Value> value = use(*object, problems, members);
  if (problems.empty() && json::count_members(body) != members) {
    problems.push_back({"A member is given twice in one object.", "body", "Give each member once."});
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return value;
}

template <class Named>
std::optional<std::size_t> place_of(const std::vector<Named>& all, std::string_view id) {
  const auto found = std::ranges::find(all, id, &Named::id);
  if (found == all.end()) return std::nullopt;
  return static_cast<std::size_t>(found - all.begin());
}

template <class Question>
Result<Answers> read_given(std::string_view body, const std::vector<Question>& questions) {
  return read_object<Answers>(body, [&](const json::Object& object, std::vector<Problem>&,
                                        std::size_t& members) -> Result<Answers> {
    object.only({"answers"});
    Answers answers(questions.size());
    std::vector<Problem> unknown;
    for (const json::Object& given :
         object.objects("answers").value_or(std::vector<json::Object>{})) {
      given.only({"question", "answer"});
      members += given.size();
      const auto question = given.text("question"), answer = given.text("answer");
      if (!question || !answer) continue;
      const auto at = place_of(questions, *question);
      const auto chosen = at ? place_of(questions[*at].answers, *answer) : std::nullopt;
      if (!chosen) {
        unknown.push_back({"This check has no such " + std::string(at ? "answer." : "question."),
                           given.pointer() + (at ? "/answer" : "/question"),
                           "Load the page again, so that both come anew."});
      } else if (answers[*at]) {
        unknown.push_back({"This question is answered twice.", given.pointer() + "/question",
                           "Send one answer to each question."});
      } else {
        answers[*at] = *chosen;
      }
    }
    if (!unknown.empty()) return failure(Errc::bad_answer, std::move(unknown));
    return answers;
  });
}

Instant read_at(const json::Object& object, std::vector<Problem>& problems) {
  const auto text = object.text("at");
  if (!text) return {};
  const auto time = read_time(*text);
  if (!time) {
    problems.push_back({"'at' is no time.", object.pointer() + "/at",
                        "Write it as 2026-11-24T16:00:00Z, of UTC."});
  }
  return time.value_or(Instant{});
}

Event read_event(const json::Object& object, bool new_one, std::vector<Problem>& problems) {
  const auto text = object.text("event");
  if (!text) return {};
  const auto found = std::ranges::find(safety::event_ids, *text);
  const auto event = static_cast<Event>(found - safety::event_ids.begin());
  if (found == safety::event_ids.end()) {
    problems.push_back({"There is no such event.", object.pointer() + "/event",
                        "Send one of those that safety/states.yaml names."});
    return {};
  }
  if (new_one && event == Event::settled) {
    problems.push_back({"'settled' cannot be sent.", object.pointer() + "/event",
                        "It is found from the checks in the history."});
  }
  return event;
}

bool two_digits(std::string_view text, std::size_t at, int& number) {
  const char* const begin = text.data() + at;
  const auto [end, error] = std::from_chars(begin, begin + 2, number);
  return error == std::errc{} && end == begin + 2 && *begin != '-';
}

}  // namespace

std::optional<Instant> read_time(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00T00:00:00";
  if (text.size() <= shape.size() || !text.ends_with('Z')) return std::nullopt;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !digit : text[i] != shape[i]) return std::nullopt;
  }
  const std::string_view rest = text.substr(shape.size(), text.size() - shape.size() - 1);
  const bool part = rest.size() > 1 && rest.size() <= 10 && rest[0] == '.' &&
                    rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
  if (!rest.empty() && !part) return std::nullopt;
  int century = 0, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  if (!two_digits(text, 0, century) || !two_digits(text, 2, year) || !two_digits(text, 5, month) ||
      !two_digits(text, 8, day) || !two_digits(text, 11, hour) || !two_digits(text, 14, minute) ||
      !two_digits(text, 17, second)) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(100 * century + year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok() || 100 * century + year < 1970 || hour > 23 || minute > 59 || second > 59) {
    return std::nullopt;
  }
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  return Instant{((days * 24 + hour) * 60 + minute) * 60 + second};
}

Result<Answers> read_answers(std::string_view body, const safety::SafetyCheck& check) {
  return read_given(body, check.questions);
}

Result<Answers> read_answers(std::string_view body, const safety::RelationshipCheck& check) {
  return read_given(body, check.questions);
}

Result<std::string> read_text(std::string_view body) {
  return read_object<std::string>(body, [](const json::Object& object,
                                           std::vector<Problem>& problems,
                                           std::size_t&) -> Result<std::string> {
    object.only({"text"});
    std::string text(object.text("text").value_or(""));
    if (text.size() > longest_text) {
      problems.push_back({"This text is too long.", "/text", "Send at most a million letters."});
    }
    return text;
  });
}

Result<GivenStep> read_step(std::string_view body) {
  return read_object<GivenStep>(body, [](const json::Object& object, std::vector<Problem>& problems,
                                         std::size_t& members) -> Result<GivenStep> {
    object.only({"history", "event", "at"});
    GivenStep step;
    step.at = read_at(object, problems);
    if (object.has("event")) step.event = read_event(object, true, problems);
    const auto history = object.objects("history");
    if (history && history->size() > longest_history) {
      problems.push_back({"This history is too long.", "/history", "Send at most 10,000 lines."});
      return step;
    }
    for (const json::Object& line : history.value_or(std::vector<json::Object>{})) {
      line.only({"at", "event", "from", "to"});  // the moves are worked out anew
      members += line.size();
      step.history.push_back({read_at(line, problems), read_event(line, false, problems)});
    }
    return step;
  });
}

}  // namespace securebase::contract

#include "securebase/care/choosing.hpp"

#include <algorithm>
#include <array>

namespace securebase::care {
namespace {

using therapy::Guidance;

// Far more than anyone chooses, and few enough to answer at once.
constexpr std::size_t most_needs = 60;

class Problems {
 public:
  void add(std::string what, std::string where, std::string mend) {
    all_.push_back({std::move(what), std::move(where), std::move(mend)});
  }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] tl::unexpected<Error> take() && { return failure(Errc::bad_input, std::move(all_)); }

 private:
  std::vector<Problem> all_;
};

std::string at(std::string_view list, std::size_t i) {
  return "/" + std::string(list) + "/" + std::to_string(i);
}

template <std::size_t N>
std::optional<std::size_t> place(std::string_view word,
                                 const std::array<std::string_view, N>& ids) {
  const auto found = std::ranges::find(ids, word);
  if (found == ids.end()) return std::nullopt;
  return static_cast<std::size_t>(found - ids.begin());
}

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& ids) {
  std::string all;
  for (const std::string_view id : ids) all += (all.empty() ? "" : ", ") + std::string(id);
  return "Write one of: " + all + ".";
}

template <class E, std::size_t N>
std::optional<E> choice(const std::string& word, std::string_view where,
                        const std::array<std::string_view, N>& ids, Problems& problems) {
  if (word.empty()) return std::nullopt;
  if (const auto found = place(word, ids)) return static_cast<E>(*found);
  problems.add("'" + word + "' is not known here.", std::string(where), listed(ids));
  return std::nullopt;
}

template <class E, std::size_t N>
std::vector<E> choices(const std::vector<std::string>& words, std::string_view list,
                       const std::array<std::string_view, N>& ids, Problems& problems) {
  std::vector<E> all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) {
      problems.add("This word is empty.", at(list, i), listed(ids));
    } else if (const auto one = choice<E>(words[i], at(list, i), ids, problems)) {
      all.push_back(*one);
    }
  }
  return all;
}

std::vector<std::size_t> ways(const std::vector<std::string>& ids, std::string_view list,
                              const Guidance& guidance, Problems& problems) {
  std::vector<std::size_t> all;
  const auto& known = guidance.indications.ways;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto found = std::ranges::find(known, ids[i]);
    if (found == known.end()) {
      problems.add("There is no way of working '" + ids[i] + "' here.", at(list, i),
                   "Use an id of GET /api/v1/match/needs.");
    } else {
      all.push_back(static_cast<std::size_t>(found - known.begin()));
    }
  }
  return all;
}

std::vector<therapy::ChosenNeed> needs(const GivenMatch& given, const Guidance& guidance,
                                       Problems& problems) {
  std::vector<therapy::ChosenNeed> all;
  if (given.needs.size() > most_needs) {
    problems.add("There are more needs than this installation knows.", "/needs",
                 "Send each need once.");
    return all;
  }
  for (std::size_t i = 0; i < given.needs.size(); ++i) {
    const GivenNeed& one = given.needs[i];
    const therapy::Need* need = guidance.indications.need(one.id);
    if (need == nullptr) {
      problems.add("There is no need '" + one.id + "' here.", at("needs", i) + "/id",
                   "Use an id of GET /api/v1/match/needs.");
      continue;
    }
    if (std::ranges::find(all, need, &therapy::ChosenNeed::need) != all.end()) {
      problems.add("The need '" + one.id + "' is given twice.", at("needs", i) + "/id",
                   "Send it once.");
    }
    if (one.importance < 1 || one.importance > 5) {
      problems.add("The importance is not from 1 to 5.", at("needs", i) + "/importance",
                   "Send a whole number from 1 to 5.");
      continue;
    }
    all.push_back({need, static_cast<int>(one.importance)});
  }
  return all;
}

std::vector<const therapy::Gate*> gates(const GivenMatch& given, const Guidance& guidance,
                                        Problems& problems) {
  std::vector<const therapy::Gate*> all;
  for (std::size_t i = 0; i < given.gates.size(); ++i) {
    const therapy::Gate* gate = guidance.indications.gate(given.gates[i]);
    if (gate == nullptr) {
      problems.add("There is no gate '" + given.gates[i] + "' here.", at("gates", i),
                   "Use an id of GET /api/v1/match/needs.");
    } else if (std::ranges::find(all, gate) == all.end()) {
      all.push_back(gate);
    }
  }
  return all;
}

therapy::Weights weights(const GivenMatch& given, Problems& problems) {
  therapy::Weights used;
  if (!given.weights) return used;
  const auto in_range = [](std::int64_t number) { return number >= 0 && number <= 100; };
  const GivenWeights& wanted = *given.weights;
  if (in_range(wanted.need) && in_range(wanted.preference) && in_range(wanted.evidence)) {
    used = {static_cast<int>(wanted.need), static_cast<int>(wanted.preference),
            static_cast<int>(wanted.evidence)};
    if (allowed(used)) return used;
  }
  problems.add("These weights do not add up to 100, or evidence has more than 20.", "/weights",
               "Send need, preference and evidence as whole numbers that add up to 100.");
  return used;
}

}  // namespace

Result<Matched> match(const GivenMatch& given, const Guidance& guidance) {
  Problems problems;
  therapy::MatchQuestion question;
  question.needs = needs(given, guidance, problems);
  therapy::Preferences& wish = question.preferences;
  wish.together = choices<therapy::Participants>(given.together, "preferences/together",
                                                 therapy::participants_ids, problems);
  wish.works_with = choices<therapy::Medium>(given.works_with, "preferences/works_with",
                                             therapy::medium_ids, problems);
  wish.time = choice<therapy::Time>(given.time, "/preferences/time", therapy::time_ids, problems);
  wish.homework = choice<therapy::Homework>(given.homework, "/preferences/homework",
                                            therapy::homework_ids, problems);
  wish.online = given.online;
  wish.liked = ways(given.liked, "preferences/liked", guidance, problems);
  wish.helped = ways(given.helped, "preferences/helped", guidance, problems);
  question.limits.possible = choices<therapy::Participants>(given.possible, "limits/possible",
                                                            therapy::participants_ids, problems);
  question.limits.set_aside = ways(given.set_aside, "limits/set_aside", guidance, problems);
  if (given.most_meetings) {
    if (*given.most_meetings < 1 || *given.most_meetings > 1000) {
      problems.add("This is no number of meetings.", "/limits/most_meetings",
                   "Send a whole number from 1 to 1000, or leave it out.");
    } else {
      question.limits.most_meetings = static_cast<int>(*given.most_meetings);
    }
  }
  question.gates = gates(given, guidance, problems);
  question.weights = weights(given, problems);
  const auto pattern = choice<std::size_t>(given.pattern, "/pattern", therapy::pattern_ids, problems);
  if (!problems.empty()) return std::move(problems).take();
  return Matched{therapy::match(question, guidance.indications, guidance.ways), pattern,
                 question.weights};
}

Result<CheckedUp> add_up(const GivenCheck& given, const Guidance& guidance) {
  Problems problems;
  const auto check = std::ranges::find(guidance.checks, given.check, &therapy::GuidedCheck::id);
  if (check == guidance.checks.end()) {
    problems.add("There is no check '" + given.check + "' here.", "/check",
                 "Use an id of GET /api/v1/checks.");
    return std::move(problems).take();
  }
  std::vector<std::size_t> answers(check->questions.size(), therapy::skipped);
  for (std::size_t i = 0; i < given.answers.size(); ++i) {
    const GivenCheckAnswer& one = given.answers[i];
    const auto question =
        std::ranges::find(check->questions, one.question, &therapy::CheckQuestion::id);
    if (question == check->questions.end()) {
      problems.add("There is no question '" + one.question + "' in this check.",
                   at("answers", i) + "/question", "Use an id of GET /api/v1/checks.");
      continue;
    }
    const auto answer = std::ranges::find(question->answers, one.answer, &therapy::CheckAnswer::id);
    auto& kept = answers[static_cast<std::size_t>(question - check->questions.begin())];
    if (answer == question->answers.end()) {
      problems.add("'" + one.answer + "' is no answer to this question.",
                   at("answers", i) + "/answer", "Use an id of GET /api/v1/checks.");
    } else if (kept != therapy::skipped) {
      problems.add("This question is answered twice.", at("answers", i) + "/question",
                   "Send one answer for each.");
    } else {
      kept = static_cast<std::size_t>(answer - question->answers.begin());
    }
  }
  if (!problems.empty()) return std::move(problems).take();
  return CheckedUp{&*check, therapy::add_up(*check, answers)};
}

}  // namespace securebase::care

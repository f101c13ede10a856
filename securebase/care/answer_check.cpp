#include "securebase/care/answer_check.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace securebase::care {

namespace {

// How the kinds rank when one request has several: what cannot be read comes before what names a
// thing that does not exist, and that before an answer that does not fit.
constexpr std::array rank{Errc::bad_input, Errc::unknown_instrument, Errc::unknown_relationship,
                          Errc::unknown_item, Errc::bad_answer};

std::string pointer(std::size_t index, std::string_view member) {
  return "/answers/" + std::to_string(index) + "/" + std::string(member);
}

std::string range_of(const measurement::Instrument& instrument) {
  return std::to_string(instrument.lowest_answer()) + " to " +
         std::to_string(instrument.highest_answer());
}

void check_either(const GivenAnswer& given, std::size_t at, ProblemList& problems) {
  if (given.answer && given.skipped) {
    problems.add(Errc::bad_answer, {"This statement is both answered and skipped.",
                                    "/answers/" + std::to_string(at),
                                    "Send either answer or skipped, not both."});
  } else if (!given.answer && !given.skipped) {
    problems.add(Errc::bad_answer, {"This statement is neither answered nor skipped.",
                                    "/answers/" + std::to_string(at),
                                    "Send answer with a number, or skipped with true."});
  }
}

}  // namespace

void ProblemList::add(Errc code, Problem problem) {
  const auto place = [](Errc c) { return std::ranges::find(rank, c); };
  if (place(code) < place(first_)) first_ = code;
  problems_.push_back(std::move(problem));
}

Error ProblemList::take() && { return {first_, std::move(problems_)}; }

std::vector<measurement::Given> check_answers(std::span<const GivenAnswer> answers,
                                              const measurement::Instrument& instrument,
                                              const ItemIndex& items, ProblemList& problems) {
  constexpr std::size_t unseen = static_cast<std::size_t>(-1);
  std::vector<std::size_t> first_seen(instrument.items.size(), unseen);
  std::vector<measurement::Given> result;
  result.reserve(answers.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const GivenAnswer& given = answers[i];
    check_either(given, i, problems);
    const auto found = items.find(given.item);
    if (found == items.end()) {
      problems.add(Errc::unknown_item,
                   {"There is no statement '" + given.item.substr(0, 60) + "' in " +
                        instrument.id + " " + instrument.version + ".",
                    pointer(i, "item"), "Use the id of a statement that this server offered."});
      continue;
    }
    const std::size_t item = found->second;
    if (first_seen[item] != unseen) {
      problems.add(Errc::bad_answer,
                   {"The statement '" + given.item + "' is given twice; the first is at /answers/" +
                        std::to_string(first_seen[item]) + ".",
                    pointer(i, "item"), "Send each statement once, with its last answer."});
      continue;
    }
    first_seen[item] = i;
    std::optional<int> category;
    if (given.answer) {
      const bool fits = *given.answer >= instrument.lowest_answer() &&
                        *given.answer <= instrument.highest_answer();
      if (fits) {
        category = instrument.category(instrument.items[item], static_cast<int>(*given.answer));
      }
      if (!category) {
        problems.add(Errc::bad_answer,
                     {"The answer " + std::to_string(*given.answer) + " is out of range.",
                      pointer(i, "answer"), "Give a whole number from " + range_of(instrument) + "."});
      }
    }
    result.push_back({item, category});
  }
  return result;
}

}  // namespace securebase::care

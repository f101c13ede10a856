#include "securebase/content/worked_cases.hpp"

#include <fmt/core.h>

#include <cmath>
#include <set>

#include "securebase/measurement/adaptive_testing.hpp"

namespace securebase::content {
namespace {

constexpr double usual_tolerance = 1e-6;

std::vector<measurement::Given> read_answers(const Reading& worked_case,
                                             const measurement::Instrument& instrument,
                                             bool& readable) {
  std::vector<measurement::Given> given;
  const auto answers = worked_case.need("answers");
  readable = answers.has_value();
  if (!answers) return given;
  for (const Reading& answer : answers->members()) {
    const auto item = instrument.find_item(answer.key());
    const auto value = answer.as_integer();
    if (!item) {
      answer.problem(fmt::format("There is no item '{}'", answer.key()),
                     "Use the id of an item of this file.");
    }
    const auto category =
        item && value ? instrument.category(instrument.items[*item], *value) : std::nullopt;
    if (item && value && !category) {
      answer.problem(fmt::format("{} is no answer of this instrument", *value),
                     fmt::format("Answers go from {} to {}.", instrument.lowest_answer(),
                                 instrument.highest_answer()));
    }
    readable = readable && category.has_value();
    if (category) given.push_back({*item, category});
  }
  return given;
}

void compare(const Reading& expected, std::string_view field, double got, double within) {
  const auto at = expected.find(field);
  const auto wanted = at ? at->as_number() : std::nullopt;
  if (!wanted || std::abs(got - *wanted) <= within) return;
  at->problem(fmt::format("The worked case expects {} {:.9f} and the engine gives {:.9f}",
                          field == "value" ? "the value" : "the standard error", *wanted, got),
              "Find out which is right: compute the case apart from this program, and look at the "
              "parameters and keys of its items.");
}

double tolerance(const Reading& worked_case, const Reading& expect) {
  for (const Reading& at : {expect, worked_case}) {
    if (const auto within = at.find("within")) return within->as_number().value_or(usual_tolerance);
  }
  return usual_tolerance;
}

void run_case(const Reading& worked_case, const measurement::Instrument& instrument,
              const measurement::AdaptiveTest& test) {
  bool readable = false;
  const auto given = read_answers(worked_case, instrument, readable);
  const auto expect = worked_case.need("expect");
  if (!readable || !expect) return;
  const measurement::PlanePosterior posterior = test.next(given).posterior;
  const double within = tolerance(worked_case, *expect);
  std::size_t compared = 0;
  for (std::size_t s = 0; s < instrument.scales.size(); ++s) {
    const auto scale = expect->find(instrument.scales[s].id);
    if (!scale) continue;
    const measurement::Estimate& estimate = posterior.scales[s];
    const double here = scale->find("within") ? tolerance(*scale, *scale) : within;
    compare(*scale, "value", estimate.theta, here);
    compare(*scale, "standard_error", estimate.standard_error, here);
    ++compared;
  }
  if (compared == 0) {
    expect->problem("This case expects nothing of either scale",
                    "Name a scale with its value and standard_error.");
  }
}

}  // namespace

std::size_t run_worked_cases(const InstrumentDraft& draft) {
  const auto cases = draft.root.find("worked_cases");
  if (!cases) return 0;
  const measurement::AdaptiveTest test(draft.value);
  const std::vector<Reading> all = cases->elements();
  std::set<std::string> names;
  for (const Reading& worked_case : all) {
    const std::string name = worked_case.text("name");
    if (!name.empty() && !names.insert(name).second) {
      worked_case.problem(fmt::format("The case '{}' is given twice", name), "Rename one of them.");
    }
    run_case(worked_case, draft.value, test);
  }
  return all.size();
}

}  // namespace securebase::content

#include "securebase/content/form_cases.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "securebase/content/choice.hpp"
#include "securebase/content/tree_json.hpp"
#include "securebase/forms/answer_reader.hpp"
#include "securebase/json/document.hpp"
#include "securebase/practice/answer_check.hpp"
#include "securebase/practice/form_state.hpp"

namespace securebase::content {
namespace {

using practice::Answers;
using practice::FormState;

constexpr double tolerance = 0.006;  // cases give two decimals

// Nothing, and a problem, when the answers cannot be.
std::optional<Answers> answers_of(const Reading& one, const practice::Form& form) {
  const auto given = one.find("answers");
  if (!given) return Answers{};
  const auto document = json::Document::parse(boost::json::serialize(to_json(given->node())));
  std::vector<Problem> problems;
  const auto object = document ? document->object(problems) : std::nullopt;
  if (!object) {
    given->problem("These are no answers", "Write a map from fields to answers.");
    return std::nullopt;
  }
  Answers answers = forms::read_answers(*object, problems);
  for (const Problem& problem : problems) given->problem(problem.what, problem.mend);
  const auto refused = practice::misfits(form, answers);
  for (const practice::Refused& misfit : refused) {
    given->problem(fmt::format("The answer to '{}' cannot be: {}", misfit.field,
                               practice::name_of(misfit.why)),
                   "Give an answer that its field can have.");
  }
  if (!problems.empty() || !refused.empty()) return std::nullopt;
  return answers;
}

std::string listed(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
  return text.empty() ? "none" : text;
}

bool has(const std::vector<std::string>& ids, const std::string& id) {
  return std::ranges::find(ids, id) != ids.end();
}

class Case {
 public:
  Case(const Reading& at, const FormState& state) : at_(at), state_(state) {}

  void compare(const practice::Form& form) const {
    for (const std::string& id : texts_if_given(at_, "shown")) {
      if (!has(state_.shown, id)) told("shown", fmt::format("'{}' is not shown", id));
    }
    for (const std::string& id : texts_if_given(at_, "hidden")) {
      if (has(state_.shown, id)) told("hidden", fmt::format("'{}' is shown", id));
      const bool is_step = std::ranges::find(form.steps, id, &practice::Step::id) != form.steps.end();
      if (!is_step && !form.find(id)) told("hidden", fmt::format("There is no '{}'", id));
    }
    if (at_.find("missing")) {
      auto wanted = texts_if_given(at_, "missing"), found = state_.missing;
      std::ranges::sort(wanted);
      std::ranges::sort(found);
      if (wanted != found) told("missing", "Missing is: " + listed(found));
    }
    if (const auto computed = at_.find("computed")) compare_values(*computed);
    const std::string gate = text_if_given(at_, "gate");
    const std::string found = state_.gate ? state_.gate->id : "none";
    if (!gate.empty() && gate != found) told("gate", fmt::format("The gate is: {}", found));
  }

 private:
  void compare_values(const Reading& computed) const {
    for (const Reading& wanted : computed.members()) {
      const auto number = wanted.as_number();
      const auto found = state_.computed.find(wanted.key());
      if (!number) continue;
      if (found == state_.computed.end()) {
        wanted.problem("There is no such value", "Name a computed field that is shown and known.");
      } else if (!(std::abs(found->second - *number) < tolerance)) {
        wanted.problem(fmt::format("It is {:.4g}", found->second),
                       "Mend the form, or the number worked out by hand.");
      }
    }
  }

  void told(std::string_view member, std::string what) const {
    const auto at = at_.find(member);
    (at ? *at : at_).problem(std::move(what), "Mend the form, or what the case says.");
  }

  const Reading& at_;
  const FormState& state_;
};

// Computed fields outside of groups.
std::set<std::string> values_of(const practice::Form& form) {
  std::set<std::string> ids;
  for (const practice::Step& step : form.steps) {
    for (const practice::Field& field : step.fields) {
      if (field.kind == practice::FieldKind::computed) ids.insert(field.id);
    }
  }
  return ids;
}

}  // namespace

std::size_t run_form_cases(const Reading& root, const practice::Form& form) {
  std::set<std::string> values = values_of(form), gates;
  for (const practice::Gate& gate : form.gates) gates.insert(gate.id);
  std::size_t run = 0;
  for (const Reading& one : list_if_given(root, "cases")) {
    const auto answers = answers_of(one, form);
    if (!answers) continue;
    const FormState state = decide(form, *answers);
    Case(one, state).compare(form);
    ++run;
    if (state.gate && text_if_given(one, "gate") == state.gate->id) gates.erase(state.gate->id);
    if (const auto computed = one.find("computed")) {
      for (const Reading& value : computed->members()) values.erase(value.key());
    }
  }
  for (const std::string& gate : gates) {
    root.problem(fmt::format("No worked case opens the gate '{}'", gate),
                 "Add one, with answers that open it.");
  }
  for (const std::string& value : values) {
    root.problem(fmt::format("No worked case works out '{}'", value),
                 "Add one, with the number worked out by hand.");
  }
  return run;
}

}  // namespace securebase::content

#include "securebase/practice/form_state.hpp"

#include <algorithm>
#include <set>

#include "securebase/practice/computed.hpp"
#include "securebase/practice/condition.hpp"

namespace securebase::practice {
namespace {

// Answers as the rules see them: those of fields that are shown, and the values worked out of them.
// Both are found on demand and once, so the order of fields in a form does not matter.
class Sight {
 public:
  Sight(const Form& form, const Answers& answers, bool smaller)
      : form_(form), answers_(answers), smaller_(smaller && !form.smaller.empty()) {
    for (const Step& step : form.steps) {
      for (const Field& field : step.fields) {
        outside_.emplace(field.id, std::pair(&step, &field));
        for (const Field& inner : field.fields) inside_.emplace(inner.id, &inner);
      }
    }
  }

  [[nodiscard]] Lookup lookup() {
    return [this](std::string_view field) { return counted(field); };
  }

  [[nodiscard]] Lookup in_row(const Row& row) {
    return [this, &row](std::string_view id) { return counted_in_row(row, id); };
  }

  [[nodiscard]] bool shows(const Step& step) {
    if (smaller_ && std::ranges::find(form_.smaller, step.id) == form_.smaller.end()) return false;
    return !step.show_if || holds(*step.show_if, lookup());
  }

  [[nodiscard]] bool shows(const Step& step, const Field& field) {
    const auto known = shown_.find(field.id);
    if (known != shown_.end()) return known->second;
    shown_.emplace(field.id, false);  // a circle, which form_rules.hpp refuses, ends here
    const bool shown = shows(step) && (!field.show_if || holds(*field.show_if, lookup()));
    return shown_[field.id] = shown;
  }

  [[nodiscard]] bool shows_in_row(const Row& row, const Field& field) {
    return !field.show_if || holds(*field.show_if, in_row(row));
  }

  [[nodiscard]] std::optional<double> value_of(const Field& field, const Lookup& from) {
    return work_out(*field.value, from,
                    [this](std::string_view, const Row& row) { return in_row(row); });
  }

  [[nodiscard]] bool is_missing(const Field& field, const Lookup& from, const Answer* answer) {
    if (field.kind == FieldKind::computed) return false;
    const bool wanted =
        field.required || (field.require_if && holds(*field.require_if, from));
    if (!answer) return wanted || field.at_least > 0;
    const auto* rows = std::get_if<std::vector<Row>>(answer);
    return rows && rows->size() < field.at_least;
  }

 private:
  const Answer* counted(std::string_view id) {
    const auto at = outside_.find(id);
    if (at == outside_.end()) return nullptr;
    const auto& [step, field] = at->second;
    if (!shows(*step, *field)) return nullptr;
    if (field->kind != FieldKind::computed) return find(answers_, id);
    return keep(field->id, value_of(*field, lookup()));
  }

  const Answer* counted_in_row(const Row& row, std::string_view id) {
    const auto at = inside_.find(id);
    if (at == inside_.end()) return counted(id);
    if (!shows_in_row(row, *at->second)) return nullptr;
    if (at->second->kind != FieldKind::computed) return find(row.answers, id);
    return keep(at->second->id, value_of(*at->second, in_row(row)));
  }

  // Points at the value until the next one of the same field; a test uses it at once.
  const Answer* keep(const std::string& id, std::optional<double> value) {
    if (!value) return nullptr;
    Answer& kept = worked_out_[id];
    kept = *value;
    return &kept;
  }

  const Form& form_;
  const Answers& answers_;
  bool smaller_;
  std::map<std::string_view, std::pair<const Step*, const Field*>> outside_;
  std::map<std::string_view, const Field*> inside_;
  std::map<std::string_view, bool> shown_;
  std::map<std::string, Answer> worked_out_;
};

std::vector<RowState> states_of_rows(Sight& sight, const Field& group, const Answers& answers) {
  std::vector<RowState> states;
  const Answer* answer = find(answers, group.id);
  const auto* rows = answer ? std::get_if<std::vector<Row>>(answer) : nullptr;
  if (!rows) return states;
  for (const Row& row : *rows) {
    RowState state;
    const Lookup lookup = sight.in_row(row);
    for (const Field& field : group.fields) {
      if (!sight.shows_in_row(row, field)) continue;
      state.shown.push_back(field.id);
      if (sight.is_missing(field, lookup, find(row.answers, field.id))) {
        state.missing.push_back(field.id);
      }
      if (field.kind != FieldKind::computed) continue;
      if (const auto value = sight.value_of(field, lookup)) state.computed[field.id] = *value;
    }
    states.push_back(std::move(state));
  }
  return states;
}

// The place of the last step that a gate asks about: those after it stay closed.
std::size_t last_step_asked(const Form& form, const Gate& gate) {
  std::vector<std::string_view> asked;
  collect_fields(gate.when, asked);
  std::size_t last = 0;
  for (std::size_t i = 0; i < form.steps.size(); ++i) {
    for (const Field& field : form.steps[i].fields) {
      if (std::ranges::find(asked, field.id) != asked.end()) last = i;
    }
  }
  return last;
}

}  // namespace

FormState decide(const Form& form, const Answers& answers, bool smaller) {
  Sight sight(form, answers, smaller);
  const Lookup lookup = sight.lookup();
  FormState state;
  for (const Gate& gate : form.gates) {
    if (!holds(gate.when, lookup)) continue;
    state.gate = &gate;
    break;
  }
  const std::size_t open =
      state.gate ? last_step_asked(form, *state.gate) + 1 : form.steps.size();
  for (std::size_t i = 0; i < open; ++i) {
    const Step& step = form.steps[i];
    if (!sight.shows(step)) continue;
    state.shown.push_back(step.id);
    for (const Field& field : step.fields) {
      if (!sight.shows(step, field)) continue;
      state.shown.push_back(field.id);
      if (sight.is_missing(field, lookup, find(answers, field.id))) {
        state.missing.push_back(field.id);
      }
      if (has_rows(field.kind)) state.rows[field.id] = states_of_rows(sight, field, answers);
      if (field.kind != FieldKind::computed) continue;
      if (const auto value = sight.value_of(field, lookup)) state.computed[field.id] = *value;
    }
  }
  return state;
}

}  // namespace securebase::practice

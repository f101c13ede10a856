#include "securebase/practice/answer_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "securebase/practice/computed.hpp"

namespace securebase::practice {
namespace {

bool is_whole(double value) { return std::floor(value) == value; }

std::optional<Misfit> misfit_of_number(const Field& field, double value) {
  if (!std::isfinite(value)) return Misfit::wrong_kind;
  const double low = field.min.value_or(field.kind == FieldKind::number ? -1e15 : 0);
  const double high = field.max.value_or(field.kind == FieldKind::scale_10    ? 10
                                         : field.kind == FieldKind::scale_100 ? 100
                                                                              : 1e15);
  if (value < low || value > high) return Misfit::out_of_range;
  const bool whole = field.kind == FieldKind::scale_10 || field.kind == FieldKind::scale_100;
  return whole && !is_whole(value) ? std::optional(Misfit::out_of_range) : std::nullopt;
}

std::optional<Misfit> misfit_of_text(const Field& field, const std::string& text) {
  switch (field.kind) {
    case FieldKind::choice:
    case FieldKind::yes_no:
      if (std::ranges::find(field.options, text) == field.options.end()) {
        return Misfit::unknown_option;
      }
      return std::nullopt;
    case FieldKind::date:
      return minutes_of(text + "T00:00") ? std::nullopt : std::optional(Misfit::no_date);
    case FieldKind::time:
      return text.size() == 5 && minutes_of(text) ? std::nullopt : std::optional(Misfit::no_date);
    case FieldKind::date_time:
      return text.size() == 16 && minutes_of(text) ? std::nullopt : std::optional(Misfit::no_date);
    case FieldKind::short_text:
    case FieldKind::long_text:
    case FieldKind::person:
    case FieldKind::entry:
      return std::nullopt;
    default: return Misfit::wrong_kind;
  }
}

std::optional<Misfit> misfit_of_list(const Field& field, const std::vector<std::string>& chosen) {
  if (!has_choices(field.kind)) return Misfit::wrong_kind;
  if (field.at_most > 0 && chosen.size() > field.at_most) return Misfit::too_many;
  if (field.kind != FieldKind::several) return std::nullopt;  // own words are welcome
  const bool known = std::ranges::all_of(chosen, [&field](const std::string& one) {
    return std::ranges::find(field.options, one) != field.options.end();
  });
  return known ? std::nullopt : std::optional(Misfit::unknown_option);
}

class Check {
 public:
  std::vector<Refused> refused;

  void look(const std::vector<Field>& fields, const Answers& answers,
            std::optional<std::size_t> row) {
    for (const auto& [id, answer] : answers) {
      if (is_empty(answer)) continue;
      const auto field = std::ranges::find(fields, id, &Field::id);
      if (field == fields.end() || field->kind == FieldKind::computed) {
        refused.push_back({id, row, Misfit::unknown_field});
        continue;
      }
      if (const auto why = misfit(*field, answer)) refused.push_back({id, row, *why});
    }
  }

 private:
  std::optional<Misfit> misfit(const Field& field, const Answer& answer) {
    if (const auto* rows = std::get_if<std::vector<Row>>(&answer)) {
      if (!has_rows(field.kind)) return Misfit::wrong_kind;
      for (std::size_t i = 0; i < rows->size(); ++i) look(field.fields, (*rows)[i].answers, i);
      if (field.at_most > 0 && rows->size() > field.at_most) return Misfit::too_many;
      return std::nullopt;
    }
    if (const auto* number = std::get_if<double>(&answer)) {
      return is_number(field.kind) ? misfit_of_number(field, *number) : Misfit::wrong_kind;
    }
    if (const auto* text = std::get_if<std::string>(&answer)) return misfit_of_text(field, *text);
    return misfit_of_list(field, std::get<std::vector<std::string>>(answer));
  }
};

}  // namespace

std::string_view name_of(Misfit misfit) {
  constexpr std::array<std::string_view, 6> names{"unknown_field",  "wrong_kind", "out_of_range",
                                                  "unknown_option", "too_many",   "no_date"};
  return names[static_cast<std::size_t>(misfit)];
}

std::vector<Refused> misfits(const Form& form, const Answers& answers) {
  std::vector<Field> outside;
  for (const Step& step : form.steps) {
    outside.insert(outside.end(), step.fields.begin(), step.fields.end());
  }
  Check check;
  check.look(outside, answers, std::nullopt);
  return std::move(check.refused);
}

}  // namespace securebase::practice

#include "securebase/practice/form_rules.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "securebase/practice/condition.hpp"

namespace securebase::practice {
namespace {

struct Known {
  const Field* field = nullptr;  // null: a step
  std::string group;             // empty: outside of groups
  std::string where;
};

// What the fields of a picture are called and of which kinds they are.
struct Part {
  std::string_view id;
  std::vector<FieldKind> kinds;
  bool needed = false;
};

std::vector<Part> parts_of(FieldKind picture) {
  using Kind = FieldKind;
  switch (picture) {
    case Kind::people_map:
      return {{"name", {Kind::person}, true},       {"closeness", {Kind::scale_10}, true},
              {"safety", {Kind::scale_10}},         {"trust", {Kind::scale_10}},
              {"haven", {Kind::yes_no}},            {"base", {Kind::yes_no}}};
    case Kind::cycle_map:
      return {{"side", {Kind::short_text}, true},   {"move", {Kind::short_text}, true},
              {"trigger", {Kind::short_text}},      {"need", {Kind::short_text, Kind::need}},
              {"top", {Kind::feeling}},             {"under", {Kind::feeling}}};
    case Kind::parts_map:
      return {{"name", {Kind::short_text}, true},   {"role", {Kind::choice}, true},
              {"strength", {Kind::scale_10}},       {"linked_to", {Kind::short_text}}};
    case Kind::timeline:
      return {{"from", {Kind::number}, true},       {"to", {Kind::number}, true},
              {"title", {Kind::short_text}, true},  {"heat", {Kind::scale_10}}};
    default: return {};
  }
}

class Rules {
 public:
  explicit Rules(const Form& form) : form_(form) {}

  std::vector<Problem> all() {
    for (std::size_t i = 0; i < form_.steps.size(); ++i) {
      const std::string where = "/steps/" + std::to_string(i);
      know(form_.steps[i].id, {nullptr, {}, where});
      know_fields(form_.steps[i].fields, {}, where);
    }
    for (std::size_t i = 0; i < form_.steps.size(); ++i) {
      const Step& step = form_.steps[i];
      const std::string where = "/steps/" + std::to_string(i);
      if (step.show_if) check(*step.show_if, {}, where + "/show_if");
      check_fields(step.fields, {}, where);
    }
    check_gates();
    check_signs();
    check_smaller();
    check_circles();
    return std::move(problems_);
  }

 private:
  void add(std::string what, std::string where, std::string mend) {
    problems_.push_back({std::move(what), std::move(where), std::move(mend)});
  }

  void know(const std::string& id, Known known) {
    const bool reserved = std::ranges::find(reserved_ids, id) != std::end(reserved_ids);
    if (reserved && known.field) {
      add("'" + id + "' is the name of something every exercise has", known.where + "/id",
          "Choose another id.");
    }
    const auto [at, is_new] = known_.emplace(id, known);
    if (!is_new) {
      add("The id '" + id + "' is there twice", known.where + "/id",
          "Give every step and every field of the form an id of its own, also inside groups.");
    }
  }

  void know_fields(const std::vector<Field>& fields, const std::string& group,
                   const std::string& where) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::string here = where + "/fields/" + std::to_string(i);
      know(fields[i].id, {&fields[i], group, here});
      know_fields(fields[i].fields, fields[i].id, here);
    }
  }

  void check_fields(const std::vector<Field>& fields, const std::string& group,
                    const std::string& where) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Field& field = fields[i];
      const std::string here = where + "/fields/" + std::to_string(i);
      if (field.show_if) check(*field.show_if, group, here + "/show_if");
      if (field.require_if) check(*field.require_if, group, here + "/require_if");
      if (field.value) check(field, group, here + "/value");
      if (field.min && field.max && *field.min > *field.max) {
        add("'min' is greater than 'max'", here, "Exchange them.");
      }
      if (has_rows(field.kind)) check_rows(field, group, here);
    }
  }

  void check_rows(const Field& rows, const std::string& group, const std::string& where) {
    if (!group.empty()) {
      add("A group stands in a group", where, "Put its fields beside the group.");
    }
    for (const Part& part : parts_of(rows.kind)) {
      const auto at = std::ranges::find(rows.fields, part.id, &Field::id);
      if (at == rows.fields.end()) {
        if (part.needed) {
          add("A " + std::string(name_of(rows.kind)) + " needs a field '" + std::string(part.id) +
                  "'",
              where + "/fields", "Add it, of the kind " + std::string(name_of(part.kinds[0])) + ".");
        }
      } else if (std::ranges::find(part.kinds, at->kind) == part.kinds.end()) {
        add("The field '" + at->id + "' of a " + std::string(name_of(rows.kind)) + " is a " +
                std::string(name_of(at->kind)),
            where + "/fields", "Make it a " + std::string(name_of(part.kinds[0])) + ".");
      }
    }
    check_fields(rows.fields, rows.id, where);
  }

  // The field of that id as seen from inside `group`; null, and a problem, when there is none.
  const Field* see(const std::string& id, const std::string& group, const std::string& where) {
    const auto at = known_.find(id);
    if (at == known_.end() || !at->second.field) {
      add("There is no field '" + id + "'", where, "Name a field of this form.");
      return nullptr;
    }
    if (!at->second.group.empty() && at->second.group != group) {
      add("The field '" + id + "' stands in the group '" + at->second.group + "'", where,
          "Name a field of the same row, or one outside of groups.");
      return nullptr;
    }
    return at->second.field;
  }

  void check(const Condition& condition, const std::string& group, const std::string& where) {
    for (const Condition& part : condition.parts) check(part, group, where);
    if (condition.field.empty()) return;
    const Field* field = see(condition.field, group, where);
    if (!field) return;
    const auto wrong = [&](std::string_view test, std::string_view kinds) {
      add("'" + std::string(test) + "' does not go with the field '" + field->id + "', which is a " +
              std::string(name_of(field->kind)),
          where, "It goes with " + std::string(kinds) + ".");
    };
    const bool free_words = has_choices(field->kind) && field->kind != FieldKind::several;
    const auto no_option = [&] {
      if (free_words || std::ranges::find(field->options, condition.option) != field->options.end())
        return;
      add("The field '" + field->id + "' has no option '" + condition.option + "'", where,
          "Name one of its options.");
    };
    switch (condition.test) {
      case Condition::Test::is:
        if (field->kind != FieldKind::choice && field->kind != FieldKind::yes_no) {
          wrong("is", "choice and yes_no");
        } else {
          no_option();
        }
        break;
      case Condition::Test::has:
        if (!has_choices(field->kind)) {
          wrong("has", "several, feeling, need and body_place");
        } else {
          no_option();
        }
        break;
      case Condition::Test::at_least:
        if (!is_number(field->kind)) wrong("at_least", "numbers");
        break;
      case Condition::Test::at_most:
        if (!is_number(field->kind)) wrong("at_most", "numbers");
        break;
      default: break;
    }
  }

  void check(const Field& field, const std::string& group, const std::string& where) {
    using How = Computation::How;
    const Computation& value = *field.value;
    const bool two = value.how == How::difference || value.how == How::minutes_between;
    const bool counts = value.how == How::count || value.how == How::share;
    if ((two && value.of.size() != 2) || (counts && value.of.size() != 1)) {
      add(two ? "It takes two fields" : "It takes one field", where + "/of",
          "Name so many fields in 'of'.");
    }
    if (!value.in.empty()) {
      const Field* rows = see(value.in, {}, where + "/in");
      if (rows && !has_rows(rows->kind)) {
        add("'" + value.in + "' has no rows", where + "/in", "Name a group or a picture.");
      }
    }
    for (std::size_t i = 0; i < value.of.size(); ++i) {
      const std::string here = where + "/of/" + std::to_string(i);
      const Field* of = see(value.of[i], value.in.empty() ? group : value.in, here);
      if (!of) continue;
      const bool fits =
          counts ? has_rows(of->kind) || (value.how == How::count && has_choices(of->kind))
          : value.how == How::minutes_between
              ? of->kind == FieldKind::time || of->kind == FieldKind::date_time
              : is_number(of->kind);
      if (!fits) {
        add("'" + of->id + "' is a " + std::string(name_of(of->kind)), here,
            counts ? "Name a group, a picture or a field of which several can be chosen."
            : value.how == How::minutes_between ? "Name two fields of the kind time or date_time."
                                                : "Name fields that hold numbers.");
      }
    }
    if (value.where && !value.of.empty()) check(*value.where, value.of[0], where + "/where");
  }

  void check_gates() {
    for (std::size_t i = 0; i < form_.gates.size(); ++i) {
      check(form_.gates[i].when, {}, "/gates/" + std::to_string(i) + "/when");
    }
  }

  void check_signs() {
    for (std::size_t i = 0; i < form_.signs.size(); ++i) {
      const std::string& id = form_.signs[i].field;
      const std::string where = "/signs/" + std::to_string(i) + "/field";
      if (id == "eased") {
        if (!form_.distress) {
          add("This form does not ask for distress", where,
              "Name a field, or set 'distress: true'.");
        }
        continue;
      }
      const Field* field = see(id, {}, where);
      if (field && !is_number(field->kind) && field->kind != FieldKind::yes_no) {
        add("'" + id + "' cannot be drawn over time", where, "Name a number or a yes_no.");
      }
    }
  }

  void check_smaller() {
    for (std::size_t i = 0; i < form_.smaller.size(); ++i) {
      const auto at = known_.find(form_.smaller[i]);
      if (at != known_.end() && !at->second.field) continue;
      add("There is no step '" + form_.smaller[i] + "'", "/smaller/steps/" + std::to_string(i),
          "Name a step of this form.");
    }
  }

  // Whether something is shown must not hang on itself, over however many fields.
  void check_circles() {
    std::map<std::string_view, std::vector<std::string_view>> needs;
    const auto depend = [&](const Field& field, const Step& step) {
      std::vector<std::string_view>& fields = needs[field.id];
      if (step.show_if) collect_fields(*step.show_if, fields);
      if (field.show_if) collect_fields(*field.show_if, fields);
      if (field.value) {
        for (const std::string& of : field.value->of) fields.push_back(of);
        if (!field.value->in.empty()) fields.push_back(field.value->in);
        if (field.value->where) collect_fields(*field.value->where, fields);
      }
    };
    for (const Step& step : form_.steps) {
      for (const Field& field : step.fields) {
        depend(field, step);
        for (const Field& inner : field.fields) {
          depend(inner, step);
          // A row needs its group; the group does not need the row.
        }
      }
    }
    std::set<std::string_view> done, open;
    std::function<void(std::string_view)> follow = [&](std::string_view id) {
      if (done.contains(id)) return;
      if (!open.insert(id).second) {
        const auto at = known_.find(id);
        add("Whether '" + std::string(id) + "' is shown hangs on itself",
            at == known_.end() ? "" : at->second.where,
            "Take one of the conditions out of the circle.");
        return;
      }
      for (const std::string_view next : needs[id]) follow(next);
      open.erase(id);
      done.insert(id);
    };
    for (const auto& [id, known] : known_) {
      if (known.field) follow(id);
    }
  }

  const Form& form_;
  std::map<std::string, Known, std::less<>> known_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> problems_of(const Form& form) { return Rules(form).all(); }

}  // namespace securebase::practice

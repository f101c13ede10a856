#include "securebase/forms/form_reader.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "securebase/practice/form_rules.hpp"

namespace securebase::forms {
namespace {

using json::Kind;
using json::Object;
using namespace practice;

class Reader {
 public:
  explicit Reader(std::vector<Problem>& problems) : problems_(problems) {}

  Form form(const Object& from) {
    Form form;
    form.id = text(from, "id");
    form.version = text(from, "version");
    if (const auto level = from.text("level")) {
      const auto known = level_of(*level);
      if (!known) add(from, "level", "There is no level '" + std::string(*level) + "'",
                      "Choose alone, with_support or clinician.");
      form.level = known.value_or(Level::alone);
    }
    form.doorway = from.text_if_given("kind") == "doorway";
    form.step = static_cast<int>(from.whole_number_if_given("step").value_or(0));
    form.settling = from.boolean_if_given("settling").value_or(false);
    form.distress = from.boolean_if_given("distress").value_or(false);
    form.screen = from.boolean_if_given("screen").value_or(false);
    if (const auto steps = from.objects("steps")) {
      for (const Object& one : *steps) form.steps.push_back(step(one));
    }
    if (const auto smaller = from.object_if_given("smaller")) {
      form.smaller = texts(*smaller, "steps");
    }
    for (const Object& one : from.objects_if_given("gates")) form.gates.push_back(gate(one));
    for (const Object& one : from.objects_if_given("signs")) form.signs.push_back(sign(one));
    return form;
  }

 private:
  void add(const Object& at, std::string_view member, std::string what, std::string mend) {
    problems_.push_back({std::move(what), at.pointer() + "/" + std::string(member),
                         std::move(mend)});
  }

  static std::string text(const Object& from, std::string_view name) {
    return std::string(from.text(name).value_or(std::string_view()));
  }

  static std::vector<std::string> texts(const Object& from, std::string_view name) {
    std::vector<std::string> all;
    for (const std::string_view one : from.texts_if_given(name)) all.emplace_back(one);
    return all;
  }

  Step step(const Object& from) {
    Step step;
    step.id = text(from, "id");
    step.show_if = condition_if_given(from, "show_if");
    for (const Object& one : from.objects_if_given("fields")) step.fields.push_back(field(one));
    return step;
  }

  Field field(const Object& from) {
    Field field;
    field.id = text(from, "id");
    const auto name = from.text("kind");
    const auto kind = name ? field_kind(*name) : std::nullopt;
    if (name && !kind) {
      add(from, "kind", "There is no kind of field '" + std::string(*name) + "'",
          "Choose one of the kinds in docs/guide/forms.md.");
    }
    field.kind = kind.value_or(FieldKind::short_text);
    field.required = from.boolean_if_given("required").value_or(false);
    field.is_private = from.boolean_if_given("private").value_or(false);
    field.show_if = condition_if_given(from, "show_if");
    field.require_if = condition_if_given(from, "require_if");
    field.at_least = count(from, "at_least");
    field.at_most = count(from, "at_most");
    field.min = from.number_if_given("min");
    field.max = from.number_if_given("max");
    if (kind) read_by_kind(from, field);
    return field;
  }

  void read_by_kind(const Object& from, Field& field) {
    if (field.kind == FieldKind::yes_no) field.options = {"yes", "no"};
    if (field.kind == FieldKind::choice || field.kind == FieldKind::several) {
      read_options(from, field);
    }
    if (has_rows(field.kind)) {
      if (const auto fields = from.objects("fields")) {
        for (const Object& one : *fields) field.fields.push_back(this->field(one));
      }
    }
    if (field.kind == FieldKind::entry) field.form = text(from, "form");
    if (field.kind == FieldKind::timer) need_positive(from, "seconds");
    if (field.kind == FieldKind::breathing) {
      for (const auto* name : {"in", "out", "rounds"}) need_positive(from, name);
    }
    if (field.kind != FieldKind::computed) return;
    if (!from.has("value")) {
      add(from, "value", "A computed field does not say what it is worked out from",
          "Add 'value' with 'how' and 'of'.");
    } else if (const auto value = from.object_if_given("value")) {
      field.value = computation(*value);
    }
  }

  void read_options(const Object& from, Field& field) {
    std::set<std::string> seen;
    for (const Object& one : from.objects_if_given("options")) {
      field.options.push_back(text(one, "id"));
      if (seen.insert(field.options.back()).second) continue;
      add(one, "id", "The option '" + field.options.back() + "' is there twice",
          "Give each option an id of its own.");
    }
    if (field.options.size() < 2) {
      add(from, "options", "There is nothing to choose from", "Add two options or more.");
    }
  }

  void need_positive(const Object& from, std::string_view name) {
    const auto number = from.whole_number_if_given(name);
    if (number && *number > 0) return;
    add(from, name, "'" + std::string(name) + "' is not a whole number above 0",
        "Give a whole number.");
  }

  std::size_t count(const Object& from, std::string_view name) {
    const auto number = from.whole_number_if_given(name);
    if (number && *number < 0) add(from, name, "It is below 0", "Give a whole number.");
    return number && *number > 0 ? static_cast<std::size_t>(*number) : 0;
  }

  std::optional<Condition> condition_if_given(const Object& from, std::string_view name) {
    const auto given = from.object_if_given(name);
    return given ? std::optional(condition(*given)) : std::nullopt;
  }

  Condition condition(const Object& from) {
    using Test = Condition::Test;
    constexpr std::array<std::pair<std::string_view, Test>, 2> joins{
        {{"any", Test::any}, {"all", Test::all}}};
    Condition condition;
    for (const auto& [name, test] : joins) {
      if (!from.has(name)) continue;
      from.only({name});
      condition.test = test;
      for (const Object& one : from.objects_if_given(name)) {
        condition.parts.push_back(this->condition(one));
      }
      if (condition.parts.empty()) add(from, name, "It has no condition", "Add one.");
      return condition;
    }
    if (from.has("not")) {
      from.only({"not"});
      condition.test = Test::none;
      if (const auto one = from.object_if_given("not")) {
        condition.parts.push_back(this->condition(*one));
      }
      return condition;
    }
    from.only({"field", "is", "has", "at_least", "at_most", "answered"});
    condition.field = text(from, "field");
    int tests = 0;
    for (const auto& [name, test] : {std::pair{"is", Test::is}, std::pair{"has", Test::has}}) {
      if (!from.has(name)) continue;
      condition.test = test;
      condition.option = text(from, name);
      ++tests;
    }
    for (const auto& [name, test] :
         {std::pair{"at_least", Test::at_least}, std::pair{"at_most", Test::at_most}}) {
      if (!from.has(name)) continue;
      condition.test = test;
      condition.number = from.number_if_given(name).value_or(0);
      ++tests;
    }
    if (from.has("answered")) {
      condition.test = Test::answered;
      condition.wanted = from.boolean_if_given("answered").value_or(true);
      ++tests;
    }
    if (tests != 1) {
      add(from, "field", "A condition makes one test of its field",
          "Give one of is, has, at_least, at_most, answered.");
    }
    return condition;
  }

  Computation computation(const Object& from) {
    using How = Computation::How;
    constexpr std::array<std::pair<std::string_view, How>, 8> hows{
        {{"sum", How::sum}, {"mean", How::mean}, {"max", How::max}, {"min", How::min},
         {"difference", How::difference}, {"minutes_between", How::minutes_between},
         {"count", How::count}, {"share", How::share}}};
    Computation value;
    from.only({"how", "of", "in", "where", "top"});
    if (const auto name = from.text("how")) {
      const auto at = std::ranges::find(hows, *name, &std::pair<std::string_view, How>::first);
      if (at == hows.end()) {
        add(from, "how", "There is no way '" + std::string(*name) + "' to work out a value",
            "Choose one of docs/guide/forms.md.");
      } else {
        value.how = at->second;
      }
    }
    value.of = texts(from, "of");
    if (value.of.empty()) {
      add(from, "of", "It does not say what it is worked out from", "Name one field or more.");
    }
    value.in = from.text_if_given("in").value_or(std::string_view());
    value.where = condition_if_given(from, "where");
    value.top = static_cast<int>(count(from, "top"));
    return value;
  }

  Gate gate(const Object& from) {
    Gate gate;
    gate.id = text(from, "id");
    gate.to = text(from, "to");
    if (const auto when = condition_if_given(from, "when")) {
      gate.when = *when;
    } else {
      add(from, "when", "The gate does not say when it holds", "Add a condition.");
    }
    return gate;
  }

  static Sign sign(const Object& from) {
    return {text(from, "domain"), text(from, "field"),
            from.text("better").value_or("higher") == "higher"};
  }

  std::vector<Problem>& problems_;
};

}  // namespace

Form read_form(const Object& object, std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  Form form = Reader(problems).form(object);
  if (problems.size() > before) return form;  // rules between parts need every part
  for (Problem& problem : problems_of(form)) {
    problem.where = object.pointer() + problem.where;
    problems.push_back(std::move(problem));
  }
  return form;
}

Result<Form> read_form(std::string_view text) {
  const auto document = json::Document::parse(text);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  Form form = object ? read_form(*object, problems) : Form{};
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return form;
}

}  // namespace securebase::forms

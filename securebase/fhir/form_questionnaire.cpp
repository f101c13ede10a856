#include "securebase/fhir/form_questionnaire.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <utility>

namespace securebase::fhir {
namespace {

namespace json = boost::json;
using json::array;
using json::object;
using json::value;

constexpr std::string_view item_control =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
constexpr std::string_view item_controls = "http://hl7.org/fhir/questionnaire-item-control";
constexpr std::string_view min_value = "http://hl7.org/fhir/StructureDefinition/minValue";
constexpr std::string_view max_value = "http://hl7.org/fhir/StructureDefinition/maxValue";

json::string_view view(std::string_view text) { return {text.data(), text.size()}; }

std::string text_of(const object& from, std::string_view key) {
  const value* found = from.if_contains(view(key));
  return found && found->is_string() ? std::string(found->get_string().c_str(),
                                                   found->get_string().size())
                                     : std::string();
}

// JSON inside a text of JSON, as extensions hold it.
value as_text(const object& content) { return value(json::string(json::serialize(content))); }

object extension(std::string_view url, std::string_view type, value content) {
  return {{"url", view(url)}, {view(type), std::move(content)}};
}

const value* extension_of(const object& item, std::string_view url, std::string_view type) {
  const value* list = item.if_contains("extension");
  if (!list || !list->is_array()) return nullptr;
  for (const value& one : list->get_array()) {
    if (one.is_object() && text_of(one.get_object(), "url") == url) {
      return one.get_object().if_contains(view(type));
    }
  }
  return nullptr;
}

// The type of FHIR that a kind of field has, and whether it repeats.
struct Type {
  std::string_view kind, fhir;
  bool repeats = false;
};
constexpr std::array<Type, 25> types{{{"short_text", "string"}, {"long_text", "text"},
    {"number", "decimal"}, {"scale_10", "integer"}, {"scale_100", "integer"},
    {"choice", "choice"}, {"several", "choice", true}, {"yes_no", "boolean"}, {"date", "date"},
    {"time", "time"}, {"date_time", "dateTime"}, {"duration", "quantity"}, {"person", "string"},
    {"feeling", "open-choice", true}, {"need", "open-choice", true},
    {"body_place", "open-choice", true}, {"group", "group", true}, {"people_map", "group", true},
    {"cycle_map", "group", true}, {"parts_map", "group", true}, {"timeline", "group", true},
    {"entry", "reference"}, {"timer", "integer"}, {"breathing", "integer"},
    {"computed", "decimal"}}};

// One test as FHIR says it; nothing for what FHIR R4 has no word for.
std::optional<object> enable_when(const object& test, const object& kinds) {
  const std::string field = text_of(test, "field");
  const std::string kind = text_of(kinds, field);
  object when{{"question", field}};
  if (const value* answered = test.if_contains("answered")) {
    when["operator"] = "exists";
    when["answerBoolean"] = *answered;
    return when;
  }
  if (const value* is = test.if_contains("is")) {
    when["operator"] = "=";
    if (kind == "yes_no") {
      when["answerBoolean"] = text_of(test, "is") == "yes";
    } else {
      when["answerCoding"] = object{{"code", *is}};
    }
    return when;
  }
  if (const value* has = test.if_contains("has")) {
    when["operator"] = "=";
    when["answerCoding"] = object{{"code", *has}};
    return when;
  }
  for (const auto& [key, sign] : {std::pair{"at_least", ">="}, std::pair{"at_most", "<="}}) {
    const value* number = test.if_contains(key);
    if (!number) continue;
    when["operator"] = sign;
    const bool whole = kind == "scale_10" || kind == "scale_100" || kind == "timer" ||
                       kind == "breathing";
    if (kind == "duration") {
      when["answerQuantity"] = object{{"value", *number}, {"code", "min"}};
    } else {
      when[whole ? "answerInteger" : "answerDecimal"] = *number;
    }
    return when;
  }
  return std::nullopt;
}

void add_enable_when(object& item, const object& condition, const object& kinds) {
  array all;
  std::string_view behavior;
  for (const auto& [key, word] : {std::pair{"any", "any"}, std::pair{"all", "all"}}) {
    const value* parts = condition.if_contains(key);
    if (!parts) continue;
    behavior = word;
    for (const value& part : parts->get_array()) {
      const auto when = enable_when(part.as_object(), kinds);
      if (!when) return;  // deeper than enableWhen goes: the rules extension has the whole of it
      all.emplace_back(*when);
    }
  }
  if (behavior.empty()) {
    const auto when = enable_when(condition, kinds);
    if (!when) return;
    all.emplace_back(*when);
  } else {
    item["enableBehavior"] = view(behavior);
  }
  item["enableWhen"] = std::move(all);
}

void collect_kinds(const object& around, object& kinds) {
  const value* fields = around.if_contains("fields");
  if (!fields) return;
  for (const value& field : fields->get_array()) {
    kinds[text_of(field.as_object(), "id")] = text_of(field.as_object(), "kind");
    collect_kinds(field.as_object(), kinds);
  }
}

// Members that an item of FHIR has a place for; the rest of a field are its rules.
constexpr std::array<std::string_view, 9> native{"id",  "kind", "label",   "help", "required",
                                                 "min", "max",  "options", "fields"};

object rules_of(const object& field) {
  object rules;
  for (const auto& [key, content] : field) {
    if (std::ranges::find(native, std::string_view(key.data(), key.size())) == native.end()) {
      rules[key] = content;
    }
  }
  return rules;
}

object item_of(const object& field, const object& kinds) {
  const std::string id = text_of(field, "id"), kind = text_of(field, "kind");
  const auto* const type = std::ranges::find(types, std::string_view(kind), &Type::kind);
  object item{{"linkId", id}, {"text", text_of(field, "label")},
              {"type", view(type == types.end() ? "string" : type->fhir)}};
  if (type != types.end() && type->repeats) item["repeats"] = true;
  if (kind == "computed") item["readOnly"] = true;
  array extensions{extension(field_kind_extension, "valueCode", value(kind))};
  const object rules = rules_of(field);
  if (!rules.empty()) {
    extensions.emplace_back(extension(field_rules_extension, "valueString", as_text(rules)));
  }
  for (const auto& [key, url] : {std::pair{"min", min_value}, std::pair{"max", max_value}}) {
    if (const value* found = field.if_contains(key)) {
      extensions.emplace_back(extension(url, "valueDecimal", *found));
    }
  }
  item["extension"] = std::move(extensions);
  if (const value* required = field.if_contains("required")) item["required"] = *required;
  if (const value* condition = field.if_contains("show_if")) {
    add_enable_when(item, condition->as_object(), kinds);
  }
  if (const value* options = field.if_contains("options")) {
    array coded;
    for (const value& one : options->get_array()) {
      coded.emplace_back(object{{"valueCoding", object{{"code", one.as_object().at("id")},
                                                       {"display", one.as_object().at("text")}}}});
    }
    item["answerOption"] = std::move(coded);
  }
  array inner;
  if (const value* help = field.if_contains("help")) {
    inner.emplace_back(object{
        {"linkId", id + "/help"},
        {"text", *help},
        {"type", "display"},
        {"extension",
         array{object{{"url", view(item_control)},
                      {"valueCodeableConcept",
                       object{{"coding", array{object{{"system", view(item_controls)},
                                                      {"code", "help"}}}}}}}}}});
  }
  if (const value* fields = field.if_contains("fields")) {
    for (const value& one : fields->get_array()) {
      inner.emplace_back(item_of(one.as_object(), kinds));
    }
  }
  if (!inner.empty()) item["item"] = std::move(inner);
  return item;
}

object item_of_step(const object& step, const object& kinds) {
  const std::string id = text_of(step, "id");
  object item{{"linkId", id}, {"text", text_of(step, "title")}, {"type", "group"}};
  if (const value* condition = step.if_contains("show_if")) {
    item["extension"] = array{extension(field_rules_extension, "valueString",
                                        as_text(object{{"show_if", *condition}}))};
    add_enable_when(item, condition->as_object(), kinds);
  }
  array inner;
  int line = 0;
  for (const value& guidance : step.at("guidance").as_array()) {
    inner.emplace_back(object{{"linkId", id + "/guidance/" + std::to_string(++line)},
                              {"text", guidance},
                              {"type", "display"}});
  }
  if (const value* fields = step.if_contains("fields")) {
    for (const value& one : fields->get_array()) {
      inner.emplace_back(item_of(one.as_object(), kinds));
    }
  }
  item["item"] = std::move(inner);
  return item;
}

object field_of(const object& item) {
  object field{{"id", text_of(item, "linkId")}};
  if (const value* kind = extension_of(item, field_kind_extension, "valueCode")) {
    field["kind"] = *kind;
  }
  field["label"] = text_of(item, "text");
  if (const value* required = item.if_contains("required")) field["required"] = *required;
  if (const value* found = extension_of(item, min_value, "valueDecimal")) field["min"] = *found;
  if (const value* found = extension_of(item, max_value, "valueDecimal")) field["max"] = *found;
  if (const value* options = item.if_contains("answerOption")) {
    array plain;
    for (const value& one : options->get_array()) {
      const object& coding = one.as_object().at("valueCoding").as_object();
      plain.emplace_back(object{{"id", coding.at("code")}, {"text", coding.at("display")}});
    }
    field["options"] = std::move(plain);
  }
  if (const value* rules = extension_of(item, field_rules_extension, "valueString")) {
    const value parsed = json::parse(rules->get_string());
    for (const auto& [key, content] : parsed.as_object()) field[key] = content;
  }
  array fields;
  if (const value* inner = item.if_contains("item")) {
    for (const value& one : inner->get_array()) {
      if (text_of(one.as_object(), "type") == "display") {
        field["help"] = one.as_object().at("text");
      } else {
        fields.emplace_back(field_of(one.as_object()));
      }
    }
  }
  if (!fields.empty()) field["fields"] = std::move(fields);
  return field;
}

object step_of(const object& item) {
  object step{{"id", text_of(item, "linkId")}, {"title", text_of(item, "text")}};
  if (const value* rules = extension_of(item, field_rules_extension, "valueString")) {
    const value parsed = json::parse(rules->get_string());
    for (const auto& [key, content] : parsed.as_object()) step[key] = content;
  }
  array guidance, fields;
  for (const value& one : item.at("item").as_array()) {
    if (text_of(one.as_object(), "type") == "display") {
      guidance.emplace_back(one.as_object().at("text"));
    } else {
      fields.emplace_back(field_of(one.as_object()));
    }
  }
  step["guidance"] = std::move(guidance);
  if (!fields.empty()) step["fields"] = std::move(fields);
  return step;
}

// The library throws at what is not as expected; one problem says so.
template <class Make>
Result<std::string> made(std::string_view text, std::string_view what, Make make) {
  try {
    return json::serialize(make(json::parse(view(text)).as_object()));
  } catch (const std::exception& error) {
    return failure(Errc::bad_input, Problem{"This is not " + std::string(what) + ": " + error.what(),
                                            "body", "Send one, whole."});
  }
}

}  // namespace

Result<std::string> questionnaire_of_form(std::string_view form_json) {
  return made(form_json, "a form", [](const object& form) {
    object kinds, rest;
    for (const value& step : form.at("steps").as_array()) collect_kinds(step.as_object(), kinds);
    for (const auto& [key, content] : form) {
      if (key != "steps" && key != "title" && key != "version" && key != "language") {
        rest[key] = content;
      }
    }
    array items;
    for (const value& step : form.at("steps").as_array()) {
      items.emplace_back(item_of_step(step.as_object(), kinds));
    }
    return object{{"resourceType", "Questionnaire"},
                  {"name", text_of(form, "id")},
                  {"title", text_of(form, "title")},
                  {"version", text_of(form, "version")},
                  {"language", text_of(form, "language")},
                  {"status", "active"},
                  {"subjectType", array{"Patient"}},
                  {"description", text_of(form, "purpose")},
                  {"extension", array{extension(form_extension, "valueString", as_text(rest))}},
                  {"item", std::move(items)}};
  });
}

Result<std::string> form_of_questionnaire(std::string_view questionnaire_json) {
  return made(questionnaire_json, "a form as a Questionnaire", [](const object& questionnaire) {
    const value* rest = extension_of(questionnaire, form_extension, "valueString");
    if (!rest || text_of(questionnaire, "resourceType") != "Questionnaire") {
      throw std::invalid_argument("it has no extension " + std::string(form_extension));
    }
    object form = json::parse(rest->as_string()).as_object();
    for (const auto* key : {"title", "version", "language"}) form[key] = questionnaire.at(key);
    array steps;
    for (const value& item : questionnaire.at("item").as_array()) {
      steps.emplace_back(step_of(item.as_object()));
    }
    form["steps"] = std::move(steps);
    return form;
  });
}

}  // namespace securebase::fhir

#include "securebase/contract/change_json.hpp"

#include <cmath>

#include "securebase/json/document.hpp"
#include "securebase/json/writer.hpp"

namespace securebase::contract {
namespace {

using measurement::Certainty;
using measurement::Direction;

Problem missing(const json::Object& object, std::string_view name, std::string_view kind) {
  return {"'" + std::string(name) + "' is missing; it is " + std::string(kind) + ".",
          object.pointer() + "/" + std::string(name),
          "Send '" + std::string(name) + "' as " + std::string(kind) + "."};
}

double number(const json::Object& object, std::string_view name, std::vector<Problem>& problems) {
  if (!object.has(name)) problems.push_back(missing(object, name, "a number"));
  return object.number_if_given(name).value_or(0);
}

// One side of the comparison; counts its members, so that a name given twice is found.
std::vector<care::GivenEstimate> read_side(const json::Object& object, std::string_view side,
                                           std::vector<Problem>& problems, std::size_t& members) {
  if (!object.has(side)) problems.push_back(missing(object, side, "an object"));
  const auto at = object.object_if_given(side);
  if (!at) return {};
  at->only({"dimensions"});
  members += at->size();
  std::vector<care::GivenEstimate> estimates;
  for (const json::Object& one : at->objects("dimensions").value_or(std::vector<json::Object>{})) {
    one.only({"id", "value", "standard_error"});
    members += one.size();
    care::GivenEstimate& estimate = estimates.emplace_back();
    estimate.dimension = one.text("id").value_or("");
    estimate.value = number(one, "value", problems);
    estimate.standard_error = number(one, "standard_error", problems);
  }
  return estimates;
}

// From .95 on in one direction; what is only probable is told by the text.
std::string_view real(const measurement::Verdict& verdict) {
  if (verdict.certainty != Certainty::real) return "not_certain";
  return verdict.direction == Direction::lower ? "lower" : "higher";
}

void write_dimension(json::Writer& json, const care::DimensionChange& dimension) {
  const measurement::Change& change = dimension.change;
  json.begin_object().member("id", dimension.id).member("title", dimension.title);
  json.member("difference", change.difference.value);
  json.member("standard_error", change.difference.standard_error);
  json.member("low", change.low).member("high", change.high);
  json.member("probability_lower", change.probability_lower);
  json.member("probability_higher", change.probability_higher);
  json.member("real", real(measurement::verdict(change)));
  json.member("smallest_detectable", change.smallest_detectable);
  if (std::isfinite(change.plain.standard_error)) {  // else one of the two held no answer
    json.key("plain").begin_object().member("difference", change.plain.value);
    json.member("standard_error", change.plain.standard_error).member("z", change.z).end_object();
  }
  json.member("text", std::string_view(dimension.text)).end_object();
}

}  // namespace

Result<care::ChangeQuestion> read_change_question(std::string_view body) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  object->only({"instrument", "version", "days", "mode", "earlier", "later"});
  std::size_t members = object->size();
  care::ChangeQuestion question;
  question.instrument = object->text("instrument").value_or("");
  question.version = object->text("version").value_or("");
  question.days = number(*object, "days", problems);
  question.mode = object->text_if_given("mode").value_or("full");
  question.earlier = read_side(*object, "earlier", problems, members);
  question.later = read_side(*object, "later", problems, members);
  if (problems.empty() && json::count_members(body) != members) {
    problems.push_back(
        {"A member is given twice in one object.", "body", "Give each member once."});
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return question;
}

std::string change_json(const care::ChangeAnswer& answer) {
  json::Writer json;
  json.begin_object().member("instrument", answer.instrument->id);
  json.member("version", answer.instrument->version).member("days", answer.days);
  json.key("dimensions").begin_array();
  for (const auto& dimension : answer.dimensions) write_dimension(json, dimension);
  json.end_array().member("probability_toward_security", answer.probability_toward_security);
  json.member("together", attachment::id(answer.together));
  json.member("headline", std::string_view(answer.words.headline));
  json.member("text", std::string_view(answer.words.text));
  json.member("method", std::string_view(answer.words.method)).end_object();
  return json.take();
}

}  // namespace securebase::contract

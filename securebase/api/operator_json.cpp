#include "securebase/api/operator_json.hpp"

#include "securebase/contract/replies.hpp"
#include "securebase/json/document.hpp"
#include "securebase/json/writer.hpp"

namespace securebase::api {

namespace {

std::string_view name(fhir::PairedBy by) {
  return by == fhir::PairedBy::link_id ? "link_id" : "order";
}

std::string_view name(fhir::ValuesFrom from) {
  switch (from) {
    case fhir::ValuesFrom::ordinal: return "ordinal";
    case fhir::ValuesFrom::integer: return "integer";
    case fhir::ValuesFrom::order: break;
  }
  return "order";
}

void write_pair(json::Writer& json, const fhir::MatchReport& report, const fhir::Pair& pair) {
  const fhir::Question& question = report.form.questions[pair.question];
  json.begin_object().member("item", report.recipe->items[pair.item].id);
  json.member("link_id", question.link_id).member("text", question.text);
  json.member("by", name(pair.by)).member("values_from", name(pair.values_from));
  json.key("answers").raw(contract::answers_json(pair.answers)).end_object();
}

}  // namespace

Result<WordingRequest> read_wording(std::string_view body, WordingMembers members) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  WordingRequest request;
  (void)object->is_object("questionnaire");
  if (members == WordingMembers::match) {
    object->only({"questionnaire", "recipe"});
    request.recipe = object->text_if_given("recipe").value_or("");
  } else {
    object->only({"questionnaire", "recipe", "licence_note"});
    request.recipe = object->text("recipe").value_or("");
    request.licence_note = object->text("licence_note").value_or("");
  }
  const auto texts = json::outer_members(body);
  if (texts.size() != object->size()) {
    problems.push_back({"A member is given twice.", "body", "Give each member once."});
  }
  for (const json::MemberText& member : texts) {
    if (member.name == "questionnaire") request.questionnaire = member.value;
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return request;
}

Result<std::string> read_recipe(std::string_view body) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  object->only({"recipe"});
  const std::string recipe(object->text("recipe").value_or(""));
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return recipe;
}

std::string match_json(const fhir::MatchReport& report) {
  json::Writer json;
  json.begin_object();
  if (report.recipe) {
    json.member("recipe", report.recipe->id).member("version", report.recipe->version);
    json.member("title", report.recipe->title);
  }
  json.key("matches").boolean(report.match.fits());
  json.member("instruction", report.form.instruction).member("copyright", report.form.copyright);
  json.key("items").begin_array();
  for (const fhir::Pair& pair : report.match.pairs) write_pair(json, report, pair);
  json.end_array().key("left_out").begin_array();
  for (const fhir::LeftOut& one : report.form.left_out) {
    json.begin_object().member("link_id", one.link_id).member("text", one.text);
    json.member("why", one.why).end_object();
  }
  json.end_array().key("differences").begin_array();
  for (const Problem& one : report.match.differences) {
    json.begin_object().member("what", one.what).member("where", one.where);
    json.member("mend", one.mend).end_object();
  }
  json.end_array().key("candidates").begin_array();
  for (const auto& one : report.candidates) {
    json.begin_object().member("recipe", one.recipe).member("title", one.title).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string operator_json(Instant valid_until) {
  json::Writer json;
  json.begin_object().member("valid_until", contract::date_time(valid_until)).end_object();
  return json.take();
}

}  // namespace securebase::api

#include "securebase/contract/request_bodies.hpp"

#include "securebase/json/document.hpp"

namespace securebase::contract {

namespace {

Problem named_twice() {
  return {"A member is given twice in one object.", "body", "Give each member once."};
}

care::GivenAnswer read_answer(const json::Object& object) {
  object.only({"item", "answer", "skipped"});
  care::GivenAnswer given;
  given.item = object.text("item").value_or("");
  given.answer = object.whole_number_if_given("answer");
  given.skipped = object.true_if_given("skipped");
  return given;
}

// A number that must be there.
double number(const json::Object& object, std::string_view name, std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  const auto value = object.number_if_given(name);
  if (!value && problems.size() == before) {
    problems.push_back({"'" + std::string(name) + "' is missing.",
                        object.pointer() + "/" + std::string(name), "Send a number."});
  }
  return value.value_or(0.0);
}

care::EarlierMap read_earlier(const json::Object& object, std::vector<Problem>& problems,
                              std::size_t& members) {
  object.only({"same", "days", "dimensions"});
  members += object.size();
  care::EarlierMap map;
  map.days = number(object, "days", problems);
  const std::size_t before = problems.size();
  const auto same = object.boolean_if_given("same");
  if (!same && problems.size() == before) {
    problems.push_back({"'same' is missing.", object.pointer() + "/same",
                        "Say true for the same relationship, false for another."});
  }
  map.same_relationship = same.value_or(false);
  for (const json::Object& one : object.objects("dimensions").value_or(std::vector<json::Object>{})) {
    one.only({"id", "value", "standard_error"});
    members += one.size();
    care::EarlierValueGiven& given = map.dimensions.emplace_back();
    given.dimension = one.text("id").value_or("");
    given.value = number(one, "value", problems);
    given.standard_error = number(one, "standard_error", problems);
  }
  return map;
}

struct Read {
  bool code = false;
  bool map = false;
};

// Bodies about kept maps: a code, a map, or both.
Result<CodeAndMap> read_kept(std::string_view body, Read wanted) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  CodeAndMap result;
  if (wanted.code) {
    result.code = Private<std::string>(std::string(object->text("code").value_or("")));
  }
  const bool has_map = wanted.map && object->is_object("map");
  if (wanted.code && wanted.map) {
    object->only({"code", "map"});
  } else {
    object->only({wanted.code ? "code" : "map"});
  }
  const auto members = json::outer_members(body);
  if (members.size() != object->size()) problems.push_back(named_twice());
  for (const json::MemberText& member : members) {
    if (has_map && member.name == "map") {
      result.map = Private<std::string>(std::string(member.value));
    }
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return result;
}

}  // namespace

Result<care::AssessmentSoFar> read_assessment(std::string_view body) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  object->only({"instrument", "version", "relationship", "answers", "mode", "seed", "earlier"});
  care::AssessmentSoFar result;
  result.instrument = object->text("instrument").value_or("");
  result.version = object->text("version").value_or("");
  result.relationship = object->text("relationship").value_or("");
  result.mode = object->text_if_given("mode").value_or("full");
  result.seed = object->whole_number_if_given("seed").value_or(0);
  std::size_t members = object->size();
  for (const json::Object& earlier : object->objects_if_given("earlier")) {
    result.earlier.push_back(read_earlier(earlier, problems, members));
  }
  if (const auto answers = object->objects("answers")) {
    if (answers->size() > care::Assessments::most_answers) {
      return failure(Errc::bad_input,
                     Problem{"There are " + std::to_string(answers->size()) + " answers.", "/answers",
                             "Send at most " + std::to_string(care::Assessments::most_answers) + "."});
    }
    result.answers.reserve(answers->size());
    for (const json::Object& answer : *answers) {
      result.answers.push_back(read_answer(answer));
      members += answer.size();
    }
  }
  // The parser keeps the last of two members of one name; a client that sends both has a mistake.
  if (problems.empty() && json::count_members(body) != members) problems.push_back(named_twice());
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return result;
}

Result<Private<std::string>> read_map(std::string_view body) {
  auto read = read_kept(body, {.code = false, .map = true});
  if (!read) return tl::unexpected(std::move(read.error()));
  return std::move(read->map);
}

Result<Private<std::string>> read_code(std::string_view body) {
  auto read = read_kept(body, {.code = true, .map = false});
  if (!read) return tl::unexpected(std::move(read.error()));
  return std::move(read->code);
}

Result<CodeAndMap> read_code_and_map(std::string_view body) {
  return read_kept(body, {.code = true, .map = true});
}

}  // namespace securebase::contract

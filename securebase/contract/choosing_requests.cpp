#include "securebase/contract/choosing_json.hpp"
#include "securebase/json/document.hpp"

namespace securebase::contract {
namespace {

constexpr std::size_t longest_search = 200;

std::vector<std::string> texts(const json::Object& object, std::string_view name) {
  const auto given = object.texts_if_given(name);
  return {given.begin(), given.end()};
}

std::string word(const json::Object& object, std::string_view name) {
  return std::string(object.text_if_given(name).value_or(""));
}

void keep_once(std::string_view body, std::size_t read, std::vector<Problem>& problems) {
  if (json::count_members(body) != read) {
    problems.push_back({"A member is given twice in one object.", "body", "Give each member once."});
  }
}

void read_preferences(const json::Object& given, care::GivenMatch& match) {
  given.only({"together", "works_with", "time", "homework", "online", "liked", "helped"});
  match.together = texts(given, "together");
  match.works_with = texts(given, "works_with");
  match.time = word(given, "time");
  match.homework = word(given, "homework");
  match.online = given.boolean_if_given("online").value_or(false);
  match.liked = texts(given, "liked");
  match.helped = texts(given, "helped");
}

void read_limits(const json::Object& given, care::GivenMatch& match) {
  given.only({"possible", "most_meetings", "set_aside"});
  match.possible = texts(given, "possible");
  match.set_aside = texts(given, "set_aside");
  match.most_meetings = given.whole_number_if_given("most_meetings");
}

void read_weights(const json::Object& given, care::GivenMatch& match) {
  given.only({"need", "preference", "evidence"});
  match.weights = care::GivenWeights{given.whole_number_if_given("need").value_or(-1),
                                     given.whole_number_if_given("preference").value_or(-1),
                                     given.whole_number_if_given("evidence").value_or(-1)};
}

void read_needs(const json::Object& object, care::GivenMatch& match, std::size_t& members) {
  for (const json::Object& need : object.objects_if_given("needs")) {
    need.only({"id", "importance"});
    members += need.size();
    match.needs.push_back({std::string(need.text("id").value_or("")),
                           need.whole_number_if_given("importance").value_or(3)});
  }
}

}  // namespace

Result<care::GivenMatch> read_match(std::string_view body) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  object->only({"needs", "preferences", "limits", "gates", "weights", "pattern"});
  care::GivenMatch match;
  std::size_t members = object->size();
  read_needs(*object, match, members);
  if (const auto given = object->object_if_given("preferences")) {
    members += given->size();
    read_preferences(*given, match);
  }
  if (const auto given = object->object_if_given("limits")) {
    members += given->size();
    read_limits(*given, match);
  }
  if (const auto given = object->object_if_given("weights")) {
    members += given->size();
    read_weights(*given, match);
  }
  match.gates = texts(*object, "gates");
  match.pattern = word(*object, "pattern");
  if (problems.empty()) keep_once(body, members, problems);
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return match;
}

Result<therapy::Told> read_told(std::string_view body) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  object->only({"patterns", "signs", "needs", "about"});
  therapy::Told told{texts(*object, "patterns"), texts(*object, "signs"), texts(*object, "needs"),
                     texts(*object, "about")};
  if (problems.empty()) keep_once(body, object->size(), problems);
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return told;
}

Result<care::GivenCheck> read_check_answers(std::string_view body) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  object->only({"check", "answers"});
  care::GivenCheck check;
  check.check = object->text("check").value_or("");
  std::size_t members = object->size();
  for (const json::Object& answer : object->objects("answers").value_or(std::vector<json::Object>{})) {
    answer.only({"question", "answer"});
    members += answer.size();
    check.answers.push_back({std::string(answer.text("question").value_or("")),
                             std::string(answer.text("answer").value_or(""))});
  }
  if (problems.empty()) keep_once(body, members, problems);
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return check;
}

Result<std::string> read_search(std::string_view body) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  object->only({"words"});
  const std::string words(object->text("words").value_or(""));
  if (words.size() > longest_search) {
    problems.push_back({"These are too many words.", "/words", "Send at most 200 letters."});
  }
  if (problems.empty()) keep_once(body, object->size(), problems);
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return words;
}

}  // namespace securebase::contract

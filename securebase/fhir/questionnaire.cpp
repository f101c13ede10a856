#include "securebase/fhir/questionnaire.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "securebase/fhir/answer_options.hpp"
#include "securebase/json/document.hpp"

namespace securebase::fhir {

namespace {

constexpr std::size_t most_problems = 50;
constexpr std::size_t most_link_id = 255;  // FHIR R4, Questionnaire.item.linkId

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Why a form shows an item that nobody answers.
std::string computed(const json::Object& item) {
  if (item.boolean_if_given("readOnly").value_or(false)) return "it is read only";
  for (const json::Object& extension : item.objects_if_given("extension")) {
    const auto url = extension.text_if_given("url").value_or("");
    if (url.ends_with("/sdc-questionnaire-calculatedExpression")) return "the form computes it";
    if (url.ends_with("/questionnaire-hidden") &&
        extension.boolean_if_given("valueBoolean").value_or(false)) {
      return "it is hidden";
    }
  }
  return {};
}

class Reading {
 public:
  Reading(const ReadingLimits& limits, ContainedValueSets sets, std::vector<Problem>& problems)
      : limits_(limits), value_sets_(std::move(sets)), problems_(problems) {}

  void items(const json::Object& holder, Questionnaire& into) {
    for (const json::Object& item : holder.objects_if_given("item")) one(item, into);
  }

  std::string text(const json::Object& holder, std::string_view name) {
    const std::string_view found = holder.text_if_given(name).value_or("");
    if (found.size() <= limits_.text_bytes) return std::string(found);
    problems_.push_back({"A text is longer than " + std::to_string(limits_.text_bytes) + " bytes.",
                         holder.pointer() + "/" + std::string(name), "Shorten it."});
    return {};
  }

 private:
  void one(const json::Object& item, Questionnaire& into) {
    if (problems_.size() > most_problems) return;
    refuse_modifier(item, problems_);
    Question question;
    question.where = item.pointer();
    question.link_id = link_id(item);
    question.text = text(item, "text");
    const std::string_view type = item.text("type").value_or("");
    const std::string why = computed(item);
    if (type == "group" || type == "display") {
      if (why.empty()) say_before(question.text, into);
    } else if (!type.empty() && !why.empty()) {
      into.left_out.push_back({question.link_id, question.text, why});
    } else if (!type.empty()) {
      answered(item, type, std::move(question), into);
    }
    items(item, into);
  }

  std::string link_id(const json::Object& item) {
    std::string id(item.text("linkId").value_or(""));
    const std::string where = item.pointer() + "/linkId";
    if (id.size() > most_link_id) {
      problems_.push_back({"A linkId has more than 255 characters.", where, "Shorten it."});
      id.resize(most_link_id);
    } else if (item.has("linkId") && is_blank(id)) {
      problems_.push_back({"A linkId is empty.", where, "Give each item a linkId of its own."});
    } else if (!id.empty() && !link_ids_.insert(id).second) {
      problems_.push_back({"The linkId '" + id + "' stands twice.", where,
                           "Give each item a linkId of its own."});
    }
    return id;
  }

  void say_before(const std::string& said, Questionnaire& into) {
    if (!into.questions.empty() || is_blank(said)) return;
    into.instruction += (into.instruction.empty() ? "" : " ") + said;
  }

  void answered(const json::Object& item, std::string_view type, Question question,
                Questionnaire& into) {
    if (is_blank(question.text)) {
      problems_.push_back({"A question has no text.", item.pointer() + "/text",
                           "Give the words of the question as 'text'."});
    }
    if (item.boolean_if_given("repeats").value_or(false)) {
      problems_.push_back({"A question takes several answers.", item.pointer() + "/repeats",
                           "Leave 'repeats' out: each question here has one answer."});
    }
    question.conditional = item.has("enableWhen");
    question.loinc = loinc(item);
    if (type == "choice" || type == "open-choice" || type == "integer") {
      question.options = read_options(item, type, value_sets_, problems_);
    }
    if (into.questions.size() == limits_.questions) {
      problems_.push_back({"There are more than " + std::to_string(limits_.questions) + " questions.",
                           item.pointer(), "Send one questionnaire at a time."});
    }
    if (into.questions.size() < limits_.questions) into.questions.push_back(std::move(question));
  }

  static std::string loinc(const json::Object& item) {
    for (const json::Object& coding : item.objects_if_given("code")) {
      if (coding.text_if_given("system").value_or("") == "http://loinc.org") {
        return std::string(coding.text_if_given("code").value_or(""));
      }
    }
    return {};
  }

  const ReadingLimits& limits_;
  ContainedValueSets value_sets_;
  std::vector<Problem>& problems_;
  std::set<std::string> link_ids_;
};

}  // namespace

Result<Questionnaire> read_questionnaire(std::string_view json, const ReadingLimits& limits) {
  if (json.size() > limits.bytes) {
    return failure(Errc::too_large,
                   Problem{"The questionnaire has more than " + std::to_string(limits.bytes) +
                               " bytes.",
                           "questionnaire", "Leave out pictures and translations."});
  }
  if (json.starts_with("\xef\xbb\xbf")) json.remove_prefix(3);  // editors on Windows write it
  const auto document = json::Document::parse(json);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto root = document->object(problems);
  if (!root) return failure(Errc::bad_input, std::move(problems));
  const auto type = root->text("resourceType");
  if (type && *type != "Questionnaire") {
    problems.push_back({"This is a FHIR " + std::string(type->substr(0, 60)) +
                            ", not a Questionnaire.",
                        "/resourceType", "Send the Questionnaire itself."});
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  refuse_modifier(*root, problems);
  Reading reading(limits, read_value_sets(*root, problems), problems);
  Questionnaire result;
  result.url = reading.text(*root, "url");
  result.title = reading.text(*root, "title");
  result.language = reading.text(*root, "language");
  result.copyright = reading.text(*root, "copyright");
  reading.items(*root, result);
  if (problems.empty() && result.questions.empty()) {
    problems.push_back({"The questionnaire asks nothing.", "/item",
                        "Send a Questionnaire with its items."});
  }
  if (problems.size() > most_problems) problems.resize(most_problems);
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return result;
}

}  // namespace securebase::fhir

#include "securebase/fhir/answer_options.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace securebase::fhir {

namespace {

constexpr std::size_t most_options = 100;

// Both carry the score of an option; R5 moved from the first to the second.
constexpr std::array<std::string_view, 3> weight_urls{
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/itemWeight",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue"};

std::optional<std::int64_t> weight(const json::Object& holder, std::vector<Problem>& problems) {
  for (const json::Object& extension : holder.objects_if_given("extension")) {
    const auto url = extension.text_if_given("url");
    if (!url || std::ranges::find(weight_urls, *url) == weight_urls.end()) continue;
    const auto decimal = extension.number_if_given("valueDecimal");
    const auto value = decimal ? decimal : extension.number_if_given("valueInteger");
    if (value && std::abs(*value) <= 1000 && std::trunc(*value) == *value) {
      return static_cast<std::int64_t>(*value);
    }
    problems.push_back({"The score of an option is not a whole number from -1000 to 1000.",
                        extension.pointer(), "Give it as valueDecimal, such as 2."});
  }
  return std::nullopt;
}

// A concept of a value set, or the Coding of an option.
AnswerOption coded(const json::Object& coding, std::vector<Problem>& problems) {
  AnswerOption option;
  option.label = coding.text_if_given("display").value_or("");
  option.ordinal = weight(coding, problems);
  if (option.label.empty()) {
    problems.push_back({"An option has no words that could be shown.",
                        coding.pointer() + "/display", "Give its words as 'display'."});
  }
  return option;
}

std::vector<AnswerOption> of_concepts(const json::Object& value_set,
                                      std::vector<Problem>& problems) {
  std::vector<AnswerOption> options;
  if (const auto expansion = value_set.object_if_given("expansion")) {
    for (const auto& entry : expansion->objects_if_given("contains")) {
      options.push_back(coded(entry, problems));
    }
    if (!options.empty()) return options;
  }
  if (const auto compose = value_set.object_if_given("compose")) {
    if (compose->has("exclude")) {
      problems.push_back({"The value set leaves entries out by 'exclude'.",
                          compose->pointer() + "/exclude",
                          "List only the entries that remain under 'include'."});
    }
    for (const auto& include : compose->objects_if_given("include")) {
      for (const auto& entry : include.objects_if_given("concept")) {
        options.push_back(coded(entry, problems));
      }
    }
  }
  if (options.empty()) {
    problems.push_back({"The value set lists no options.", value_set.pointer(),
                        "List each option under compose/include/concept with its display."});
  }
  return options;
}

std::vector<AnswerOption> of_answer_options(const json::Object& item,
                                            std::vector<Problem>& problems) {
  std::vector<AnswerOption> options;
  for (const json::Object& entry : item.objects_if_given("answerOption")) {
    refuse_modifier(entry, problems);
    AnswerOption option;
    if (const auto coding = entry.object_if_given("valueCoding")) {
      option = coded(*coding, problems);
    } else if (const auto text = entry.text_if_given("valueString")) {
      option.label = *text;
    } else if (const auto integer = entry.whole_number_if_given("valueInteger");
               integer && std::abs(*integer) <= 1000) {
      option.integer = *integer;
      option.label = std::to_string(*integer);
    } else {
      problems.push_back({"This option is of a kind that cannot be used here.", entry.pointer(),
                          "Give it as valueCoding, valueInteger or valueString."});
    }
    // In R4 the extension stands on the option or on its Coding.
    if (const auto own = weight(entry, problems)) option.ordinal = own;
    options.push_back(std::move(option));
  }
  return options;
}

std::vector<AnswerOption> of_range(const json::Object& item) {
  std::optional<std::int64_t> lowest, highest;
  for (const json::Object& extension : item.objects_if_given("extension")) {
    const auto url = extension.text_if_given("url").value_or("");
    if (url == "http://hl7.org/fhir/StructureDefinition/minValue") {
      lowest = extension.whole_number_if_given("valueInteger");
    } else if (url == "http://hl7.org/fhir/StructureDefinition/maxValue") {
      highest = extension.whole_number_if_given("valueInteger");
    }
  }
  std::vector<AnswerOption> options;
  if (!lowest || !highest || std::abs(*lowest) > 1000 || std::abs(*highest) > 1000) return options;
  if (*highest - *lowest >= static_cast<std::int64_t>(most_options)) return options;
  for (auto value = *lowest; value <= *highest; ++value) {
    options.push_back({std::to_string(value), std::nullopt, value});
  }
  return options;
}

}  // namespace

void refuse_modifier(const json::Object& object, std::vector<Problem>& problems) {
  if (!object.has("modifierExtension")) return;
  problems.push_back({"A modifierExtension stands here: it may change the meaning of all around it.",
                      object.pointer() + "/modifierExtension",
                      "Use a questionnaire without modifier extensions."});
}

ContainedValueSets read_value_sets(const json::Object& questionnaire,
                                   std::vector<Problem>& problems) {
  ContainedValueSets sets;
  for (const json::Object& resource : questionnaire.objects_if_given("contained")) {
    if (resource.text_if_given("resourceType").value_or("") != "ValueSet") continue;
    refuse_modifier(resource, problems);
    const std::string id(resource.text("id").value_or(""));
    if (!sets.emplace(id, of_concepts(resource, problems)).second) {
      problems.push_back({"Two contained resources have the id '" + id + "'.",
                          resource.pointer() + "/id", "Give each an id of its own."});
    }
  }
  return sets;
}

std::vector<AnswerOption> read_options(const json::Object& item, std::string_view type,
                                       const ContainedValueSets& value_sets,
                                       std::vector<Problem>& problems) {
  const bool lists = item.has("answerOption");
  std::vector<AnswerOption> options;
  if (const auto named = item.text_if_given("answerValueSet")) {
    const std::string where = item.pointer() + "/answerValueSet";
    const auto found = named->starts_with('#') ? value_sets.find(named->substr(1)) : value_sets.end();
    if (lists) {
      problems.push_back({"An item has both answerOption and answerValueSet.", where,
                          "Keep one of the two."});
    } else if (found == value_sets.end()) {
      problems.push_back({"The value set '" + std::string(named->substr(0, 200)) +
                              "' is not contained in the questionnaire.",
                          where, "Put the ValueSet into 'contained' and refer to it as #id."});
    } else {
      options = found->second;
    }
  } else if (lists) {
    options = of_answer_options(item, problems);
  } else if (type == "integer") {
    options = of_range(item);
  }
  if (options.size() > most_options) {
    problems.push_back({"A question has more than " + std::to_string(most_options) + " options.",
                        item.pointer(), "Use the questionnaire's own options only."});
    options.clear();
  }
  return options;
}

}  // namespace securebase::fhir

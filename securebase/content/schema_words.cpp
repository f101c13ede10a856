#include "securebase/content/schema_words.hpp"

#include <fmt/core.h>

#include <array>
#include <boost/json.hpp>
#include <cstdlib>

namespace securebase::content {
namespace {

namespace json = boost::json;

constexpr std::string_view unknown_field_words = "Object contains a property that could not";

std::string quoted_part(const std::string& complaint) {
  const auto last = complaint.rfind('\'');
  const auto first = complaint.find('\'', complaint.find("constraints: '") == std::string::npos
                                              ? 0
                                              : complaint.find("constraints: '"));
  if (first == std::string::npos || last <= first) return {};
  return complaint.substr(first + 1, last - first - 1);
}

bool says_only_that_something_below_is_wrong(const std::string& complaint) {
  static constexpr std::array<std::string_view, 8> beginnings{
      "Failed to validate item #",
      "Failed to validate against schema associated with",
      "Failed to validate against additional properties schema",
      "Failed to validate against a conditional schema",
      "Failed to validate against child schema",
      "Failed to validate against dependent schema",
      "Failed to validate against any schemas allowed by anyOf",
      "Failed to validate against any child schemas allowed by oneOf"};
  for (const std::string_view beginning : beginnings) {
    if (complaint.starts_with(beginning)) return true;
  }
  return false;
}

Findings::Place place_of(const Node& root, const std::vector<std::string>& steps,
                         const Node*& found) {
  Findings::Place place{root.line, {}};
  found = &root;
  for (const std::string& step : steps) {
    place.path = pointer_step(place.path, step);
    if (found == nullptr) continue;
    if (found->kind == Node::Kind::list) {
      const auto index = static_cast<std::size_t>(std::strtoul(step.c_str(), nullptr, 10));
      found = index < found->children.size() ? &found->children[index] : nullptr;
    } else {
      found = found->find(step);
    }
    if (found != nullptr) place.line = found->line;
  }
  return place;
}

const json::value* follow(const json::value& schema, const json::value* at) {
  for (int hops = 0; at != nullptr && hops < 16; ++hops) {
    const json::object* map = at->if_object();
    const json::value* reference = map ? map->if_contains("$ref") : nullptr;
    if (reference == nullptr || !reference->is_string()) return at;
    const std::string_view target = reference->get_string();
    if (!target.starts_with("#/")) return nullptr;
    boost::system::error_code error;
    at = schema.find_pointer(target.substr(1), error);
  }
  return at;
}

// The part of the schema that speaks of a place: properties, additionalProperties, items and $ref
// are followed; null where the schema branches.
const json::value* part_for(const json::value& schema, const std::vector<std::string>& steps) {
  const json::value* at = follow(schema, &schema);
  for (const std::string& step : steps) {
    const json::object* map = at ? at->if_object() : nullptr;
    if (map == nullptr) return nullptr;
    const json::value* properties = map->if_contains("properties");
    const json::value* next = properties && properties->is_object()
                                  ? properties->get_object().if_contains(step)
                                  : nullptr;
    if (next == nullptr) next = map->if_contains("items");
    if (next == nullptr) next = map->if_contains("additionalProperties");
    at = follow(schema, next);
  }
  return at;
}

std::string words_of(const json::value* part, std::string_view field) {
  const json::object* map = part ? part->if_object() : nullptr;
  const json::value* value = map ? map->if_contains(field) : nullptr;
  if (value == nullptr) return {};
  if (value->is_string()) return std::string(value->get_string());
  std::string words;
  const auto add = [&](std::string_view word) {
    words += (words.empty() ? "" : ", ") + std::string(word);
  };
  if (const json::array* list = value->if_array()) {
    for (const json::value& element : *list) {
      add(element.is_string() ? std::string(element.get_string()) : json::serialize(element));
    }
  } else if (const json::object* members = value->if_object()) {
    for (const auto& member : *members) add(member.key());
  }
  return words;
}

std::string said_by(const json::value* part, std::string fallback) {
  const std::string description = words_of(part, "description");
  return description.empty() ? std::move(fallback) : "The schema says: " + description;
}

}  // namespace

std::optional<std::string> unknown_field(const std::string& complaint) {
  if (!complaint.starts_with(unknown_field_words)) return std::nullopt;
  return quoted_part(complaint);
}

void tell(const json::value& schema, const Node& root, const std::vector<std::string>& steps,
          const std::string& complaint, Findings& findings) {
  if (says_only_that_something_below_is_wrong(complaint)) return;
  const json::value* part = part_for(schema, steps);
  const Node* node = nullptr;
  if (const auto field = unknown_field(complaint)) {
    std::vector<std::string> inner = steps;
    inner.push_back(*field);
    const std::string known = words_of(part, "properties");
    findings.add_from_schema(
        place_of(root, inner, node), fmt::format("'{}' is not a field here", *field),
        known.empty() ? "Remove it." : fmt::format("The fields here are: {}.", known));
    return;
  }
  const Findings::Place place = place_of(root, steps, node);
  const std::string value = node ? node->text : "";
  if (complaint.starts_with("Missing required property")) {
    const std::string field = quoted_part(complaint);
    findings.add_from_schema(place, fmt::format("'{}' is missing", field),
                             fmt::format("Add a line '{}: ...' here.", field));
  } else if (complaint.find("enum values") != std::string::npos) {
    findings.add_from_schema(place, fmt::format("'{}' is not one of the words allowed here", value),
                             fmt::format("Use one of: {}.", words_of(part, "enum")));
  } else if (complaint.find("'pattern' constraint") != std::string::npos) {
    findings.add_from_schema(
        place, fmt::format("'{}' does not have the form asked for here", value),
        said_by(part, fmt::format("It must match {}", words_of(part, "pattern"))));
  } else if (complaint.find("'type' constraint") != std::string::npos) {
    const std::string type = words_of(part, "type");
    const bool quotes = type == "string" && !value.empty();
    findings.add_from_schema(place,
                             type.empty()
                                 ? "A value of another type is asked for here"
                                 : fmt::format("A value of type {} is asked for here", type),
                             quotes ? fmt::format("Put it in quotes: '{}'.", value)
                                    : said_by(part, "See docs/guide/content-files.md."));
  } else {
    std::string what = complaint;
    while (what.ends_with('.')) what.pop_back();
    if (what.ends_with("000000")) what.resize(what.size() - std::string_view(".000000").size());
    findings.add_from_schema(place, what, said_by(part, "See docs/guide/content-files.md."));
  }
}

}  // namespace securebase::content

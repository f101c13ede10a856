#include "securebase/content/schema.hpp"

#include <fmt/core.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "securebase/content/schema_words.hpp"
#include "securebase/content/tree_json.hpp"

namespace securebase::content {
namespace {

namespace json = boost::json;

// valijson names a place as "<root>", "[items]", "[4]".
std::vector<std::string> steps_of(const std::vector<std::string>& context) {
  std::vector<std::string> steps;
  for (const std::string& part : context) {
    if (part.size() >= 2 && part.front() == '[') steps.push_back(part.substr(1, part.size() - 2));
  }
  return steps;
}

json::value* at_steps(json::value& root, const std::vector<std::string>& steps) {
  json::value* at = &root;
  for (const std::string& step : steps) {
    if (json::object* map = at->if_object()) {
      at = map->if_contains(step);
    } else if (json::array* list = at->if_array()) {
      const auto index = static_cast<std::size_t>(std::strtoul(step.c_str(), nullptr, 10));
      at = index < list->size() ? &(*list)[index] : nullptr;
    } else {
      at = nullptr;
    }
    if (at == nullptr) return nullptr;
  }
  return at;
}

// Left to rules of ours. The library throws at a format on what is no text, and it compares each
// two elements of a list that must be unique without saying which (a second for 1,024 words).
void leave_to_rules(json::value& schema) {
  if (json::object* map = schema.if_object()) {
    if (const json::value* format = map->if_contains("format"); format && format->is_string()) {
      map->erase("format");
    }
    if (const json::value* unique = map->if_contains("uniqueItems"); unique && unique->is_bool()) {
      map->erase("uniqueItems");
    }
    for (auto& member : *map) leave_to_rules(member.value());
  } else if (json::array* list = schema.if_array()) {
    for (json::value& element : *list) leave_to_rules(element);
  }
}

}  // namespace

struct Schema::Parts {
  json::value document;
  valijson::Schema schema;
};

Schema::Schema(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Schema::~Schema() = default;
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;

Result<Schema> Schema::read(const std::filesystem::path& file) {
  const auto refuse = [&](std::string what) {
    return failure(Errc::bad_content,
                   Problem{std::move(what), file.generic_string() + ":1",
                           "Give --schema the folder that holds the schemas, and see that this "
                           "file is a JSON Schema of draft-07."});
  };
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  if (!stream || !(text << stream.rdbuf())) return refuse("This schema cannot be read");
  try {
    auto parts = std::make_unique<Parts>();
    parts->document = json::parse(text.str());
    leave_to_rules(parts->document);
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::BoostJsonAdapter(parts->document), parts->schema);
    return Schema(std::move(parts));
  } catch (const std::exception& error) {
    return refuse(fmt::format("This is not a JSON Schema: {}", error.what()));
  }
}

void Schema::check(const Node& root, Findings& findings) const {
  json::value document = to_json(root);
  // valijson names one unknown field of a map at a time, so each is told, taken out, and the rest
  // looked at again. Every round takes out at least one field.
  try {
    for (;;) {
      valijson::Validator validator;
      valijson::ValidationResults results;
      const bool fits = validator.validate(
          parts_->schema, valijson::adapters::BoostJsonAdapter(document), &results);
      bool took_one_out = false;
      for (const auto& error : results) {
        const auto field = unknown_field(error.description);
        if (!field) continue;
        const std::vector<std::string> steps = steps_of(error.context);
        tell(parts_->document, root, steps, error.description, findings);
        json::value* at = at_steps(document, steps);
        if (at != nullptr && at->is_object()) took_one_out |= at->get_object().erase(*field) > 0;
      }
      if (took_one_out) continue;
      if (fits) return;
      for (const auto& error : results) {
        if (unknown_field(error.description)) continue;
        tell(parts_->document, root, steps_of(error.context), error.description, findings);
      }
      return;
    }
  } catch (const std::exception& error) {
    findings.add({1, {}}, fmt::format("The schema could not be applied: {}", error.what()),
                 "Look for a value of an unexpected type in this file.");
  }
}

}  // namespace securebase::content

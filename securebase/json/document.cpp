#include "securebase/json/document.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cmath>

namespace securebase::json {

namespace tree = boost::json;

namespace {

const tree::object& as_object(const void* object) {
  return *static_cast<const tree::object*>(object);
}

std::string_view std_view(tree::string_view v) { return {v.data(), v.size()}; }
tree::string_view json_view(std::string_view v) { return {v.data(), v.size()}; }

// RFC 6901: '~' and '/' inside a name are escaped.
std::string escaped(std::string_view name) {
  std::string result;
  for (const char c : name.substr(0, 60)) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  // A cut may have split a character; a pointer must stay UTF-8.
  if (name.size() > 60) {
    while (!result.empty() && (static_cast<unsigned char>(result.back()) & 0x80) != 0) {
      result.pop_back();
    }
  }
  return result;
}

auto not_json(std::string_view body, std::size_t at, const std::string& reason) {
  const std::string_view before = body.substr(0, at);
  const auto line = 1 + std::ranges::count(before, '\n');
  const auto column = at - (before.rfind('\n') + 1) + 1;  // npos + 1 is 0
  return failure(Errc::bad_input,
                 Problem{"The body is not JSON: " + reason + ".",
                         "line " + std::to_string(line) + ", column " + std::to_string(column),
                         "Send one JSON object, in UTF-8."});
}

}  // namespace

struct Document::Parts {
  std::array<unsigned char, 8192> buffer;  // most bodies need no other memory
  tree::monotonic_resource memory{buffer.data(), buffer.size()};
  tree::value value = tree::value(tree::storage_ptr(&memory));
};

Document::Document(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;

Result<Document> Document::parse(std::string_view body) {
  if (body.empty()) return not_json(body, 0, "it is empty");
  auto parts = std::make_unique<Parts>();
  std::array<unsigned char, 2048> scratch;
  tree::parser parser({}, tree::parse_options{}, scratch.data(), scratch.size());
  parser.reset(tree::storage_ptr(&parts->memory));
  tree::error_code ec;
  std::size_t used = parser.write_some(body.data(), body.size(), ec);
  if (!ec && used < body.size()) ec = tree::error::extra_data;
  if (ec == tree::error::incomplete) used = body.size();
  if (ec) return not_json(body, std::min(used, body.size()), ec.message());
  parts->value = parser.release();
  return Document(std::move(parts));
}

std::optional<Object> Document::object(std::vector<Problem>& problems) const {
  if (const auto* object = parts_->value.if_object()) return Object(object, "", problems);
  problems.push_back({"The body is JSON, but not an object.", "body", "Send one JSON object."});
  return std::nullopt;
}

const void* Object::member(std::string_view name) const {
  return as_object(object_).if_contains(json_view(name));
}

void Object::expected(std::string_view name, std::string_view kind) const {
  const bool there = member(name) != nullptr;
  problems_->push_back({"'" + std::string(name) + "' " + (there ? "is not " : "is missing; it is ") +
                            std::string(kind) + ".",
                        pointer_ + "/" + std::string(name),
                        "Send '" + std::string(name) + "' as " + std::string(kind) + "."});
}

std::optional<std::string_view> Object::text(std::string_view name) const {
  const auto* value = static_cast<const tree::value*>(member(name));
  if (value != nullptr && value->is_string()) return std_view(value->get_string());
  expected(name, "a text");
  return std::nullopt;
}

bool Object::is_object(std::string_view name) const {
  const auto* value = static_cast<const tree::value*>(member(name));
  if (value != nullptr && value->is_object()) return true;
  expected(name, "an object");
  return false;
}

std::optional<std::vector<Object>> Object::objects(std::string_view name) const {
  const auto* value = static_cast<const tree::value*>(member(name));
  if (value == nullptr || !value->is_array()) {
    expected(name, "a list of objects");
    return std::nullopt;
  }
  std::vector<Object> result;
  const tree::array& array = value->get_array();
  result.reserve(array.size());
  for (std::size_t i = 0; i < array.size(); ++i) {
    std::string pointer = pointer_ + "/" + std::string(name) + "/" + std::to_string(i);
    if (const auto* object = array[i].if_object()) {
      result.push_back(Object(object, std::move(pointer), *problems_));
    } else {
      problems_->push_back({"This entry is not an object.", std::move(pointer),
                            "Send every entry of '" + std::string(name) + "' as an object."});
    }
  }
  return result;
}

std::optional<std::int64_t> Object::whole_number_if_given(std::string_view name) const {
  const auto* value = static_cast<const tree::value*>(member(name));
  if (value == nullptr) return std::nullopt;
  if (value->is_int64()) return value->get_int64();
  // 3.0 is the whole number 3; 2^53 bounds what a double holds exactly.
  if (value->is_double() && std::trunc(value->get_double()) == value->get_double() &&
      std::abs(value->get_double()) < 9007199254740992.0) {
    return static_cast<std::int64_t>(value->get_double());
  }
  expected(name, "a whole number");
  return std::nullopt;
}

bool Object::true_if_given(std::string_view name) const {
  const auto* value = static_cast<const tree::value*>(member(name));
  if (value == nullptr) return false;
  if (value->is_bool() && value->get_bool()) return true;
  expected(name, "true, or left out");
  return false;
}

std::optional<std::string_view> Object::text_if_given(std::string_view name) const {
  return has(name) ? text(name) : std::nullopt;
}

std::optional<double> Object::number_if_given(std::string_view name) const {
  const auto* value = static_cast<const tree::value*>(member(name));
  if (value == nullptr) return std::nullopt;
  if (value->is_int64()) return static_cast<double>(value->get_int64());
  if (value->is_uint64()) return static_cast<double>(value->get_uint64());
  if (value->is_double() && std::isfinite(value->get_double())) return value->get_double();
  expected(name, "a number");
  return std::nullopt;
}

std::optional<bool> Object::boolean_if_given(std::string_view name) const {
  const auto* value = static_cast<const tree::value*>(member(name));
  if (value == nullptr) return std::nullopt;
  if (value->is_bool()) return value->get_bool();
  expected(name, "true or false");
  return std::nullopt;
}

std::optional<Object> Object::object_if_given(std::string_view name) const {
  const auto* value = static_cast<const tree::value*>(member(name));
  if (value == nullptr || !is_object(name)) return std::nullopt;
  return Object(&value->get_object(), pointer_ + "/" + std::string(name), *problems_);
}

std::vector<Object> Object::objects_if_given(std::string_view name) const {
  if (!has(name)) return {};
  return objects(name).value_or(std::vector<Object>());
}

std::vector<std::string_view> Object::texts_if_given(std::string_view name) const {
  const auto* value = static_cast<const tree::value*>(member(name));
  if (value == nullptr) return {};
  std::vector<std::string_view> texts;
  if (!value->is_array()) {
    expected(name, "a list of texts");
    return texts;
  }
  for (const tree::value& one : value->get_array()) {
    if (const auto* text = one.if_string()) {
      texts.push_back({text->data(), text->size()});
    } else {
      expected(name, "a list of texts");
      break;
    }
  }
  return texts;
}

void Object::only(std::initializer_list<std::string_view> names) const {
  for (const auto& entry : as_object(object_)) {
    const std::string_view name = std_view(entry.key());
    if (std::ranges::find(names, name) != names.end()) continue;
    std::string known;
    for (const std::string_view each : names) known += (known.empty() ? "" : ", ") + std::string(each);
    problems_->push_back({"There is no member of this name here.", pointer_ + "/" + escaped(name),
                          "Leave it out. The members are: " + known + "."});
  }
}

bool Object::has(std::string_view name) const { return member(name) != nullptr; }

Kind Object::kind(std::string_view name) const {
  const auto* value = static_cast<const tree::value*>(member(name));
  if (value == nullptr) return Kind::absent;
  switch (value->kind()) {
    case tree::kind::null: return Kind::null;
    case tree::kind::bool_: return Kind::boolean;
    case tree::kind::string: return Kind::text;
    case tree::kind::object: return Kind::object;
    case tree::kind::array: break;
    default: return Kind::number;
  }
  const tree::array& list = value->get_array();
  const auto is_text = [](const tree::value& one) { return one.is_string(); };
  const auto is_an_object = [](const tree::value& one) { return one.is_object(); };
  if (std::ranges::all_of(list, is_text)) return Kind::texts;
  return std::ranges::all_of(list, is_an_object) ? Kind::objects : Kind::list;
}

std::size_t Object::size() const { return as_object(object_).size(); }

std::vector<std::string_view> Object::names() const {
  std::vector<std::string_view> names;
  for (const auto& member : as_object(object_)) names.emplace_back(member.key());
  return names;
}

}  // namespace securebase::json

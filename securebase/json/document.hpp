// Strict reading of one JSON object: what is missing, misnamed or of the wrong kind is collected
// with its JSON pointer. Only this room's .cpp files see the JSON library through it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"

namespace securebase::json {

class Object;

// A parsed body. Objects and strings refer to it.
class Document {
 public:
  // Errors: bad_input, with line and column.
  static Result<Document> parse(std::string_view body);
  ~Document();
  Document(Document&&) noexcept;

  [[nodiscard]] std::optional<Object> object(std::vector<Problem>& problems) const;

 private:
  friend class Object;
  struct Parts;
  explicit Document(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

enum class Kind { absent, null, boolean, number, text, texts, objects, list, object };

class Object {
 public:
  // Each adds a problem and answers nothing when the member is missing or of another kind.
  [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const;
  [[nodiscard]] bool is_object(std::string_view name) const;
  [[nodiscard]] std::optional<std::vector<Object>> objects(std::string_view name) const;
  // These may be absent without a problem.
  [[nodiscard]] std::optional<std::int64_t> whole_number_if_given(std::string_view name) const;
  [[nodiscard]] bool true_if_given(std::string_view name) const;
  [[nodiscard]] std::optional<std::string_view> text_if_given(std::string_view name) const;
  [[nodiscard]] std::optional<double> number_if_given(std::string_view name) const;
  [[nodiscard]] std::optional<bool> boolean_if_given(std::string_view name) const;
  [[nodiscard]] std::optional<Object> object_if_given(std::string_view name) const;
  [[nodiscard]] std::vector<Object> objects_if_given(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> texts_if_given(std::string_view name) const;

  void only(std::initializer_list<std::string_view> names) const;  // others are problems
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::vector<std::string_view> names() const;
  [[nodiscard]] bool has(std::string_view name) const;  // of any kind, null included
  // An empty list counts as one of texts; a list of other or mixed things is just a list.
  [[nodiscard]] Kind kind(std::string_view name) const;
  [[nodiscard]] const std::string& pointer() const { return pointer_; }  // RFC 6901

 private:
  friend class Document;
  Object(const void* object, std::string pointer, std::vector<Problem>& problems)
      : object_(object), pointer_(std::move(pointer)), problems_(&problems) {}
  [[nodiscard]] const void* member(std::string_view name) const;
  void expected(std::string_view name, std::string_view kind) const;

  const void* object_;  // a boost::json::object
  std::string pointer_;
  std::vector<Problem>* problems_;
};

// A member of the outermost object of a text that is known to be JSON.
struct MemberText {
  std::string name;        // with escapes resolved
  std::string_view value;  // its bytes
};
[[nodiscard]] std::vector<MemberText> outer_members(std::string_view json);
// How many members all objects of the text have, counting a name given twice as two.
[[nodiscard]] std::size_t count_members(std::string_view json);

}  // namespace securebase::json

// Fields and conditions in a line each, for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "securebase/practice/answers.hpp"
#include "securebase/practice/form.hpp"

namespace securebase::practice::for_test {

inline Field field(std::string id, FieldKind kind) {
  Field made;
  made.id = std::move(id);
  made.kind = kind;
  if (kind == FieldKind::yes_no) made.options = {"yes", "no"};
  return made;
}

inline Field choice(std::string id, std::vector<std::string> options) {
  Field made = field(std::move(id), FieldKind::choice);
  made.options = std::move(options);
  return made;
}

inline Field rows(std::string id, std::vector<Field> fields) {
  Field made = field(std::move(id), FieldKind::group);
  made.fields = std::move(fields);
  return made;
}

inline Field computed(std::string id, Computation value) {
  Field made = field(std::move(id), FieldKind::computed);
  made.value = std::move(value);
  return made;
}

inline Condition is(std::string field, std::string option) {
  return {Condition::Test::is, std::move(field), std::move(option), 0, true, {}};
}
inline Condition has(std::string field, std::string option) {
  return {Condition::Test::has, std::move(field), std::move(option), 0, true, {}};
}
inline Condition at_least(std::string field, double number) {
  return {Condition::Test::at_least, std::move(field), {}, number, true, {}};
}
inline Condition at_most(std::string field, double number) {
  return {Condition::Test::at_most, std::move(field), {}, number, true, {}};
}
inline Condition answered(std::string field, bool wanted = true) {
  return {Condition::Test::answered, std::move(field), {}, 0, wanted, {}};
}
inline Condition join(Condition::Test test, std::vector<Condition> parts) {
  return {test, {}, {}, 0, true, std::move(parts)};
}

inline Form form(std::vector<Field> fields) {
  Form made;
  made.id = "made-for-a-test";
  made.version = "1.0.0";
  made.steps.push_back({"first", std::nullopt, std::move(fields)});
  return made;
}

using Words = std::vector<std::string>;
using Rows = std::vector<Row>;

}  // namespace securebase::practice::for_test

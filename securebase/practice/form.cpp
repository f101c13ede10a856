#include "securebase/practice/form.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace securebase::practice {
namespace {

// In the order of FieldKind.
constexpr std::array<std::string_view, 25> kind_names{
    "short_text", "long_text",  "number",    "scale_10",  "scale_100", "choice",     "several",
    "yes_no",     "date",       "time",      "date_time", "duration",  "person",     "feeling",
    "need",       "body_place", "group",     "people_map", "cycle_map", "parts_map", "timeline",
    "entry",      "timer",      "breathing", "computed"};
constexpr std::array<std::string_view, 3> level_names{"alone", "with_support", "clinician"};

template <class Enum, std::size_t size>
std::optional<Enum> in(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(std::distance(names.begin(), at));
}

const Field* find_in(const std::vector<Field>& fields, std::string_view id) {
  for (const Field& field : fields) {
    if (field.id == id) return &field;
    if (const Field* inner = find_in(field.fields, id)) return inner;
  }
  return nullptr;
}

}  // namespace

std::optional<FieldKind> field_kind(std::string_view name) { return in<FieldKind>(kind_names, name); }
std::string_view name_of(FieldKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::optional<Level> level_of(std::string_view name) { return in<Level>(level_names, name); }
std::string_view name_of(Level level) { return level_names[static_cast<std::size_t>(level)]; }

bool has_rows(FieldKind kind) {
  switch (kind) {
    case FieldKind::group:
    case FieldKind::people_map:
    case FieldKind::cycle_map:
    case FieldKind::parts_map:
    case FieldKind::timeline:
      return true;
    default:
      return false;
  }
}

bool has_choices(FieldKind kind) {
  return kind == FieldKind::several || kind == FieldKind::feeling || kind == FieldKind::need ||
         kind == FieldKind::body_place;
}

bool is_number(FieldKind kind) {
  switch (kind) {
    case FieldKind::number:
    case FieldKind::scale_10:
    case FieldKind::scale_100:
    case FieldKind::duration:
    case FieldKind::timer:
    case FieldKind::breathing:
    case FieldKind::computed:
      return true;
    default:
      return false;
  }
}

const Field* Form::find(std::string_view field_id) const {
  for (const Step& one : steps) {
    if (const Field* found = find_in(one.fields, field_id)) return found;
  }
  return nullptr;
}

}  // namespace securebase::practice

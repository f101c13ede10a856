// A form as content defines it: what is asked, under which conditions, and what stops it. Without
// its texts, which no rule needs. The format for authors is docs/guide/forms.md.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace securebase::practice {

enum class FieldKind {
  short_text, long_text, number, scale_10, scale_100, choice, several, yes_no, date, time,
  date_time, duration, person, feeling, need, body_place, group, people_map, cycle_map, parts_map,
  timeline, entry, timer, breathing, computed
};

// Nothing for a name that is no kind.
[[nodiscard]] std::optional<FieldKind> field_kind(std::string_view name);
[[nodiscard]] std::string_view name_of(FieldKind kind);

// Holds rows of fields: a group, or one of the four pictures.
[[nodiscard]] bool has_rows(FieldKind kind);
// Its answer is a list of ids or own words.
[[nodiscard]] bool has_choices(FieldKind kind);
// Its answer is a number (a computed value is one too).
[[nodiscard]] bool is_number(FieldKind kind);

// One test of one field, or several conditions together.
struct Condition {
  enum class Test { is, has, at_least, at_most, answered, any, all, none };
  Test test = Test::answered;
  std::string field;   // of the first five
  std::string option;  // of is and has
  double number = 0;   // of at_least and at_most
  bool wanted = true;  // of answered
  std::vector<Condition> parts;  // of any, all, none ("not" has one part)
};

struct Computation {
  enum class How { sum, mean, max, min, difference, minutes_between, count, share };
  How how = How::sum;
  std::vector<std::string> of;
  std::string in;                  // the group over whose rows it goes; empty: outside of groups
  std::optional<Condition> where;  // of count and share: which rows count
  int top = 0;                     // of the largest so many; 0: all
};

struct Field {
  std::string id;
  FieldKind kind = FieldKind::short_text;
  bool required = false, is_private = false;
  std::optional<Condition> show_if, require_if;
  std::vector<std::string> options;  // ids
  std::optional<double> min, max;
  std::size_t at_least = 0, at_most = 0;  // of lists and rows; at_most 0: as many as you like
  std::vector<Field> fields;              // of rows
  std::optional<Computation> value;       // of computed
  std::string form;                       // of entry
};

struct Step {
  std::string id;
  std::optional<Condition> show_if;
  std::vector<Field> fields;
};

struct Gate {
  std::string id, to;
  Condition when;
};

enum class Level { alone, with_support, clinician };
[[nodiscard]] std::optional<Level> level_of(std::string_view name);
[[nodiscard]] std::string_view name_of(Level level);

struct Sign {
  std::string domain, field;
  bool higher_is_better = true;
};

struct Form {
  std::string id, version;
  Level level = Level::alone;
  int step = 0;  // of the programme; 0: of none
  bool settling = false, distress = false, screen = false;
  bool doorway = false;  // leads to a person, and asks for no more than the way there needs
  std::vector<Step> steps;
  std::vector<std::string> smaller;  // ids of the steps of the smaller version; empty: there is none
  std::vector<Gate> gates;
  std::vector<Sign> signs;

  // The field of that id, in groups too; null when there is none.
  [[nodiscard]] const Field* find(std::string_view field_id) const;
};

// Ids that every exercise has by itself: distress and its ease.
inline constexpr std::string_view reserved_ids[] = {"before", "after", "now",
                                                    "again",  "unreal", "eased"};

}  // namespace securebase::practice

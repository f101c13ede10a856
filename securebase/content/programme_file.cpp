#include "securebase/content/programme_file.hpp"

#include <fmt/core.h>

#include <map>
#include <set>
#include <string>

#include "securebase/content/choice.hpp"
#include "securebase/content/texts.hpp"

namespace securebase::content {
namespace {

// The fields of each form, in groups too.
using Fields = std::map<std::string, std::set<std::string>, std::less<>>;

void collect(const Reading& around, std::set<std::string>& fields) {
  for (const Reading& field : list_if_given(around, "fields")) {
    fields.insert(field.text("id"));
    collect(field, fields);
  }
}

Fields fields_of_forms(ContentFiles& files) {
  Fields all;
  for (ContentFile& file : files) {
    if (file.kind != FileKind::form || !file.root) continue;
    std::set<std::string>& fields = all[file.path.stem().string()];
    for (const Reading& step : list_if_given(file.reading(), "steps")) collect(step, fields);
  }
  return all;
}

class Rules {
 public:
  explicit Rules(Fields fields) : fields_(std::move(fields)) {}

  void keep(const Reading& root) const {
    keep_version(root);
    for (const auto* list : {"settle_with", "between_two"}) {
      for (const Reading& form : list_if_given(root, list)) keep_form(form);
    }
    keep_ids_once(root.list("moves"), "move");
    for (const Reading& move : root.list("moves")) {
      for (const Reading& form : list_if_given(move, "met_by")) keep_form(form);
    }
    for (const Reading& other : list_if_given(root, "other_ways")) keep_other_way(other);
    keep_ids_once(root.list("tracks"), "track");
    for (const Reading& track : root.list("tracks")) {
      keep_track(track, root.integer("weeks"), root.integer("contacts_a_week"));
    }
  }

 private:
  void keep_form(const Reading& at) const {
    const auto id = at.as_text();
    if (!id || fields_.empty() || fields_.contains(*id)) return;
    at.problem(fmt::format("There is no form '{}'", *id), "Name a file of content/forms/.");
  }

  void keep_other_way(const Reading& other) const {
    const auto form = other.need("form");
    if (!form) return;
    keep_form(*form);
    const auto found = fields_.find(other.text("form"));
    if (found == fields_.end()) return;
    for (const auto* key : {"field", "quote"}) {
      const auto field = other.find(key);
      if (!field || found->second.contains(field->as_text().value_or(""))) continue;
      field->problem(fmt::format("The form '{}' has no field '{}'", found->first,
                                 field->as_text().value_or("")),
                     "Name one of its fields.");
    }
  }

  void keep_track(const Reading& track, int weeks, int contacts) const {
    int all_weeks = 0;
    for (const Reading& phase : track.list("phases")) {
      int turns = 0;
      for (const Reading& turn : phase.list("forms")) {
        if (const auto form = turn.need("form")) keep_form(*form);
        if (const auto instead = turn.find("instead")) {
          if (const auto form = instead->need("form")) keep_form(*form);
        }
        turns += turn.integer("times");
      }
      all_weeks += phase.integer("weeks");
      if (turns == phase.integer("weeks") * contacts) continue;
      phase.problem(fmt::format("It has {} turns in {} weeks", turns, phase.integer("weeks")),
                    fmt::format("Give it {} for each week.", contacts));
    }
    if (all_weeks == weeks) return;
    track.problem(fmt::format("Its phases have {} weeks", all_weeks),
                  fmt::format("Make them {} together.", weeks));
  }

  Fields fields_;
};

}  // namespace

void keep_programme_rules(ContentFiles& files) {
  const Rules rules(fields_of_forms(files));
  for (ContentFile& file : files) {
    if (file.kind == FileKind::programme && file.root) rules.keep(file.reading());
  }
}

}  // namespace securebase::content

#include "securebase/content/needs_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "securebase/content/choice.hpp"
#include "securebase/content/texts.hpp"
#include "securebase/therapy/way.hpp"

namespace securebase::content {

using therapy::Fit;
using therapy::Gate;
using therapy::Indications;
using therapy::Need;
using therapy::Row;

namespace {

using Ids = std::vector<std::string_view>;

Ids ids_of(const std::vector<std::string>& ways) { return {ways.begin(), ways.end()}; }

void read_cells(const Reading& at, Row& row, const std::vector<std::string>& ways) {
  row.cells.resize(ways.size());
  const auto cells = at.need("cells");
  if (!cells) return;
  for (const Reading& member : cells->members()) {
    const auto way = std::ranges::find(ways, member.key());
    if (way == ways.end()) {
      member.problem(fmt::format("'{}' is no way of working", member.key()),
                     "Use the id of a file in ways/.");
      continue;
    }
    if (const auto code = place_in(member, therapy::fit_codes)) {
      row.cells[static_cast<std::size_t>(way - ways.begin())].fit = static_cast<Fit>(*code);
    }
  }
}

// Gives each cell its reason. A reason names ways; together they name each cell once.
void read_reasons(const Reading& at, Row& row, const std::vector<std::string>& ways) {
  std::vector<bool> told(ways.size(), false);
  const auto cells = at.find("cells");
  for (const Reading& why : at.list("why")) {
    row.reasons.push_back({why.text("text"), why.texts("sources")});
    if (const auto none = why.find("sources"); none && row.reasons.back().sources.empty()) {
      none->problem("This reason has no source", "Name rows of the evidence table, or consensus.");
    }
    for (const Reading& named : why.list("ways")) {
      const auto way = place_in(named, ids_of(ways));
      if (!way) continue;
      if (!cells || !cells->find(ways[*way])) {
        named.problem(fmt::format("'{}' has no cell in {}", ways[*way], row.id),
                      "Add the cell, or take the reason away.");
      } else if (told[*way]) {
        named.problem(fmt::format("'{}' has two reasons in {}", ways[*way], row.id),
                      "Join the two.");
      }
      told[*way] = true;
      row.cells[*way].reason = row.reasons.size() - 1;
    }
  }
  for (std::size_t way = 0; cells && way < ways.size(); ++way) {
    if (row.cells[way].fit == Fit::none || told[way]) continue;
    const auto cell = cells->find(ways[way]);
    if (cell) {
      cell->problem(fmt::format("The cell {} of {} has no reason", ways[way], row.id),
                    "Name it in one entry of 'why'.");
    }
  }
}

Row read_row(const Reading& at, const std::vector<std::string>& ways, std::set<std::string>& seen) {
  Row row;
  row.id = at.text("id");
  row.title = at.text("title");
  row.more = text_if_given(at, "more");
  if (!row.id.empty() && !seen.insert(row.id).second) {
    at.problem(fmt::format("The row '{}' is given twice", row.id), "Rename one of them.");
  }
  read_cells(at, row, ways);
  read_reasons(at, row, ways);
  return row;
}

void read_suggested_by(const Reading& need_at, Need& need) {
  const auto by = need_at.find("suggested_by");
  if (!by) return;
  need.patterns = texts_if_given(*by, "patterns");
  need.signs = texts_if_given(*by, "signs");
  need.about = texts_if_given(*by, "about");
  for (const Reading& at : list_if_given(*by, "patterns")) {
    (void)place_in(at, therapy::pattern_ids);
  }
  for (const Reading& at : list_if_given(*by, "signs")) (void)place_in(at, therapy::sign_ids);
  for (const Reading& at : list_if_given(*by, "about")) (void)place_in(at, therapy::about_ids);
}

Need read_need(const Reading& at, const Indications& so_far, std::set<std::string>& seen) {
  Need need;
  need.row = read_row(at, so_far.ways, seen);
  Ids groups;
  for (const therapy::NeedGroup& group : so_far.groups) groups.push_back(group.id);
  const auto group = at.need("group");
  const auto found = group ? place_in(*group, groups) : std::nullopt;
  need.group = found.value_or(0);
  if (const auto first = at.find("first")) {
    const auto which = place_in(*first, therapy::first_ids);
    if (which) need.first = static_cast<therapy::First>(*which);
    need.first_why = at.text("first_why");
  }
  read_suggested_by(at, need);
  return need;
}

Gate read_gate(const Reading& at, const Indications& so_far, std::set<std::string>& seen) {
  Gate gate;
  gate.row = read_row(at, so_far.ways, seen);
  gate.page = read_choice<therapy::First>(at, "page", therapy::first_ids);
  const auto after = at.need("list_after");
  gate.list_after = after && after->as_boolean().value_or(false);
  gate.says = at.texts("says");
  return gate;
}

// The order of the matrix, and of every list of ways.
std::vector<std::string> read_order(const Reading& root, const std::vector<std::string>& known) {
  std::vector<std::string> order;
  for (const Reading& at : root.list("ways")) {
    const auto way = place_in(at, ids_of(known));
    if (!way) continue;
    if (std::ranges::find(order, known[*way]) != order.end()) {
      at.problem(fmt::format("'{}' is listed twice", known[*way]), "Remove one of them.");
    } else {
      order.push_back(known[*way]);
    }
  }
  const auto at = root.find("ways");
  for (const std::string& way : known) {
    if (!at || std::ranges::find(order, way) != order.end()) continue;
    at->problem(fmt::format("The way '{}' is not in the matrix", way),
                "List it, and say in each row what it is for.");
  }
  return order;
}

}  // namespace

Indications read_indications(const Reading& root, const std::vector<std::string>& ways) {
  Indications all;
  all.version = root.text("version");
  all.ways = read_order(root, ways.empty() ? texts_if_given(root, "ways") : ways);
  for (const Reading& at : root.list("groups")) {
    all.groups.push_back({at.text("id"), at.text("title"), text_if_given(at, "note")});
  }
  keep_ids_once(list_if_given(root, "groups"), "group");
  std::set<std::string> seen;
  for (const Reading& at : root.list("needs")) all.needs.push_back(read_need(at, all, seen));
  for (const Reading& at : root.list("gates")) all.gates.push_back(read_gate(at, all, seen));
  keep_version(root);
  keep_plain(root);
  return all;
}

std::vector<Reading> sources_named(const Reading& needs) {
  std::vector<Reading> named;
  for (const std::string_view field : {"needs", "gates"}) {
    for (const Reading& row : list_if_given(needs, field)) {
      for (const Reading& why : list_if_given(row, "why")) {
        for (Reading& source : list_if_given(why, "sources")) named.push_back(std::move(source));
      }
    }
  }
  return named;
}

}  // namespace securebase::content

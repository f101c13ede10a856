#include "securebase/content/guidance_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/content/addresses.hpp"
#include "securebase/content/choice.hpp"
#include "securebase/content/needs_file.hpp"
#include "securebase/content/safety_files.hpp"

namespace securebase::content {
namespace {

template <class Use>
void each(ContentFiles& files, FileKind kind, Use use) {
  for (ContentFile& file : files) {
    if (file.kind == kind && file.root) use(file.reading());
  }
}

// The ways that the row speaks of; a problem and nothing when there is no such row.
const std::vector<std::string>* row_named(const Reading& at, const EvidenceRows& rows) {
  const auto id = at.as_text();
  if (!id || *id == consensus) return nullptr;
  const auto row = rows.find(*id);
  if (row != rows.end()) return &row->second;
  at.problem(fmt::format("'{}' is no row of the evidence table", *id),
             "Name a row of evidence/evidence.yaml.");
  return nullptr;
}

void keep_rows_of_way(const Reading& way, const EvidenceRows& rows) {
  for (const Reading& programme : list_if_given(way, "programmes")) {
    for (const Reading& at : list_if_given(programme, "rows")) (void)row_named(at, rows);
  }
  const auto evidence = way.find("evidence");
  const auto list = evidence ? evidence->find("rows") : std::nullopt;
  if (!list) return;
  const std::string id = text_if_given(way, "id");
  const std::vector<std::string> named = evidence->texts("rows");
  for (const Reading& at : list->elements()) {
    const auto* ways = row_named(at, rows);
    if (ways && !ways->empty() && std::ranges::find(*ways, id) == ways->end()) {
      at.problem(fmt::format("The row '{}' speaks of {}, not of this way", *at.as_text(),
                             fmt::join(*ways, ", ")),
                 "Take it out here, or name this way in the row's 'ways'.");
    }
  }
  for (const auto& [row, ways] : rows) {
    const bool speaks = std::ranges::find(ways, id) != ways.end();
    if (speaks && std::ranges::find(named, row) == named.end()) {
      list->problem(fmt::format("The row '{}' speaks of this way and is not listed", row),
                    "Add it, whether it speaks for the way or against it.");
    }
  }
}

}  // namespace

void keep_evidence_named(ContentFiles& files, const EvidenceRows& rows) {
  each(files, FileKind::way, [&](const Reading& way) { keep_rows_of_way(way, rows); });
  each(files, FileKind::needs, [&](const Reading& root) {
    for (const Reading& at : sources_named(root)) (void)row_named(at, rows);
  });
  each(files, FileKind::understand, [&](const Reading& page) {
    for (const Reading& correction : list_if_given(page, "corrects")) {
      for (const Reading& at : list_if_given(correction, "rows")) (void)row_named(at, rows);
    }
  });
  each(files, FileKind::safety_plan, [&](const Reading& plan) {
    for (const Reading& at : rows_named(plan)) (void)row_named(at, rows);
  });
}

void keep_needs_named(ContentFiles& files, const therapy::Indications& indications) {
  if (indications.needs.empty()) return;
  const auto keep = [&](const Reading& around) {
    for (const Reading& at : list_if_given(around, "needs")) {
      const auto id = at.as_text();
      if (id && indications.need(*id) == nullptr) {
        at.problem(fmt::format("'{}' is no need", *id), "Use an id of indications/needs.yaml.");
      }
    }
  };
  each(files, FileKind::understand, keep);
  each(files, FileKind::consult, [&](const Reading& root) {
    for (const Reading& question : list_if_given(root, "by_need")) keep(question);
  });
  each(files, FileKind::guided_check, [&](const Reading& root) {
    for (const Reading& question : list_if_given(root, "questions")) {
      for (const Reading& answer : list_if_given(question, "answers")) keep(answer);
    }
  });
}

void keep_links(ContentFiles& files) {
  Addresses known;
  for (const ContentFile& file : files) {
    if (!file.path.has_extension()) continue;
    if (file.kind == FileKind::way) known.ways.insert(file.path.stem().string());
    if (file.kind == FileKind::understand) known.pages.insert(file.path.stem().string());
  }
  const auto keep = [&](const Reading& root, std::string_view list) {
    for (const Reading& one : list_if_given(root, list)) {
      if (const auto to = one.find("to")) keep_address(*to, known);
    }
  };
  each(files, FileKind::understand, [&](const Reading& page) { keep(page, "see"); });
  each(files, FileKind::guided_check, [&](const Reading& check) { keep(check, "options"); });
}

}  // namespace securebase::content

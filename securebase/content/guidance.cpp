#include "securebase/content/guidance.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <future>

#include "securebase/content/choice.hpp"
#include "securebase/content/contents.hpp"
#include "securebase/content/evidence_rules.hpp"
#include "securebase/content/guidance_rules.hpp"
#include "securebase/content/guided_check_file.hpp"
#include "securebase/content/needs_file.hpp"
#include "securebase/content/safety_files.hpp"
#include "securebase/content/texts.hpp"
#include "securebase/content/ways_file.hpp"

namespace securebase::content {
namespace {

using therapy::WayOfWorking;

template <class Use>
void each(ContentFiles& files, FileKind kind, Use use) {
  for (ContentFile& file : files) {
    if (file.kind == kind && file.root) use(file.reading());
  }
}

std::vector<WayOfWorking> read_ways(ContentFiles& files) {
  std::vector<WayOfWorking> ways;
  each(files, FileKind::way, [&](const Reading& root) { ways.push_back(read_way(root)); });
  return ways;
}

// By the names of the files, so that a file that cannot be read is told, and not also missed by
// all that name it.
std::vector<std::string> way_ids(const ContentFiles& files) {
  std::vector<std::string> ids;
  for (const ContentFile& file : files) {
    const std::filesystem::path& path = file.path;
    if (file.kind == FileKind::way && path.has_extension()) ids.push_back(path.stem().string());
  }
  return ids;
}

// As the matrix has them, so that a column and a way share their index.
void put_in_order(std::vector<WayOfWorking>& ways, const std::vector<std::string>& order) {
  std::ranges::stable_sort(ways, {}, [&](const WayOfWorking& way) {
    return std::ranges::find(order, way.id) - order.begin();
  });
}

// A state of safety switches gates of the matcher on.
void keep_gates_named(const Reading& states, const std::vector<therapy::Gate>& gates) {
  if (gates.empty()) return;  // told in its own file
  std::vector<std::string_view> ids;
  for (const therapy::Gate& gate : gates) ids.push_back(gate.row.id);
  for (const Reading& at : gates_named(states)) (void)place_in(at, ids);
}

void keep_consult_rules(const Reading& root) {
  keep_ids_once(list_if_given(root, "general"), "question");
  keep_version(root);
  keep_review(root);
  keep_plain(root);
}

}  // namespace

Guidance build_guidance(ContentFiles& files) {
  Guidance all;
  all.therapy.ways = read_ways(files);
  const std::vector<std::string> ways = way_ids(files);
  each(files, FileKind::needs, [&](const Reading& root) {
    all.therapy.indications = read_indications(root, ways);
    put_in_order(all.therapy.ways, all.therapy.indications.ways);
  });
  each(files, FileKind::evidence, [&](const Reading& root) {
    keep_evidence_named(files, keep_evidence_rules(root, ways));
  });
  each(files, FileKind::guided_check, [&](const Reading& root) {
    all.therapy.checks.push_back(read_guided_check(root));
  });
  for (const WayOfWorking& way : all.therapy.ways) all.therapy.pages.push_back(findable(way));
  each(files, FileKind::understand,
       [&](const Reading& root) { all.therapy.pages.push_back(read_page(root)); });
  each(files, FileKind::consult, keep_consult_rules);
  keep_needs_named(files, all.therapy.indications);
  keep_links(files);
  all.safety = read_safety(files);
  each(files, FileKind::safety_states, [&](const Reading& root) {
    keep_gates_named(root, all.therapy.indications.gates);
  });
  return all;
}

std::size_t run_guidance_cases(ContentFiles& files, const Guidance& guidance) {
  std::size_t run = 0;
  for (ContentFile& file : files) {
    // Points of a check with a slip are wrong for that reason alone.
    if (file.kind != FileKind::guided_check || !file.root || !file.findings.empty()) continue;
    const Reading root = file.reading();
    const auto check = std::ranges::find(guidance.therapy.checks, root.text("id"),
                                         &therapy::GuidedCheck::id);
    if (check != guidance.therapy.checks.end()) run += run_check_cases(root, *check);
  }
  return run + run_safety_cases(files, guidance.safety);
}

Result<Guidance> load_guidance(const std::filesystem::path& content_dir) {
  // Only what makes a value: the rest is checked by authors and made into pages. The list of phrases
  // is by far the longest file and is parsed beside the others, so that a start stays short.
  constexpr std::array needed{FileKind::way,          FileKind::needs,         FileKind::understand,
                              FileKind::guided_check, FileKind::safety_check,  FileKind::safety_states,
                              FileKind::coercion,     FileKind::relationship_check};
  constexpr std::array longest{FileKind::phrases};
  auto beside = std::async(std::launch::async, [&] { return read_files(content_dir, longest); });
  ContentFiles files = read_files(content_dir, needed);
  ContentFiles phrases = beside.get();
  for (ContentFile& file : phrases) files.push_back(std::move(file));
  Guidance all = build_guidance(files);
  std::vector<Problem> problems = problems_of(files);
  if (!problems.empty()) return failure(Errc::bad_content, std::move(problems));
  return all;
}

std::vector<std::string_view> not_prose(FileKind kind) {
  std::vector<std::string_view> fields{
      "id",        "version",      "language",    "sources",    "source",     "to",
      "url",       "name",         "short_name",  "letters",    "credentials", "rows",
      "ways",      "review",       "written_on",  "also_called", "words_found", "checked",
      "began",     "not_to_confuse", "population", "metric",    "design",     "comparator",
      "search",    "search_words", "needs",       "worked_cases", "heavy",    "light",
      "alike",
      "figures"};
  // Elsewhere ids are listed under these names; here they hold the texts themselves.
  if (kind == FileKind::needs) std::erase(fields, "needs");
  if (kind == FileKind::evidence) std::erase(fields, "rows");
  return fields;
}

}  // namespace securebase::content

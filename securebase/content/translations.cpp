#include "securebase/content/translations.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "securebase/content/texts.hpp"

namespace securebase::content {
namespace {

namespace fs = std::filesystem;

// Members under which no text is for a reader of the pages: keys, sources, notes between authors,
// names and addresses of others.
constexpr std::array<std::string_view, 41> not_read{
    "id", "version", "language", "sources", "source", "reason", "worked_cases",
    "worked_examples", "url", "name", "own_name", "kind", "licence", "scale", "facet", "like",
    "enemies", "exposure", "stability", "modes", "adaptive", "combine", "form", "code", "number",
    "channels", "languages", "checked_on", "review", "written_on", "event", "only_if", "gates",
    "exercises", "card", "moves", "flag", "rows", "about", "words_found", "search_words"};

void collect(const Reading& at, bool wanted, std::set<std::string>& all,
             std::set<std::string>& for_readers) {
  switch (at.node().kind) {
    case Node::Kind::text:
      all.insert(at.node().text);
      // One word without a blank is as often a key as a text; whole lines are texts.
      if (wanted && at.node().text.find(' ') != std::string::npos) {
        for_readers.insert(at.node().text);
      }
      break;
    case Node::Kind::list:
      for (const Reading& one : at.elements()) collect(one, wanted, all, for_readers);
      break;
    case Node::Kind::map:
      for (const Reading& member : at.members()) {
        const bool skipped = std::ranges::find(not_read, member.key()) != not_read.end();
        collect(member, wanted && !skipped, all, for_readers);
      }
      break;
    default: break;
  }
}

// "safety/es/plan.yaml" translates "safety/plan.yaml", and "texts/es/..." "texts/en/...".
bool translates(const ContentFile& translation, const ContentFile& other) {
  const fs::path folder = translation.path.parent_path().parent_path();
  const fs::path name = translation.path.filename();
  return other.path == folder / name || other.path == folder / "en" / name;
}

}  // namespace

void keep_translations(ContentFiles& files) {
  for (ContentFile& file : files) {
    if (file.kind != FileKind::translation || !file.root) continue;
    const Reading root = file.reading();
    keep_version(root);
    const auto texts = root.need("texts");
    const auto source = std::ranges::find_if(
        files, [&](const ContentFile& other) { return translates(file, other); });
    if (source == files.end()) {
      if (root.file() != "text") root.problem("No file is translated by this one",
                   "Give it the name of the file beside its folder.");
      continue;
    }
    // What is wrong in the source is told there, and not once more for each of its texts.
    if (!texts || !source->root || !source->findings.empty()) continue;
    std::set<std::string> all, for_readers;
    collect(source->reading(), true, all, for_readers);
    for (const Reading& text : texts->members()) {
      for_readers.erase(text.key());
      if (all.contains(text.key())) continue;
      text.problem("The English file has no such text",
                   "Take over the English text as it is now, and look at the translation again.");
    }
    for (const std::string& missing : for_readers) {
      texts->problem(fmt::format("There is no translation of '{}'", missing), "Add it.");
    }
  }
}

}  // namespace securebase::content

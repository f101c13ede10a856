#include <fmt/format.h>
#include <fstream>
#include <string>

#include "securebase/cli/command_line.hpp"
#include "securebase/cli/commands.hpp"
#include "securebase/cli/data_folder.hpp"
#include "securebase/content/catalogue.hpp"
#include "securebase/fhir/wordings.hpp"
#include "securebase/storage/sqlite/operator_store.hpp"
#include "securebase/storage/system_clock.hpp"

namespace securebase::cli {
namespace {

constexpr std::string_view help =
    R"(securebase instrument add FILE --licence NOTE [--recipe ID]
securebase instrument list
securebase instrument remove ID

Wording of established questionnaires. Secure Base holds only their recipes: how they are scored, not
a sentence of them. Where you hold the right to show one, add its wording as a FHIR R4
Questionnaire in JSON; a server that runs on the same data shows it at once.

  --licence NOTE  what allows you to show it: who gave the permission, when, for what. Without it
                  nothing is added.
  --recipe ID     the recipe that the file is the wording of, when more than one may be meant
  --data DIR      where the database lies (or SECUREBASE_DATA; else ./data)
  --content DIR   the content files (or SECUREBASE_CONTENT; else ./content)

'add' shows which question became which item and with which values, and refuses a file that does
not match its recipe with every difference. Exit status: 0 done, 1 refused, 2 wrong command line.
)";

struct Asked {
  std::string file, licence, recipe, data, content;
};

std::string_view how(fhir::PairedBy by) { return by == fhir::PairedBy::link_id ? "link id" : "order"; }

std::string_view from(fhir::ValuesFrom values) {
  switch (values) {
    case fhir::ValuesFrom::ordinal: return "the score of each option";
    case fhir::ValuesFrom::integer: return "the whole numbers of the options";
    case fhir::ValuesFrom::order: break;
  }
  return "the recipe, in the order of the options";
}

void show(const fhir::MatchReport& report) {
  if (!report.recipe) {
    for (const auto& candidate : report.candidates) {
      fmt::print("It may be: {} ({})\n", candidate.recipe, candidate.title);
    }
    return;
  }
  fmt::print("{} {} ({})\n", report.recipe->id, report.recipe->version, report.recipe->title);
  for (const fhir::Pair& pair : report.match.pairs) {
    const fhir::Question& question = report.form.questions[pair.question];
    std::string answers;
    for (const auto& answer : pair.answers) {
      answers += fmt::format("{}{} = {}", answers.empty() ? "" : ", ", answer.value, answer.label);
    }
    fmt::print("  {} <- {} (by {}): {}\n      {}; values from {}\n",
               report.recipe->items[pair.item].id, question.link_id, how(pair.by), question.text,
               answers, from(pair.values_from));
  }
  for (const fhir::LeftOut& one : report.form.left_out) {
    fmt::print("  left out: {} ({})\n", one.link_id, one.why);
  }
}

int refused(const Error& error) {
  tell(error);
  fmt::print(stderr, "Nothing was changed.\n");
  return 1;
}

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(fhir::ReadingLimits{}.bytes + 1, '\0');  // one more tells that it is too large
  if (file) file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.is_open() || file.bad()) {
    return failure(Errc::bad_input, Problem{"The file cannot be read.", path,
                                            "Name a FHIR Questionnaire in JSON that is there."});
  }
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

int add(fhir::Wordings& wordings, const Asked& asked) {
  const auto file = read_file(asked.file);
  if (!file) return refused(file.error());
  if (const auto report = wordings.look_at(*file, asked.recipe)) show(*report);
  const auto added = wordings.add(*file, asked.recipe, asked.licence);
  if (!added) return refused(added.error());
  fmt::print("Added. Licence note: {}\n", added->added->licence_note);
  return 0;
}

int list(const fhir::Wordings& wordings) {
  const auto here = wordings.here();
  if (!here) return refused(here.error());
  for (const auto& one : **here) {
    const auto& questionnaire = one.questionnaire;
    const std::string wording =
        questionnaire.own ? "our own wording"
        : one.added       ? "added wording: " + one.added->licence_note
        : questionnaire.rights.may_be_switched_on ? "no wording"
                                                  : "no wording, and none may be added";
    fmt::print("{:<12} {:<8} {:>2} items  {}\n", questionnaire.id, questionnaire.version,
               questionnaire.items.size(), wording);
  }
  return 0;
}

}  // namespace

int instrument(Arguments arguments) {
  Asked asked;
  CommandLine line("instrument", help);
  std::string_view what;
  if (!arguments.empty() && !arguments.front().starts_with('-')) {
    what = arguments.front();
    arguments = arguments.subspan(1);
  }
  if (what == "add") {
    line.word("FILE", asked.file).text("--licence", asked.licence).text("--recipe", asked.recipe);
  } else if (what == "remove") {
    line.word("ID of the recipe", asked.recipe);
  }
  line.text("--data", asked.data).text("--content", asked.content);
  if (const auto status = line.read(arguments)) return *status;
  if (what != "add" && what != "list" && what != "remove") {
    return line.wrong("say what to do: add FILE, list, or remove ID");
  }
  auto catalogue = content::load(content_folder(asked.content));
  if (!catalogue) return refused(catalogue.error());
  const auto store = storage::OperatorStore::open(data_folder(asked.data));
  if (!store) return refused(store.error());
  const storage::SystemClock clock;
  fhir::Wordings wordings(**store, clock, std::move(catalogue->questionnaires));
  if (what == "add") return add(wordings, asked);
  if (what == "list") return list(wordings);
  if (const auto removed = wordings.remove(asked.recipe); !removed) return refused(removed.error());
  fmt::print("The wording of {} is removed.\n", asked.recipe);
  return 0;
}

}  // namespace securebase::cli

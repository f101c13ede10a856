// securebase form check, securebase form render: what an author of exercises runs.
#include <fmt/core.h>

#include <string>

#include "securebase/cli/commands.hpp"
#include "securebase/cli/data_folder.hpp"
#include "securebase/cli/form_render.hpp"
#include "securebase/cli/whole_file.hpp"
#include "securebase/content/catalogue.hpp"
#include "securebase/content/forms.hpp"
#include "securebase/fhir/form_questionnaire.hpp"

namespace securebase::cli {
namespace {

constexpr std::string_view help =
    R"(securebase form check [--content DIR] [--schema DIR]
securebase form render ID [--as text|html|json|fhir] [--language en] [--out FILE]

check reads every form and list of content/ with its translations, keeps every rule of
docs/guide/forms.md and runs the worked cases. Each problem is printed with file, line and path.

render prints one form.

  --as FORMAT       text (default); html: a page for paper; json: as pages take it;
                    fhir: a FHIR R4 Questionnaire
  --language CODE   of text and html (default en)
  --out FILE        where to write; else the standard output
  --content DIR     the content; else $SECUREBASE_CONTENT, else ./content
  --schema DIR      the JSON Schemas (default schema/content)

Exit status: 0 no problems, 1 problems, 2 the command line is wrong.
)";

int check(Arguments arguments) {
  std::string folder, schema = "schema/content";
  CommandLine line("form check", help);
  line.text("--content", folder).text("--schema", schema);
  if (const auto status = line.read(arguments)) return *status;
  const content::CheckReport all = content::check_forms(content_folder(folder), schema);
  for (const Problem& problem : all.problems) {
    fmt::print("{}: {}. {}\n", problem.where, problem.what, problem.mend);
  }
  fmt::print("forms: {} files, {} worked cases, {} {}\n", all.files, all.worked_cases,
             all.problems.size(), all.problems.size() == 1 ? "problem" : "problems");
  return all.problems.empty() ? 0 : 1;
}

Result<std::string> rendered(const content::FormDocument& form, const std::string& format,
                             const std::string& language) {
  if (format == "json") return form.json + "\n";
  if (format == "fhir") {
    auto questionnaire = fhir::questionnaire_of_form(form.json);
    if (questionnaire) *questionnaire += '\n';
    return questionnaire;
  }
  return format == "html" ? form_as_html(form.json, language) : form_as_text(form.json, language);
}

int render(Arguments arguments) {
  std::string folder, id, format = "text", language = "en", out;
  CommandLine line("form render", help);
  line.word("ID", id)
      .choice("--as", format, {"text", "html", "json", "fhir"})
      .choice("--language", language, {"en", "es"})
      .text("--out", out)
      .text("--content", folder);
  if (const auto status = line.read(arguments)) return *status;
  const auto all = content::load_practising(content_folder(folder));
  if (!all) {
    tell(all.error());
    return 1;
  }
  const content::FormDocument* form = all->find(id);
  if (form == nullptr) {
    std::string known;
    for (const content::FormDocument& one : all->forms) {
      known += (known.empty() ? "" : ", ") + one.form.id;
    }
    return line.wrong(fmt::format("there is no form '{}'. There are: {}.", id, known));
  }
  const auto text = rendered(*form, format, language);
  auto file = WholeFile::open(out);
  if (!text || !file) {
    tell(text ? file.error() : text.error());
    return 1;
  }
  file->write(*text);
  if (const auto kept = file->keep(); !kept) {
    tell(kept.error());
    return 1;
  }
  return 0;
}

}  // namespace

int form(Arguments arguments) {
  if (!arguments.empty() && arguments[0] == "check") return check(arguments.subspan(1));
  if (!arguments.empty() && arguments[0] == "render") return render(arguments.subspan(1));
  const bool asked = !arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h");
  fmt::print(asked ? stdout : stderr, "{}", help);
  return asked ? 0 : 2;
}

}  // namespace securebase::cli

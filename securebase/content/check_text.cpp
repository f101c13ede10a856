#include "securebase/content/check_text.hpp"

#include "securebase/content/change_file.hpp"
#include "securebase/content/contents.hpp"
#include "securebase/content/forms.hpp"
#include "securebase/content/guidance.hpp"
#include "securebase/content/programme_file.hpp"
#include "securebase/content/translations.hpp"
#include "securebase/content/wording.hpp"
#include "securebase/content/worked_cases.hpp"
#include "securebase/content/yaml_reader.hpp"

namespace securebase::content {

std::vector<Problem> check_text(std::string_view yaml) {
  Findings findings("text");
  const auto root = read_yaml(yaml, findings);
  std::vector<Problem> problems = findings.by_line();
  if (!root) return problems;
  for (const FileKind kind : every_kind) {
    ContentFiles files;
    ContentFile& file = files.emplace_back(ContentFile{kind, {}, Findings("text"), root});
    const Contents contents = build(files);
    if (kind == FileKind::words_we_avoid) {
      keep_words_out(file.reading(), read_words_we_avoid(file.reading()), {});
    }
    if (kind == FileKind::instrument && instruments_are_sound(files)) {
      for (const InstrumentDraft& draft : contents.drafts) (void)run_worked_cases(draft);
    }
    if ((kind == FileKind::recipe || kind == FileKind::measure) &&
        questionnaires_are_sound(files)) {
      for (const QuestionnaireDraft& draft : contents.questionnaires) {
        (void)run_questionnaire_cases(draft);
      }
    }
    const Guidance guidance = build_guidance(files);
    (void)run_guidance_cases(files, guidance);
    (void)build_practising(files);
    keep_programme_rules(files);
    keep_translations(files);
    (void)run_all_form_cases(files);
    if (kind == FileKind::change) (void)run_change_examples(file.reading());
    for (Problem& problem : problems_of(files)) problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace securebase::content

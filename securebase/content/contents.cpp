#include "securebase/content/contents.hpp"

#include <algorithm>

#include "securebase/content/change_file.hpp"
#include "securebase/content/instrument_rules.hpp"
#include "securebase/content/texts.hpp"

namespace securebase::content {

Contents build(ContentFiles& files) {
  Contents contents;
  for (ContentFile& file : files) {
    if (!file.root) continue;
    const Reading root = file.reading();
    switch (file.kind) {
      case FileKind::instrument:
        contents.drafts.push_back(read_instrument(root));
        break;
      case FileKind::recipe:
      case FileKind::measure:
        contents.questionnaires.push_back(
            read_questionnaire(root, file.kind == FileKind::measure));
        break;
      case FileKind::kinds:
        keep_version(root);
        contents.catalogue.kinds = read_kinds(root);
        break;
      case FileKind::patterns:
        keep_version(root);
        contents.catalogue.patterns = read_patterns(root);
        break;
      case FileKind::change:
        keep_version(root);
        contents.catalogue.change = read_change_texts(root);
        break;
      case FileKind::answer_quality:
        keep_version(root);
        contents.catalogue.answer_quality = read_quality_texts(root);
        break;
      case FileKind::code_words:
        keep_version(root);
        contents.catalogue.code_words = read_code_words(root);
        break;
      case FileKind::crisis_lines:
        keep_crisis_rules(root);
        break;
      default:
        break;  // words we avoid: see keep_language; what guides: see build_guidance
    }
  }
  for (InstrumentDraft& draft : contents.drafts) {
    keep_identity_rules(draft);
    keep_item_rules(draft);
    keep_enemy_rules(draft);
    keep_adaptive_rules(draft);
  }
  keep_versions_apart(contents.drafts);
  borrow_parameters(contents.drafts);
  for (const QuestionnaireDraft& draft : contents.questionnaires) {
    keep_questionnaire_identity(draft);
    keep_questionnaire_rules(draft);
  }
  keep_questionnaires_apart(contents.questionnaires);
  keep_same_items(contents.questionnaires, contents.drafts);
  return contents;
}

std::vector<Problem> problems_of(const ContentFiles& files) {
  std::vector<Problem> problems;
  for (const ContentFile& file : files) {
    for (Problem& problem : file.findings.by_line()) problems.push_back(std::move(problem));
  }
  return problems;
}

bool instruments_are_sound(const ContentFiles& files) {
  return std::all_of(files.begin(), files.end(), [](const ContentFile& file) {
    return file.kind != FileKind::instrument || (file.root && file.findings.empty());
  });
}

bool questionnaires_are_sound(const ContentFiles& files) {
  return std::all_of(files.begin(), files.end(), [](const ContentFile& file) {
    const bool one = file.kind == FileKind::recipe || file.kind == FileKind::measure;
    return !one || (file.root && file.findings.empty());
  });
}

}  // namespace securebase::content

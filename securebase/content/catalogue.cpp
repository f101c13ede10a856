#include "securebase/content/catalogue.hpp"

#include <algorithm>
#include <array>

#include "securebase/content/change_file.hpp"
#include "securebase/content/contents.hpp"
#include "securebase/content/form_file.hpp"
#include "securebase/content/forms.hpp"
#include "securebase/content/guidance.hpp"
#include "securebase/content/plain_language.hpp"
#include "securebase/content/programme_file.hpp"
#include "securebase/content/schema.hpp"
#include "securebase/content/texts.hpp"
#include "securebase/content/translations.hpp"
#include "securebase/content/version.hpp"
#include "securebase/content/wording.hpp"
#include "securebase/content/worked_cases.hpp"

namespace securebase::content {
namespace {

namespace fs = std::filesystem;

template <class Versioned>
void sort_by_id(std::vector<Versioned>& all) {
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    if (a.id != b.id) return a.id < b.id;
    return parse_version(a.version) > parse_version(b.version);
  });
}

void check_against_schemas(ContentFiles& files, const fs::path& schema_dir,
                           std::vector<Problem>& problems) {
  std::vector<FileKind> seen;
  for (const ContentFile& first : files) {
    if (std::find(seen.begin(), seen.end(), first.kind) != seen.end()) continue;
    seen.push_back(first.kind);
    const auto schema = Schema::read(schema_dir / schema_name(first.kind));
    if (!schema) {
      problems.insert(problems.end(), schema.error().problems.begin(),
                      schema.error().problems.end());
      continue;
    }
    for (ContentFile& file : files) {
      if (file.kind == first.kind && file.root) schema->check(*file.root, file.findings);
    }
  }
}

void keep_statements_readable(const Reading& instrument) {
  const auto items = instrument.find("items");
  if (!items) return;
  for (const Reading& item : items->elements()) {
    if (const auto text = item.find("text")) keep_readable(*text, statement_grade_most);
  }
}

void keep_readable_if_there(const Reading& at, std::string_view field, double grade_most) {
  if (const auto text = at.find(field)) keep_readable(*text, grade_most);
}

// What a person reads who fills it in, and what is said of the score.
void keep_questionnaire_readable(const Reading& root) {
  keep_readable_if_there(root, "instruction", statement_grade_most);
  const auto each = [&root](std::string_view list) {
    const auto found = root.find(list);
    return found ? found->elements() : std::vector<Reading>{};
  };
  for (const Reading& item : each("items")) {
    keep_readable_if_there(item, "text", statement_grade_most);
  }
  for (const Reading& scale : each("scales")) {
    keep_readable_if_there(scale, "bands", text_grade_most);
    const auto cutoffs = scale.find("cutoffs");
    if (!cutoffs) continue;
    for (const Reading& one : cutoffs->elements()) {
      keep_readable_if_there(one, "meaning", text_grade_most);
    }
  }
  for (const Reading& criterion : each("criteria")) {
    keep_readable_if_there(criterion, "meaning", text_grade_most);
  }
}

// What people read. Left out: names of helplines and of published works, which are not ours, and
// notes between those who work on the files.
void keep_language(ContentFiles& files) {
  std::vector<std::string> words;
  for (ContentFile& file : files) {
    if (file.kind == FileKind::words_we_avoid && file.root) {
      keep_version(file.reading());
      words = read_words_we_avoid(file.reading());
    }
  }
  for (ContentFile& file : files) {
    if (!file.root) continue;
    switch (file.kind) {
      case FileKind::instrument:
        keep_words_out(file.reading(), words,
                       {"sources", "source", "reason", "id", "worked_cases"});
        keep_statements_readable(file.reading());
        break;
      case FileKind::recipe:
      case FileKind::measure:
        keep_words_out(file.reading(), words, {"sources", "source", "id", "worked_cases"});
        keep_questionnaire_readable(file.reading());
        break;
      case FileKind::kinds:
      case FileKind::patterns:
      case FileKind::change:
      case FileKind::answer_quality:
        keep_words_out(file.reading(), words, {"id"});
        keep_readable(file.reading(), text_grade_most);
        break;
      case FileKind::crisis_lines:
        keep_words_out(file.reading(), words, {"name", "own_name", "url", "sources"});
        break;
      case FileKind::form:
        keep_words_out(file.reading(), words, {"id", "ways", "evidence", "cases"});
        keep_form_readable(file.reading());
        break;
      case FileKind::programme:
        keep_words_out(file.reading(), words, {"id", "form", "field", "quote"});
        keep_readable(file.reading(), text_grade_most, {"id", "form", "field", "quote"});
        break;
      case FileKind::word_list:
        keep_words_out(file.reading(), words, {"id"});
        break;
      case FileKind::form_texts:  // in another language: only whether the tone is calm
      case FileKind::word_list_texts:
      case FileKind::translation:
        keep_words_out(file.reading(), {}, {});
        break;
      case FileKind::words_we_avoid:
      case FileKind::code_words:
      case FileKind::phrase_tests:  // sentences as people write them
        break;
      default:  // what is read to understand, to choose and to be safe
        keep_words_out(file.reading(), words, not_prose(file.kind));
        keep_readable(file.reading(), text_grade_most, not_prose(file.kind));
        break;
    }
  }
}

}  // namespace

const measurement::Instrument* Catalogue::find(std::string_view id,
                                               std::string_view version) const {
  for (const measurement::Instrument& instrument : instruments) {
    if (instrument.id == id && (version.empty() || instrument.version == version)) {
      return &instrument;  // the newest stands first
    }
  }
  return nullptr;
}

Result<Catalogue> load(const fs::path& content_dir) {
  constexpr std::array needed{FileKind::instrument,     FileKind::recipe,   FileKind::measure,
                              FileKind::kinds,          FileKind::patterns, FileKind::change,
                              FileKind::answer_quality, FileKind::code_words};
  ContentFiles files = read_files(content_dir, needed);
  Contents contents = build(files);
  std::vector<Problem> problems = problems_of(files);
  if (!problems.empty()) return failure(Errc::bad_content, std::move(problems));
  for (InstrumentDraft& draft : contents.drafts) {
    contents.catalogue.instruments.push_back(std::move(draft.value));
  }
  for (QuestionnaireDraft& draft : contents.questionnaires) {
    contents.catalogue.questionnaires.push_back(std::move(draft.value));
  }
  sort_by_id(contents.catalogue.instruments);
  sort_by_id(contents.catalogue.questionnaires);
  return std::move(contents.catalogue);
}

CheckReport check(const fs::path& content_dir, const fs::path& schema_dir,
                  std::span<const FileKind> kinds) {
  ContentFiles files = read_files(content_dir, kinds);
  CheckReport report;
  for (const ContentFile& file : files) report.files += file.root ? 1 : 0;
  std::vector<Problem> about_schemas;
  check_against_schemas(files, schema_dir, about_schemas);  // first: see Findings
  const Contents contents = build(files);
  const Guidance guidance = build_guidance(files);
  (void)build_practising(files);
  keep_form_names(files);
  keep_programme_rules(files);
  keep_translations(files);
  report.worked_cases += run_all_form_cases(files);
  keep_language(files);
  if (instruments_are_sound(files)) {
    for (const InstrumentDraft& draft : contents.drafts) {
      report.worked_cases += run_worked_cases(draft);
    }
  }
  if (questionnaires_are_sound(files)) {
    for (const QuestionnaireDraft& draft : contents.questionnaires) {
      report.worked_cases += run_questionnaire_cases(draft);
    }
  }
  for (ContentFile& file : files) {
    if (file.kind == FileKind::change && file.root) {
      report.worked_cases += run_change_examples(file.reading());
    }
  }
  report.worked_cases += run_guidance_cases(files, guidance);
  report.problems = std::move(about_schemas);
  for (Problem& problem : problems_of(files)) report.problems.push_back(std::move(problem));
  for (Problem& problem : stray_files(content_dir, files)) {
    report.problems.push_back(std::move(problem));
  }
  return report;
}

CheckReport check(const fs::path& content_dir, const fs::path& schema_dir) {
  return check(content_dir, schema_dir, every_kind);
}

CheckReport check_forms(const fs::path& content_dir, const fs::path& schema_dir) {
  constexpr std::array wanted{FileKind::form, FileKind::form_texts, FileKind::word_list,
                              FileKind::word_list_texts, FileKind::words_we_avoid};
  ContentFiles files = read_files(content_dir, wanted);
  CheckReport report;
  for (const ContentFile& file : files) report.files += file.root ? 1 : 0;
  check_against_schemas(files, schema_dir, report.problems);
  (void)build_practising(files);
  report.worked_cases = run_all_form_cases(files);
  keep_language(files);
  for (Problem& problem : problems_of(files)) report.problems.push_back(std::move(problem));
  return report;
}

}  // namespace securebase::content

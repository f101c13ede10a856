// The file of a fixed questionnaire -> the value, with the place of each part so that rules can
// point at it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "securebase/content/instrument_reader.hpp"
#include "securebase/content/reading.hpp"
#include "securebase/measurement/questionnaire.hpp"

namespace securebase::content {

struct QuestionnaireDraft {
  Reading root;
  measurement::Questionnaire value;
  // One for each of the value's, in the same order.
  std::vector<Reading> items, scales, criteria, help;
};

// Fields, types, and ids that name items; what does not fit is in the findings, and the value has a
// gap there. `own`: the file lies among our own measures, else among the recipes.
[[nodiscard]] QuestionnaireDraft read_questionnaire(const Reading& root, bool own);

// The rules that a JSON Schema cannot say.
void keep_questionnaire_identity(const QuestionnaireDraft& draft);  // ids, answers, wording
void keep_questionnaire_rules(const QuestionnaireDraft& draft);     // scales, criteria, help

// No two files hold the same version of one questionnaire, and those that name an adaptive
// instrument have its items.
void keep_questionnaires_apart(std::span<const QuestionnaireDraft> all);
void keep_same_items(std::span<const QuestionnaireDraft> all,
                     std::span<const InstrumentDraft> instruments);

// Scores every worked case of a draft that keeps the rules, and says where it expects something
// else. Gives how many there are.
std::size_t run_questionnaire_cases(const QuestionnaireDraft& draft);

}  // namespace securebase::content

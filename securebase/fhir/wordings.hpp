// Adding, showing and removing the wording of recipes: the one way for the command line and for the
// operator's pages.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/care/ports.hpp"
#include "securebase/care/wordings.hpp"
#include "securebase/fhir/match.hpp"
#include "securebase/fhir/questionnaire.hpp"

namespace securebase::fhir {

struct MatchReport {
  Questionnaire form;
  std::optional<measurement::Questionnaire> recipe;  // none: nothing fits, or several do
  Match match;  // its differences hold also why no wording may be added
  struct Candidate {
    std::string recipe, title;
  };
  std::vector<Candidate> candidates;
};

class Wordings {
 public:
  // The ports must outlive this object. `questionnaires` is what the content holds: by id, then
  // from the newest version down.
  Wordings(care::WordingStore& store, const care::Clock& clock,
           std::vector<measurement::Questionnaire> questionnaires);

  using Snapshot = std::shared_ptr<const std::vector<care::QuestionnaireHere>>;

  // Everything this installation has, with the wording that is in the store at this moment: also
  // what another program has just added. Thread-safe. Errors: storage_failed.
  [[nodiscard]] Result<Snapshot> here() const;
  // The same for those who need no wording: while the store does not answer, what was known last.
  [[nodiscard]] Snapshot known() const;

  // An empty `recipe`: the only one that fits, or among those the only one that is named in the
  // title. Errors: bad_input, too_large, unknown_instrument, storage_failed.
  [[nodiscard]] Result<MatchReport> look_at(std::string_view json, std::string_view recipe) const;

  // Errors: those of look_at; bad_input also for the licence note; does_not_match with every
  // difference.
  [[nodiscard]] Result<care::QuestionnaireHere> add(std::string_view json, std::string_view recipe,
                                                    std::string_view licence_note);

  // Errors: unknown_instrument when the recipe has no added wording, storage_failed.
  [[nodiscard]] Result<bool> remove(std::string_view recipe);

 private:
  care::WordingStore& store_;
  const care::Clock& clock_;
  std::vector<measurement::Questionnaire> questionnaires_;
  mutable std::mutex mutex_;
  mutable std::vector<care::AddedWording> added_;  // what last_ was made with
  mutable Snapshot last_;
};

}  // namespace securebase::fhir

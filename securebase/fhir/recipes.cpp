#include "securebase/fhir/recipes.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>

#include "securebase/fhir/match.hpp"

namespace securebase::fhir {

namespace {

// Lower case letters and digits only: "PHQ-9" and "phq9" are the same name.
std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return result;
}

}  // namespace

bool is_named(const Questionnaire& questionnaire, const measurement::Questionnaire& recipe) {
  const std::string id = plain(recipe.id), title = plain(recipe.title);
  const std::string said = plain(questionnaire.title), url = plain(questionnaire.url);
  if (id.empty()) return false;
  return said.find(id) != std::string::npos || url.find(id) != std::string::npos ||
         (!title.empty() && said.find(title) != std::string::npos);
}

std::vector<Problem> reasons_against(const care::QuestionnaireHere& here) {
  const measurement::Questionnaire& recipe = here.questionnaire;
  std::vector<Problem> reasons;
  if (recipe.own) {
    reasons.push_back({"'" + recipe.title + "' is our own measure and has its wording.", "/recipe",
                       "Choose the recipe of an established questionnaire."});
  } else if (!recipe.rights.may_be_switched_on) {
    reasons.push_back({"The rights of " + recipe.title + " do not let it be switched on here.",
                       "/recipe",
                       recipe.rights.note.empty() ? "See the ledger of rights." : recipe.rights.note});
  } else if (here.added) {
    reasons.push_back({recipe.title + " already has wording here.", "/recipe",
                       "Remove that wording first, then add this."});
  }
  return reasons;
}

std::vector<std::size_t> candidates(const Questionnaire& questionnaire,
                                    std::span<const care::QuestionnaireHere> recipes) {
  struct Candidate {
    std::size_t at;
    bool fits, named;
  };
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < recipes.size(); ++i) {
    const auto& recipe = recipes[i].questionnaire;
    if (recipe.own) continue;
    const bool fits = match(questionnaire, recipe).fits();
    const bool named = is_named(questionnaire, recipe);
    if (fits || named) found.push_back({i, fits, named});
  }
  std::ranges::stable_sort(found, [](const Candidate& a, const Candidate& b) {
    return std::pair(a.named, a.fits) > std::pair(b.named, b.fits);
  });
  std::vector<std::size_t> result;
  for (const Candidate& candidate : found) {
    if (result.size() < 5) result.push_back(candidate.at);
  }
  return result;
}

std::vector<care::QuestionnaireHere> questionnaires_here(
    std::span<const measurement::Questionnaire> questionnaires,
    std::span<const care::AddedWording> added) {
  std::vector<care::QuestionnaireHere> here;
  for (const auto& questionnaire : questionnaires) {
    here.push_back({questionnaire, std::nullopt});
    if (questionnaire.own || !questionnaire.rights.may_be_switched_on) continue;
    const auto wording = std::ranges::find(added, questionnaire.id, &care::AddedWording::recipe);
    if (wording == added.end()) continue;
    const auto read = read_questionnaire(wording->questionnaire);
    if (!read) continue;
    const Match matched = match(*read, questionnaire);
    if (!matched.fits()) continue;
    here.back() = {with_wording(questionnaire, *read, matched),
                   care::QuestionnaireHere::Added{wording->licence_note.text(), wording->at}};
  }
  return here;
}

}  // namespace securebase::fhir

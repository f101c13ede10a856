#include "securebase/fhir/wordings.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "securebase/fhir/recipes.hpp"

namespace securebase::fhir {

namespace {

using care::QuestionnaireHere;

std::string names(const std::vector<QuestionnaireHere>& here) {
  std::string all;
  for (const auto& one : here) {
    if (!one.questionnaire.own) all += (all.empty() ? "" : ", ") + one.questionnaire.id;
  }
  return all;
}

auto unknown_recipe(std::string_view recipe, const std::vector<QuestionnaireHere>& here) {
  return failure(Errc::unknown_instrument,
                 Problem{"There is no recipe '" + std::string(recipe.substr(0, 80)) + "'.",
                         "/recipe", "The recipes are: " + names(here) + "."});
}

// The index of the only candidate that fits; when several fit, of the only one among them that
// comes before the others by its name.
std::optional<std::size_t> choose(const Questionnaire& form,
                                  const std::vector<QuestionnaireHere>& here,
                                  const std::vector<std::size_t>& found) {
  std::vector<std::size_t> fitting;
  for (const std::size_t i : found) {
    if (match(form, here[i].questionnaire).fits()) fitting.push_back(i);
  }
  if (fitting.size() == 1) return fitting.front();
  std::vector<std::size_t> named;
  for (const std::size_t i : fitting) {
    if (is_named(form, here[i].questionnaire)) named.push_back(i);
  }
  if (named.size() == 1) return named.front();
  if (fitting.empty() && found.size() == 1) return found.front();  // named: its differences help
  return std::nullopt;
}

// Of several versions the newest stands first.
std::vector<QuestionnaireHere> newest(const std::vector<QuestionnaireHere>& all) {
  std::vector<QuestionnaireHere> result;
  for (const auto& one : all) {
    if (result.empty() || result.back().questionnaire.id != one.questionnaire.id) {
      result.push_back(one);
    }
  }
  return result;
}

Problem none_chosen(bool any) {
  if (any) {
    return {"More than one recipe may be meant.", "/recipe",
            "Name the recipe that this questionnaire belongs to."};
  }
  return {"No recipe fits this questionnaire.", "/recipe",
          "Name the recipe, to see in what the two differ."};
}

}  // namespace

Wordings::Wordings(care::WordingStore& store, const care::Clock& clock,
                   std::vector<measurement::Questionnaire> questionnaires)
    : store_(store), clock_(clock), questionnaires_(std::move(questionnaires)),
      last_(std::make_shared<const std::vector<QuestionnaireHere>>(
          questionnaires_here(questionnaires_, {}))) {}

Result<Wordings::Snapshot> Wordings::here() const {
  auto added = store_.all();
  if (!added) return tl::unexpected(std::move(added.error()));
  const std::lock_guard lock(mutex_);
  if (*added != added_) {  // reading and matching is done again only after a change
    last_ = std::make_shared<const std::vector<QuestionnaireHere>>(
        questionnaires_here(questionnaires_, *added));
    added_ = std::move(*added);
  }
  return last_;
}

Wordings::Snapshot Wordings::known() const {
  if (auto now = here()) return *now;
  const std::lock_guard lock(mutex_);
  return last_;
}

Result<MatchReport> Wordings::look_at(std::string_view json, std::string_view recipe) const {
  auto form = read_questionnaire(json);
  if (!form) return tl::unexpected(std::move(form.error()));
  const auto snapshot = here();
  if (!snapshot) return tl::unexpected(snapshot.error());
  const auto all = newest(**snapshot);
  MatchReport report;
  const auto found = candidates(*form, all);
  for (const std::size_t i : found) {
    report.candidates.push_back({all[i].questionnaire.id, all[i].questionnaire.title});
  }
  std::optional<std::size_t> chosen;
  if (recipe.empty()) {
    chosen = choose(*form, all, found);
    if (!chosen) report.match.differences.push_back(none_chosen(!found.empty()));
  } else {
    const auto named = std::ranges::find(
        all, recipe, [](const auto& one) -> std::string_view { return one.questionnaire.id; });
    if (named == all.end()) return unknown_recipe(recipe, all);
    chosen = static_cast<std::size_t>(named - all.begin());
  }
  if (chosen) {
    const QuestionnaireHere& one = all[*chosen];
    report.recipe = one.questionnaire;
    report.match = match(*form, one.questionnaire);
    auto reasons = reasons_against(one);
    std::ranges::move(report.match.differences, std::back_inserter(reasons));
    report.match.differences = std::move(reasons);
  }
  report.form = std::move(*form);
  return report;
}

Result<QuestionnaireHere> Wordings::add(std::string_view json, std::string_view recipe,
                                        std::string_view licence_note) {
  auto note = care::LicenceNote::read(licence_note);
  auto report = look_at(json, recipe);
  if (!report || !note) {
    Error error = report ? Error{} : std::move(report.error());
    if (!note) {
      if (report) error = std::move(note.error());
      else std::ranges::move(note.error().problems, std::back_inserter(error.problems));
    }
    return tl::unexpected(std::move(error));
  }
  if (!report->match.fits()) return failure(Errc::does_not_match, report->match.differences);
  const care::AddedWording wording{report->recipe->id, report->recipe->version, std::string(json),
                                   *note, clock_.now()};
  const auto put = store_.put(wording);
  if (!put) return tl::unexpected(put.error());
  if (!*put) {  // somebody was quicker
    return failure(Errc::does_not_match,
                   Problem{report->recipe->title + " already has wording here.", "/recipe",
                           "Remove that wording first, then add this."});
  }
  return QuestionnaireHere{with_wording(std::move(*report->recipe), report->form, report->match),
                           QuestionnaireHere::Added{note->text(), wording.at}};
}

Result<bool> Wordings::remove(std::string_view recipe) {
  auto removed = store_.remove(recipe);
  if (removed && !*removed) {
    return failure(Errc::unknown_instrument,
                   Problem{"There is no added wording for '" + std::string(recipe.substr(0, 80)) +
                               "'.",
                           "/recipe", "See which recipes have wording in the ledger."});
  }
  return removed;
}

}  // namespace securebase::fhir

// What the engine's content is made of, member by member (see archive.hpp). Whoever gives one of
// these structs a new member names it here: otherwise this file does not compile.
#pragma once

#include "securebase/care/assessments.hpp"
#include "securebase/engine/archive.hpp"
#include "securebase/measurement/questionnaire.hpp"

namespace securebase::engine {

template <>
inline constexpr auto last_of<measurement::ModelKind> = measurement::ModelKind::partial_credit;
template <>
inline constexpr auto last_of<measurement::Selection> = measurement::Selection::determinant;
template <>
inline constexpr auto last_of<measurement::Checked> = measurement::Checked::computed_here;
template <>
inline constexpr auto last_of<measurement::ReliabilityKind> = measurement::ReliabilityKind::agreement;
template <>
inline constexpr auto last_of<measurement::Combine> = measurement::Combine::mean;
template <>
inline constexpr auto last_of<attachment::WordForm> = attachment::WordForm::general;

}  // namespace securebase::engine

// Found by the archive through the namespace of their struct.
namespace securebase::measurement {

template <class Archive>
void fields(Archive& archive, engine::Like<ItemModel> auto& model) {
  auto& [slope, thresholds, kind] = model;
  archive(slope, thresholds, kind);
}

template <class Archive>
void fields(Archive& archive, engine::Like<AnswerChoice> auto& choice) {
  auto& [value, label] = choice;
  archive(value, label);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Facet> auto& facet) {
  auto& [id, title] = facet;
  archive(id, title);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Scale> auto& scale) {
  auto& [id, title, facets] = scale;
  archive(id, title, facets);
}

template <class Archive>
void fields(Archive& archive, engine::Like<ItemText> auto& text) {
  auto& [present, past, general] = text;
  archive(present, past, general);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Item> auto& item) {
  auto& [id, scale, facet, reversed, model, like, enemies, text] = item;
  archive(id, scale, facet, reversed, model, like, enemies, text);
}

template <class Archive>
void fields(Archive& archive, engine::Like<AdaptiveRules> auto& rules) {
  auto& [stop_standard_error, least_gain, least_items, most_items, least_each_key, least_facets,
         selection, stop_region_probability] = rules;
  archive(stop_standard_error, least_gain, least_items, most_items, least_each_key, least_facets);
  archive(selection, stop_region_probability);
}

template <class Archive>
void fields(Archive& archive, engine::Like<AdaptiveMode> auto& mode) {
  auto& [id, rules] = mode;
  archive(id, rules);
}

template <class Archive>
void fields(Archive& archive, engine::Like<ExposureRules> auto& exposure) {
  auto& [ceiling, chances] = exposure;
  archive(ceiling, chances);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Stability> auto& stability) {
  auto& [across, floor, fading_days] = stability;
  archive(across, floor, fading_days);
}

template <class Archive>
void fields(Archive& archive, engine::Like<ScaleNorm> auto& norm) {
  auto& [mean, sd, percentiles] = norm;
  archive(mean, sd, percentiles);
}

template <class Archive>
void fields(Archive& archive, engine::Like<NormGroup> auto& norms) {
  auto& [group, people, scales] = norms;
  archive(group, people, scales);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Instrument> auto& instrument) {
  auto& [id, version, title, has_wording, status, comparison, rights, sources, answers, scales,
         items, prior_correlation, boundaries, adaptive, modes, exposure, stability, norms] =
      instrument;
  archive(id, version, title, has_wording, status, comparison, rights, sources, answers, scales);
  archive(items, prior_correlation, boundaries, adaptive, modes, exposure, stability, norms);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Figure> auto& figure) {
  auto& [value, source, checked] = figure;
  archive(value, source, checked);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Reliability> auto& reliability) {
  auto& [kind, figure, days, people] = reliability;
  archive(kind, figure, days, people);
}

template <class Archive>
void fields(Archive& archive, engine::Like<QuestionnaireNorm> auto& norm) {
  auto& [group, people, mean, sd, source, checked] = norm;
  archive(group, people, mean, sd, source, checked);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Cutoff> auto& cutoff) {
  auto& [from, at_or_above, meaning] = cutoff;
  archive(from, at_or_above, meaning);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Band> auto& band) {
  auto& [from, label] = band;
  archive(from, label);
}

template <class Archive>
void fields(Archive& archive, engine::Like<QuestionnaireScale> auto& scale) {
  auto& [id, title, items, combine, factor, lowest, highest, higher_is_better, most_missing,
         missing_source, cutoffs, bands, reliabilities, norms, reliable_change] = scale;
  archive(id, title, items, combine, factor, lowest, highest, higher_is_better, most_missing);
  archive(missing_source, cutoffs, bands, reliabilities, norms, reliable_change);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Criterion::AnyOf> auto& any) {
  auto& [items, at_least, how_many] = any;
  archive(items, at_least, how_many);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Criterion> auto& criterion) {
  auto& [id, title, all_of, requires_criteria, unless, meaning, source] = criterion;
  archive(id, title, all_of, requires_criteria, unless, meaning, source);
}

template <class Archive>
void fields(Archive& archive, engine::Like<HelpRule> auto& rule) {
  auto& [item, at_least] = rule;
  archive(item, at_least);
}

template <class Archive>
void fields(Archive& archive, engine::Like<QuestionnaireItem> auto& item) {
  auto& [id, link_id, text, reversed, answers] = item;
  archive(id, link_id, text, reversed, answers);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Rights> auto& rights) {
  auto& [licence, note, may_be_switched_on] = rights;
  archive(licence, note, may_be_switched_on);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Questionnaire> auto& questionnaire) {
  auto& [id, version, title, own, has_wording, language, status, period, instruction, rights,
         sources, answers, items, scales, criteria, help, instrument, layout, not_known] =
      questionnaire;
  archive(id, version, title, own, has_wording, language, status, period, instruction, rights);
  archive(sources, answers, items, scales, criteria, help, instrument, layout, not_known);
}

}  // namespace securebase::measurement

namespace securebase::attachment {

template <class Archive>
void fields(Archive& archive, engine::Like<RelationshipKind> auto& kind) {
  auto& [id, label, person, form, hint] = kind;
  archive(id, label, person, form, hint);
}

template <class Archive>
void fields(Archive& archive, engine::Like<PatternTexts::Bands> auto& bands) {
  auto& [low, middle, high] = bands;
  archive(low, middle, high);
}

template <class Archive>
void fields(Archive& archive, engine::Like<PatternTexts> auto& texts) {
  auto& [labels, headlines, secure_by_anxiety, secure_by_avoidance, often_looks_like,
         once_protected, not_this] = texts;
  archive(labels, headlines, secure_by_anxiety, secure_by_avoidance, often_looks_like);
  archive(once_protected, not_this);
}

template <class Archive>
void fields(Archive& archive, engine::Like<ChangeTexts::Both> auto& both) {
  auto& [headline, text] = both;
  archive(headline, text);
}

template <class Archive>
void fields(Archive& archive, engine::Like<ChangeTexts> auto& texts) {
  auto& [dimensions, together, added_up, small_step, short_look, soon, method, scores] = texts;
  archive(dimensions, together, added_up, small_step, short_look, soon, method, scores);
}

template <class Archive>
void fields(Archive& archive, engine::Like<QualityTexts> auto& texts) {
  auto& [signs] = texts;
  archive(signs);
}

}  // namespace securebase::attachment

namespace securebase::care {

template <class Archive>
void fields(Archive& archive, engine::Like<AssessmentContent> auto& content) {
  auto& [instruments, kinds, patterns, changes, quality] = content;
  archive(instruments, kinds, patterns, changes, quality);
}

}  // namespace securebase::care

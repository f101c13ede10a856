// What the choosing module's content is made of, member by member (see archive.hpp).
#pragma once

#include "securebase/engine/archive.hpp"
#include "securebase/therapy/guidance.hpp"

namespace securebase::engine {

template <>
inline constexpr auto last_of<therapy::EvidenceLabel> = therapy::EvidenceLabel::strong;
template <>
inline constexpr auto last_of<therapy::Participants> = therapy::Participants::group;
template <>
inline constexpr auto last_of<therapy::Online> = therapy::Online::usual;
template <>
inline constexpr auto last_of<therapy::Medium> = therapy::Medium::imagery;
template <>
inline constexpr auto last_of<therapy::Time> = therapy::Time::past;
template <>
inline constexpr auto last_of<therapy::Homework> = therapy::Homework::high;
template <>
inline constexpr auto last_of<therapy::Fit> = therapy::Fit::first;
template <>
inline constexpr auto last_of<therapy::First> = therapy::First::doctor;

}  // namespace securebase::engine

// Found by the archive through the namespace of their struct.
namespace securebase::therapy {

template <class Archive>
void fields(Archive& archive, engine::Like<Question> auto& question) {
  auto& [asked, good, concern] = question;
  archive(asked, good, concern);
}

template <class Archive>
void fields(Archive& archive, engine::Like<WayOfWorking> auto& way) {
  auto& [id, name, short_name, one_line, also_called, participants, online, most_meetings, length,
         works_with, time, homework, not_when, not_good_for, asks_of_you, by_pattern, ask, label,
         label_for, evidence_line, not_known] = way;
  archive(id, name, short_name, one_line, also_called, participants, online, most_meetings, length,
          works_with, time, homework, not_when, not_good_for, asks_of_you, by_pattern, ask, label,
          label_for, evidence_line, not_known);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Reason> auto& reason) {
  auto& [text, sources] = reason;
  archive(text, sources);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Cell> auto& cell) {
  auto& [fit, reason] = cell;
  archive(fit, reason);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Row> auto& row) {
  auto& [id, title, more, cells, reasons] = row;
  archive(id, title, more, cells, reasons);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Need> auto& need) {
  auto& [row, group, first, first_why, patterns, signs, about] = need;
  archive(row, group, first, first_why, patterns, signs, about);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Gate> auto& gate) {
  auto& [row, page, list_after, says] = gate;
  archive(row, page, list_after, says);
}

template <class Archive>
void fields(Archive& archive, engine::Like<NeedGroup> auto& group) {
  auto& [id, title, note] = group;
  archive(id, title, note);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Indications> auto& indications) {
  auto& [version, ways, groups, needs, gates] = indications;
  archive(version, ways, groups, needs, gates);
}

template <class Archive>
void fields(Archive& archive, engine::Like<CheckOption> auto& option) {
  auto& [id, title, text, to, to_words, always] = option;
  archive(id, title, text, to, to_words, always);
}

template <class Archive>
void fields(Archive& archive, engine::Like<CheckWeight> auto& weight) {
  auto& [option, points] = weight;
  archive(option, points);
}

template <class Archive>
void fields(Archive& archive, engine::Like<CheckAnswer> auto& answer) {
  auto& [id, text, weights, needs] = answer;
  archive(id, text, weights, needs);
}

template <class Archive>
void fields(Archive& archive, engine::Like<CheckQuestion> auto& question) {
  auto& [id, title, means, example, ask, answers] = question;
  archive(id, title, means, example, ask, answers);
}

template <class Archive>
void fields(Archive& archive, engine::Like<GuidedCheck> auto& check) {
  auto& [id, version, title, how, intro, options, questions] = check;
  archive(id, version, title, how, intro, options, questions);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Findable> auto& page) {
  auto& [title, text, to, words] = page;
  archive(title, text, to, words);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Guidance> auto& guidance) {
  auto& [ways, indications, checks, pages] = guidance;
  archive(ways, indications, checks, pages);
}

}  // namespace securebase::therapy

// What the rules of safety are made of, member by member (see archive.hpp).
#pragma once

#include "securebase/engine/archive.hpp"
#include "securebase/safety/rules.hpp"

namespace securebase::engine {

template <>
inline constexpr auto last_of<safety::Event> = safety::Event::settled;
template <>
inline constexpr auto last_of<safety::State> = safety::State::resolved;
template <>
inline constexpr auto last_of<safety::ExerciseLevel> = safety::ExerciseLevel::clinician;
template <>
inline constexpr auto last_of<safety::Card> = safety::Card::full;

// Whether what the calls take for granted holds, so that no rules can lead them out of bounds: a
// condition names an earlier question, a sign of danger is in its list.
[[nodiscard]] bool sound(const safety::Rules& rules);

}  // namespace securebase::engine

// Found by the archive through the namespace of their struct.
namespace securebase::safety {

template <class Archive>
void fields(Archive& archive, engine::Like<Words> auto& words) {
  auto& [title, text] = words;
  archive(title, text);
}

template <class Archive>
void fields(Archive& archive, engine::Like<IdText> auto& one) {
  auto& [id, text] = one;
  archive(id, text);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Effects> auto& effects) {
  auto& [title, says, says_exercises, says_suggestions, says_again, matcher, gates, exercises, card,
         ask_again_minutes] = effects;
  archive(title, says, says_exercises, says_suggestions, says_again, matcher, gates, exercises);
  archive(card, ask_again_minutes);
}

template <class Archive>
void fields(Archive& archive, engine::Like<States> auto& states) {
  auto& [version, title, effects, events, moves, settling_checks, settling_hours] = states;
  archive(version, title, effects, events, moves, settling_checks, settling_hours);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Given> auto& given) {
  auto& [question, answer] = given;
  archive(question, answer);
}

template <class Archive>
void fields(Archive& archive, engine::Like<SafetyAnswer> auto& answer) {
  auto& [id, text, event] = answer;
  archive(id, text, event);
}

template <class Archive>
void fields(Archive& archive, engine::Like<SafetyQuestion> auto& question) {
  auto& [id, ask, again, only_if, answers] = question;
  archive(id, ask, again, only_if, answers);
}

template <class Archive>
void fields(Archive& archive, engine::Like<WithSomeone> auto& answer) {
  auto& [id, text, says] = answer;
  archive(id, text, says);
}

template <class Archive>
void fields(Archive& archive, engine::Like<AcuteWords> auto& words) {
  auto& [title, text, steps, ask, answers, leave] = words;
  archive(title, text, steps, ask, answers, leave);
}

template <class Archive>
void fields(Archive& archive, engine::Like<SafetyCheck> auto& check) {
  auto& [version, title, who_sees, how, intro, questions, negative, positive, acute] = check;
  archive(version, title, who_sees, how, intro, questions, negative, positive, acute);
}

template <class Archive>
void fields(Archive& archive, engine::Like<RelationshipAnswer> auto& answer) {
  auto& [id, text, stop, counts, danger, flag] = answer;
  archive(id, text, stop, counts, danger, flag);
}

template <class Archive>
void fields(Archive& archive, engine::Like<RelationshipQuestion> auto& question) {
  auto& [id, ask, only_if, answers] = question;
  archive(id, ask, only_if, answers);
}

template <class Archive>
void fields(Archive& archive, engine::Like<RelationshipCheck> auto& check) {
  auto& [version, title, who_sees, tips_title, intro, tips, questions, flags, stopped, none, some,
         danger, if_it_is_me] = check;
  archive(version, title, who_sees, tips_title, intro, tips, questions, flags, stopped, none, some);
  archive(danger, if_it_is_me);
}

template <class Archive>
void fields(Archive& archive, engine::Like<RedFlag> auto& flag) {
  auto& [id, text, words] = flag;
  archive(id, text, words);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Coercion> auto& coercion) {
  auto& [version, title, warning, search_says, search_words, red_flags] = coercion;
  archive(version, title, warning, search_says, search_words, red_flags);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Alike> auto& alike) {
  auto& [from, to] = alike;
  archive(from, to);
}

template <class Archive>
void fields(Archive& archive, engine::Like<HeavyPhrase> auto& phrase) {
  auto& [words, strength] = phrase;
  archive(words, strength);
}

template <class Archive>
void fields(Archive& archive, engine::Like<LightPhrase> auto& phrase) {
  auto& [words, kind] = phrase;
  archive(words, kind);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Phrases> auto& phrases) {
  auto& [version, title, yes, no, text, limits, alike, heavy, light, near, one, pair] = phrases;
  archive(version, title, yes, no, text, limits, alike, heavy, light, near, one, pair);
}

template <class Archive>
void fields(Archive& archive, engine::Like<Rules> auto& rules) {
  auto& [check, states, relationship, coercion, phrases] = rules;
  archive(check, states, relationship, coercion, phrases);
}

}  // namespace securebase::safety

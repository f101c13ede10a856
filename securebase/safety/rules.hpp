// Everything that the folder content/safety tells the program, as plain values. None of it weighs a
// risk: it only decides what is shown next, what rests, and when to ask again.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace securebase::safety {

// What may be said to have happened. The order is that of `event_ids`.
enum class Event {
  negative,         // the safety check was answered with no each time
  positive,         // an answer of the check was a yes, or was not given
  acute,            // an answer of the check told of danger now
  not_safe,         // the person tapped "I am not safe"
  item,             // a question about it in another form was not answered with a no
  words_confirmed,  // heavy words, and the person said that they are about safety
  urge,             // the diary: a strong urge to hurt oneself
  attempt,          // an attempt today
  means,            // what would be needed is at hand now
  clinician_note,   // a clinician noted that it has eased
  settled           // found from the record, never told: see state.hpp
};
inline constexpr std::array<std::string_view, 11> event_ids{
    "negative", "positive", "acute",   "not_safe", "item",          "words_confirmed",
    "urge",     "attempt",  "means",   "clinician_note", "settled"};

enum class State { none, elevated, acute, resolved };
inline constexpr std::array<std::string_view, 4> state_ids{"none", "elevated", "acute",
                                                           "resolved"};

enum class ExerciseLevel { alone, with_support, clinician };
inline constexpr std::array<std::string_view, 3> exercise_level_ids{"alone", "with_support",
                                                                    "clinician"};
// The card with ways to get help: absent, on the page, or the whole screen.
enum class Card { none, offer, full };
inline constexpr std::array<std::string_view, 3> card_ids{"none", "offer", "full"};

[[nodiscard]] constexpr std::string_view id(Event event) {
  return event_ids[static_cast<std::size_t>(event)];
}
[[nodiscard]] constexpr std::string_view id(State state) {
  return state_ids[static_cast<std::size_t>(state)];
}

struct Words {
  std::string title;
  std::vector<std::string> text;
};

struct IdText {
  std::string id, text;
};

// What a state changes, and what is said of it.
struct Effects {
  std::string title;
  std::vector<std::string> says;
  std::string says_exercises, says_suggestions, says_again;
  bool matcher = true;             // whether ways of working are suggested
  std::vector<std::string> gates;  // of the matcher, which then hold
  std::vector<ExerciseLevel> exercises;
  Card card = Card::none;
  std::optional<int> ask_again_minutes = {};  // nothing: only when the person wishes
};

struct States {
  std::string version, title;
  std::array<Effects, state_ids.size()> effects;
  std::array<std::string, event_ids.size()> events;  // each in words
  std::array<std::array<State, event_ids.size()>, state_ids.size()> moves{};
  int settling_checks = 2;  // negative checks in a row, the first and the last so far apart
  int settling_hours = 72;
};

// One answer of one question, by their places.
struct Given {
  std::size_t question = 0, answer = 0;
};

struct SafetyAnswer {
  std::string id, text;
  std::optional<Event> event = {};  // positive or acute; nothing: it raises nothing
};

struct SafetyQuestion {
  std::string id, ask;
  std::string again;  // the same while an earlier yes is open; empty: as `ask`
  std::vector<Given> only_if;  // asked if one of these answers was given; empty: always
  std::vector<SafetyAnswer> answers;
};

struct WithSomeone {
  std::string id, text, says;
};

struct AcuteWords {
  std::string title;
  std::vector<std::string> text;
  std::vector<IdText> steps;
  std::string ask;  // whether someone is there
  std::vector<WithSomeone> answers;
  std::string leave;
};

struct SafetyCheck {
  std::string version, title, who_sees, how;
  std::vector<std::string> intro;
  std::vector<SafetyQuestion> questions;
  Words negative, positive;
  AcuteWords acute;
};

struct RelationshipAnswer {
  std::string id, text;
  bool stop = false;    // ends the questions: someone else could see them
  bool counts = false;  // speaks of fear or control
  bool danger = false;  // speaks of high danger
  std::optional<std::size_t> flag = {};  // which sign of high danger
};

struct RelationshipQuestion {
  std::string id, ask;
  std::vector<Given> only_if;
  std::vector<RelationshipAnswer> answers;
};

struct RelationshipCheck {
  std::string version, title, who_sees, tips_title;
  std::vector<std::string> intro, tips;
  std::vector<RelationshipQuestion> questions;
  std::vector<IdText> flags;
  Words stopped, none, some, danger;
  Words if_it_is_me;  // for someone who sees that they frighten or hurt
};

struct RedFlag {
  std::string id, text;
  std::vector<std::string> words;  // small letters
};

struct Coercion {
  std::string version, title, warning, search_says;
  std::vector<std::string> search_words;  // small letters
  std::vector<RedFlag> red_flags;
};

// Words that are read as others, on both sides: "cannot" as "can not".
struct Alike {
  std::string from, to;
};

// `*` in a phrase stands for up to three words.
struct HeavyPhrase {
  std::string words;
  int strength = 0;  // 3: said outright; 2: likely; 1: only together with another
};

inline constexpr std::array<std::string_view, 9> light_kind_ids{
    "lyric",  "joke", "quotation",    "work",   "past",
    "figure", "news", "other-person", "negated"};

struct LightPhrase {
  std::string words;
  std::size_t kind = 0;
};

// What the phrase check looks for; phrase_check.hpp says how the parts are weighed.
struct Phrases {
  std::string version;
  std::string title, yes, no;  // the offer and its two answers
  std::vector<std::string> text;
  std::vector<std::string> limits;  // what it misses
  std::vector<Alike> alike;
  std::vector<HeavyPhrase> heavy;
  std::vector<LightPhrase> light;
  std::array<int, light_kind_ids.size()> near{};  // what a light phrase near takes away, by kind
  int one = 2;   // the strength that is enough alone
  int pair = 2;  // how many phrases that still have some strength are enough together
};

struct Rules {
  SafetyCheck check;
  States states;
  RelationshipCheck relationship;
  Coercion coercion;
  Phrases phrases;
};

}  // namespace securebase::safety

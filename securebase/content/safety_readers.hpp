// The readers of the single files of content/safety; safety_files.cpp calls them.
#pragma once

#include "securebase/content/reading.hpp"
#include "securebase/safety/phrase_measure.hpp"
#include "securebase/safety/rules.hpp"

namespace securebase::content {

[[nodiscard]] safety::SafetyCheck read_safety_check(const Reading& root);
std::size_t run_safety_check_cases(const Reading& root, const safety::SafetyCheck& check);

[[nodiscard]] safety::States read_states(const Reading& root);
std::size_t run_state_cases(const Reading& root, const safety::States& states);

[[nodiscard]] safety::RelationshipCheck read_relationship_check(const Reading& root);
std::size_t run_relationship_cases(const Reading& root, const safety::RelationshipCheck& check);

[[nodiscard]] safety::Coercion read_coercion(const Reading& root);
[[nodiscard]] safety::Phrases read_phrases(const Reading& root);
[[nodiscard]] std::vector<safety::TestSentence> read_phrase_tests(const Reading& root);
void keep_plan_rules(const Reading& root);

// A title with its text, under a field that must be there.
[[nodiscard]] safety::Words read_words(const Reading& around, std::string_view field);

// What holds for each of these files: version, sources, review, texts that are filled in, and that
// none of them tells a person to be out of danger.
void keep_safety_text(const Reading& root);

// The rules of the table of moves; each move at its place.
struct MovePlace {
  safety::State from{};
  safety::Event on{};
  safety::State to{};
  Reading at;
};
void keep_move_rules(const std::vector<MovePlace>& moves);

}  // namespace securebase::content

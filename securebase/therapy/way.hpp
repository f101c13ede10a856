// A way of working: a kind of therapy, as people read and compare it.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace securebase::therapy {

// How much is known from studies, in the order of strength. What each means to a person stands in
// content/evidence/; what it counts for in a match is `evidence_share` in matcher.hpp.
enum class EvidenceLabel { none_found, early, indirect, promising, good, strong };
inline constexpr std::array<std::string_view, 6> evidence_label_ids{
    "none_found", "early", "indirect", "promising", "good", "strong"};

enum class Participants { adult, couple, family, parent, teen, group };  // who takes part
inline constexpr std::array<std::string_view, 6> participants_ids{"adult",  "couple", "family",
                                                                  "parent", "teen",   "group"};

enum class Online { rare, possible, usual };
inline constexpr std::array<std::string_view, 3> online_ids{"rare", "possible", "usual"};

enum class Medium { talk, exercises, body, imagery };
inline constexpr std::array<std::string_view, 4> medium_ids{"talk", "exercises", "body", "imagery"};

enum class Time { present, past };
inline constexpr std::array<std::string_view, 2> time_ids{"present", "past"};

enum class Homework { low, middle, high };  // structure, and practice between meetings
inline constexpr std::array<std::string_view, 3> homework_ids{"low", "middle", "high"};

// The regions of the map, in the order of attachment::all_regions.
inline constexpr std::array<std::string_view, 4> pattern_ids{"secure", "anxious", "avoidant",
                                                             "fearful"};

struct Question {
  std::string question, good, concern;  // to ask a therapist, and what answers may tell
};

struct WayOfWorking {
  std::string id, name, short_name, one_line;
  std::vector<std::string> also_called;
  std::vector<Participants> participants;
  Online online = Online::possible;
  int most_meetings = 0;  // of the usual length; 0: open, or not known
  std::string length;     // in words
  std::vector<Medium> works_with;  // the main one first
  std::vector<Time> time;
  Homework homework = Homework::middle;
  std::vector<std::string> not_when, not_good_for, asks_of_you;
  std::array<std::string, 4> by_pattern;  // pace and tone; never a reason to choose
  std::vector<Question> ask;
  EvidenceLabel label = EvidenceLabel::none_found;
  std::string label_for, evidence_line;  // what the label holds for; empty: in general
  std::vector<std::string> not_known;
};

}  // namespace securebase::therapy

// From needs, preferences and limits to ways of working, each with its reasons.
//
// The order of the rules is the order of the work: gates, limits, need fit, preference, evidence.
// The attachment pattern is no part of it: it adapts the pace and never chooses.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/therapy/indications.hpp"
#include "securebase/therapy/way.hpp"

namespace securebase::therapy {

struct ChosenNeed {
  const Need* need = nullptr;
  int importance = 3;  // 1 to 5
};

// Only what the person said counts: an empty list or nothing means "no preference".
struct Preferences {
  std::vector<Participants> together;  // whom to work with
  std::vector<Medium> works_with;
  std::optional<Time> time;
  std::optional<Homework> homework;
  bool online = false;
  std::vector<std::size_t> liked, helped;  // indices of ways: wished for, or helped before
};

struct Limits {
  // Who can take part. A way that needs someone else is ruled out.
  std::vector<Participants> possible;
  std::optional<int> most_meetings;  // a way that usually takes longer gets a note, no more
  std::vector<std::size_t> set_aside;  // "not this one"
};

// In hundredths; they add up to 100. Evidence at most 20.
struct Weights {
  int need = 60, preference = 25, evidence = 15;
};
inline constexpr int most_evidence_weight = 20;

struct MatchQuestion {
  std::vector<ChosenNeed> needs;  // in the person's own order; the first three count
  Preferences preferences;
  Limits limits;
  std::vector<const Gate*> gates;  // that hold now
  Weights weights;
};
inline constexpr std::size_t needs_that_count = 3;

struct MatchedNeed {
  const Need* need = nullptr;
  int importance = 0;
  Cell cell;
};

// A preference that the person has, and how far this way meets it: 0, 1/2 or 1.
enum class PreferenceKind { together, works_with, time, homework, online, liked };
inline constexpr std::array<std::string_view, 6> preference_ids{"together", "works_with", "time",
                                                                "homework", "online",     "liked"};
struct MetPreference {
  PreferenceKind kind{};
  double met = 0;
};

// The three parts of a total, in tenths of a point. Each part is rounded by itself, so that what is
// printed adds up to what is printed.
struct Arithmetic {
  double need_fit = 0;          // 0 to 3: the mean of the points, weighted by importance
  double preference_share = 0;  // 0 to 1: the mean over the preferences that were stated
  double evidence_share = 0;    // 0 to 1: see evidence_share()
  int need = 0, preference = 0, evidence = 0, total = 0;  // tenths; the total is at most 1000
};

struct Suggestion {
  std::size_t way = 0;
  std::vector<MatchedNeed> needs;
  std::vector<MetPreference> preferences;
  Arithmetic sum;
  bool longer_than_wished = false;
};

enum class RuledOutBy { gate, need, participants, set_aside };
inline constexpr std::array<std::string_view, 4> ruled_out_ids{"gate", "need", "participants",
                                                               "set_aside"};
struct RuledOut {
  std::size_t way = 0;
  RuledOutBy by{};
  const Row* row = nullptr;  // the gate or need that rules it out
  Cell cell;
};

enum class Nothing { something, no_need, gates_closed, all_set_aside, nobody_fits };
inline constexpr std::array<std::string_view, 5> nothing_ids{"", "no_need", "gates_closed",
                                                             "all_set_aside", "nobody_fits"};

struct Match {
  std::vector<const Gate*> gates;      // whose pages come first
  // At most five, best first, each at least useful beside another.
  std::vector<Suggestion> short_list;
  std::vector<Suggestion> others;      // the rest, best first
  std::vector<RuledOut> ruled_out;
  Nothing nothing = Nothing::something;  // why the short list is empty
};
inline constexpr std::size_t short_list_most = 5;

// What a label counts. Source: our rule, docs/decisions/0010; spread evenly over what the labels
// claim, with "none found" at nothing.
[[nodiscard]] double evidence_share(EvidenceLabel label);

// Whether the weights may be used: each at least 0, evidence at most 20, together 100.
[[nodiscard]] bool allowed(const Weights& weights);

// Requires: allowed weights; importance 1 to 5; ways and cells of the same matrix; indices in
// range.
[[nodiscard]] Match match(const MatchQuestion& question, const Indications& indications,
                          const std::vector<WayOfWorking>& ways);

}  // namespace securebase::therapy

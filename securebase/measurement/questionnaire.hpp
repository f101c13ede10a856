// A fixed questionnaire as a value: items that are all asked, scales that add them up, and what is
// known about the scores. Our own short measures come with wording; the recipe of an established
// questionnaire has the same shape with empty texts, and an operator may add the wording.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/measurement/instrument.hpp"

namespace securebase::measurement {

// How far a published figure can be trusted.
enum class Checked : std::uint8_t {
  in_the_source,   // read in the publication named
  second_hand,     // another publication quotes it
  not_checked,     // known from the literature, not read again: never shown as a clinical line
  computed_here,   // computed by this project from data that it names
};

struct Figure {
  double value = 0;
  std::string source;
  Checked checked = Checked::not_checked;
};

enum class ReliabilityKind : std::uint8_t { alpha, omega, retest, agreement };  // agreement: ICC

struct Reliability {
  ReliabilityKind kind = ReliabilityKind::alpha;
  Figure figure;
  std::optional<double> days;  // between the two occasions, for retest and agreement
  std::optional<long> people;
};

struct QuestionnaireNorm {
  std::string group;
  std::optional<long> people;
  double mean = 0, sd = 0;
  std::string source;
  Checked checked = Checked::not_checked;
};

struct Cutoff {
  Figure from;           // the line itself, in units of the score
  bool at_or_above = true;  // false: at or below it counts
  std::string meaning;   // what the publication found there; never a diagnosis
};

// A band of the score in words, from `from` up to the next band.
struct Band {
  double from = 0;
  std::string label;
};

enum class Combine : std::uint8_t { sum, mean };

struct QuestionnaireScale {
  std::string id, title;
  std::vector<std::size_t> items;  // indices into Questionnaire::items
  Combine combine = Combine::sum;
  double factor = 1.0;             // the score is multiplied by it (WHO-5: 4)
  double lowest = 0, highest = 0;  // the range of the score
  bool higher_is_better = false;
  // Up to so many answers may be missing; the rest stand for them by their mean (prorated).
  int most_missing = 0;
  std::string missing_source;      // whose rule that is; "our rule" where none is published
  std::vector<Cutoff> cutoffs;
  std::vector<Band> bands;         // ascending, the first from `lowest`; may be empty
  std::vector<Reliability> reliabilities;
  std::vector<QuestionnaireNorm> norms;
  std::optional<Figure> reliable_change;  // published, in units of the score; else computed
};

// A combination of answers, as in "one of these two at 2 or more, in each of three clusters".
struct Criterion {
  std::string id, title;
  struct AnyOf {
    std::vector<std::size_t> items;
    int at_least = 0;  // the value that counts
    int how_many = 1;  // so many of the items must reach it
  };
  std::vector<AnyOf> all_of;          // each must hold
  std::vector<std::string> requires_criteria;  // ids of earlier criteria that must hold
  std::vector<std::string> unless;    // ids of criteria that must not hold
  std::string meaning, source;
};

// An answer after which help is offered before anything else (PHQ-9 item 9).
struct HelpRule {
  std::size_t item = 0;
  int at_least = 0;
};

struct QuestionnaireItem {
  std::string id;
  std::string link_id;   // FHIR linkId where one is in common use (LOINC panels); may be empty
  std::string text;      // empty in a recipe
  bool reversed = false; // recoded as lowest + highest - answer before it is added up
  std::optional<std::vector<AnswerChoice>> answers;  // when they differ from the questionnaire's
};

struct Rights {
  std::string licence, note;
  bool may_be_switched_on = true;  // false: no note of an operator opens it (ORS, SDQ ...)
};

struct Questionnaire {
  std::string id, version, title;
  bool own = false;          // our own wording; else the recipe of an established questionnaire
  bool has_wording = false;  // own, or added by the operator with a licence
  std::string language;
  std::string status;        // how far the numbers can be trusted
  std::string period;        // what the questions are about: "the last 2 weeks"
  std::string instruction;   // may be empty
  Rights rights;
  std::vector<std::string> sources;
  std::vector<AnswerChoice> answers;  // values in the order they are shown
  std::vector<QuestionnaireItem> items;
  std::vector<QuestionnaireScale> scales;
  std::vector<Criterion> criteria;
  std::vector<HelpRule> help;
  std::string instrument;  // the adaptive instrument of the same items, where there is one
  std::string layout;      // which order and values the items have here, where several are in use
  std::vector<std::string> not_known;  // what was looked for and could not be read

  [[nodiscard]] std::optional<std::size_t> find_item(std::string_view wanted) const {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].id == wanted) return i;
    }
    return std::nullopt;
  }
  [[nodiscard]] const std::vector<AnswerChoice>& answers_of(const QuestionnaireItem& item) const {
    return item.answers ? *item.answers : answers;
  }
};

}  // namespace securebase::measurement

// An instrument as a value: scales, items, parameters, rules and norms. The room `content` makes
// it from a file; everything here is already checked. A recipe has the same shape with empty texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "securebase/measurement/stability.hpp"

namespace securebase::measurement {

enum class ModelKind : std::uint8_t {
  // Samejima 1969: P(answer >= k | theta) = 1 / (1 + exp(-slope * (theta - thresholds[k-1]))).
  graded,
  // Generalised partial credit (Muraki 1992): P(k | theta) is proportional to
  // exp(sum over v = 1..k of slope * (theta - thresholds[v-1])).
  partial_credit,
};

// The response model of one item with 2 to 10 answers, in the logistic metric without the constant
// 1.702. Requires: slope > 0 and finite; one threshold fewer than the answer choices, finite; under
// the graded model strictly ascending, under partial credit in any order.
struct ItemModel {
  double slope = 1.0;
  std::vector<double> thresholds;
  ModelKind kind = ModelKind::graded;

  [[nodiscard]] std::size_t categories() const { return thresholds.size() + 1; }
};

struct AnswerChoice {
  int value = 0;
  std::string label;  // empty in a recipe
};

struct Facet {
  std::string id;
  std::string title;
};

struct Scale {
  std::string id;
  std::string title;
  std::vector<Facet> facets;
};

// How an item is worded for a relationship of today, one that is over, and people in general.
// "{person}" stands for "my partner", "my mother" ... All empty in a recipe.
struct ItemText {
  std::string present;
  std::string past;
  std::string general;
};

struct Item {
  std::string id;
  std::size_t scale = 0;  // index into Instrument::scales
  std::string facet;
  bool reversed = false;  // agreeing speaks for security: recoded as lowest + highest - answer
  ItemModel model;       // for recoded answers
  std::string like;       // the item whose parameters serve as the prior, such as "ecr Q33"
  std::vector<std::size_t> enemies;  // indices of items that may not share a sitting with this one
  ItemText text;
};

// Which of the statements that may be asked comes next.
enum class Selection : std::uint8_t {
  // Information at the estimate (Lord 1980), of either scale.
  maximum_information,
  // Information averaged over the posterior (van der Linden 1998), of either scale.
  expected_information,
  // The smallest posterior variance that is expected after the answer (Owen 1975).
  expected_variance,
  // The largest gain in the determinant of the posterior precision (the D-rule of Segall 1996),
  // with the information averaged over the posterior. Within one scale the same as
  // expected_information.
  determinant,
};

struct AdaptiveRules {
  double stop_standard_error = 0.35;  // stop a scale at or below this
  double least_gain = 0.01;           // ... or when the next answer is expected to lower the
                                      // posterior standard deviation by less than this
  int least_items = 4;                // but never before this many answers a scale
  int most_items = 12;                // and never after this many
  int least_each_key = 1;             // at least so many answers keyed each way a scale
  int least_facets = 0;               // ... and from so many facets of the scale
  Selection selection = Selection::determinant;
  // Stop both scales when one region of the map has this probability; 0: never for that.
  double stop_region_probability = 0.0;
};

// One way to use a bank: "full" before and after a programme, "short" to keep track.
struct AdaptiveMode {
  std::string id;
  AdaptiveRules rules;
};

// How often a statement may be shown, so that no statement wears out and all are in use.
struct ExposureRules {
  double ceiling = 1.0;         // of the share of sittings that show one statement
  std::vector<double> chances;  // for each item, of being offered in a sitting; empty: always
};

struct ScaleNorm {
  double mean = 0;
  double sd = 0;
  std::vector<std::pair<int, double>> percentiles;
};

struct NormGroup {
  std::string group;
  long people = 0;
  std::vector<ScaleNorm> scales;  // in the order of Instrument::scales
};

struct Instrument {
  std::string id;
  std::string version;
  std::string title;
  bool has_wording = false;  // false: a recipe
  std::string status;        // how far the numbers can be trusted
  std::string comparison;    // the group that values are compared with
  std::string rights;
  std::vector<std::string> sources;
  std::vector<AnswerChoice> answers;  // ascending values without gaps
  std::vector<Scale> scales;
  std::vector<Item> items;
  double prior_correlation = 0.0;  // of the first two scales, latent
  std::vector<double> boundaries;  // where the regions of the map meet, one for each scale
  AdaptiveRules adaptive;          // of the mode "full"
  std::vector<AdaptiveMode> modes;  // empty: there is only "full"
  ExposureRules exposure;
  std::optional<Stability> stability;  // absent: nothing is carried over
  std::vector<NormGroup> norms;

  [[nodiscard]] int lowest_answer() const { return answers.front().value; }
  [[nodiscard]] int highest_answer() const { return answers.back().value; }

  // 0-based category in the direction of the scale, or nothing when out of range.
  [[nodiscard]] std::optional<int> category(const Item& item, int answer) const;
  [[nodiscard]] std::optional<std::size_t> find_item(std::string_view id) const;
  // The rules of a mode, or null. There is always one called "full".
  [[nodiscard]] const AdaptiveRules* find_mode(std::string_view mode) const;
};

}  // namespace securebase::measurement

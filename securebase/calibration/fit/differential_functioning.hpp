// Differential item functioning by ordinal logistic regression, after lordif (Choi, Gibbons &
// Crane 2011, Journal of Statistical Software 39:8): do people of the same level but of different
// groups answer an item differently?
//
//   M1: logit P(y >= k) = a_k + b1 level
//   M2: M1 + group              (uniform: one group answers higher at every level)
//   M3: M2 + group x level      (non-uniform: the difference itself changes with the level)
//
// M3 has no term for a group whose answers merely spread more over the categories: a slope that
// differs between groups while the thresholds stay is found only in part.
//
// Where lordif fits flagged items anew in each group and keeps them in the level, they are left out
// of it here: the level of each round rests on fewer items, all of which mean the same to everyone,
// and no parameters hang on small groups. Rounds go on until the flags stay, as there.
//
// Tests: twice the differences of the log-likelihoods. Size: differences of McFadden's R2 =
// 1 - log L / log L without predictors, which unlike p does not grow with the number of people.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "securebase/calibration/workers.hpp"
#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::calibration {

// By the R2 difference of M3 and M1: .02 flags an item in lordif; .035 and .070 are the lines of
// Jodoin & Gierl 2001 (Applied Measurement in Education 14:329-349).
enum class DifSize : std::uint8_t { negligible, flagged, moderate, large };
inline constexpr double dif_flagged_from = 0.02, dif_moderate_from = 0.035, dif_large_from = 0.070;
[[nodiscard]] DifSize dif_size(double r2_difference);

struct LikelihoodRatio {
  double chi_square = 0;
  double df = 0;
  double p = 1;
  double r2_difference = 0;
};

struct ItemDif {
  bool estimable = false;  // false: fewer than two answers or groups occur, or separated answers
  long people = 0;
  LikelihoodRatio uniform;            // M2 against M1
  LikelihoodRatio non_uniform;        // M3 against M2
  LikelihoodRatio total;              // M3 against M1
  double adjusted_p = 1;              // of `total`, over the items (Benjamini & Hochberg 1995)
  std::vector<double> group_effects;  // M2, logits against the first group, which is 0
  DifSize size = DifSize::negligible;
};

struct DifOptions {
  enum class Level : std::uint8_t {
    theta,      // EAP from the items that were not flagged, to the nearest .002
    rest_score  // sum of the other items that were not flagged; complete cases only
  };
  Level level = Level::theta;
  bool purify = true;  // repeat with flagged items left out of the level, until the flags stay
};

struct DifResult {
  std::vector<ItemDif> items;
  int rounds = 0;
  bool settled = false;  // the flags of the last two rounds agree
};

// `group_of` holds for each person an index below `groups`, or -1 for people to leave out.
// An item that is flagged itself is judged by the level from the others. Fewer than two items
// left for the level end the purification, unsettled.
// Requires: as many groups named as there are people.
[[nodiscard]] DifResult differential_functioning(std::span<const measurement::ItemModel> items,
                                                 const measurement::AnswerTable& answers,
                                                 std::span<const int> group_of, std::size_t groups,
                                                 const DifOptions& options,
                                                 const RunJobs& run = one_after_another);

// p values such that those below q keep the share of false discoveries below q (Benjamini &
// Hochberg 1995, JRSS B 57:289-300, step-up).
[[nodiscard]] std::vector<double> benjamini_hochberg(std::span<const double> p);

}  // namespace securebase::calibration

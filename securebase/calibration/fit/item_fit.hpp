// How well the curve of each item fits: S-X2 (Orlando & Thissen 2000, Applied Psychological
// Measurement 24:50-64; for graded items Kang & Chen 2008, Journal of Educational Measurement
// 45:391-406).
//
// Among people of one summed score s, the model expects the share
//   E_isk = sum_q w_q P_ik(q) S_{s-k}(q) / sum_q w_q S_s(q)
// in category k of item i, where S is the distribution of the summed score at node q by the
// recursion of Lord & Wingersky (1984) and the upper sum leaves out item i. Then
//   X2_i = sum over s, k of N_s (O_isk - E_isk)^2 / E_isk.
#pragma once

#include <span>
#include <vector>

#include "securebase/calibration/fit/rmsea.hpp"
#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::calibration {

struct ItemFit {
  double chi_square = 0;
  double df = 0;  // cells - rows - fitted parameters; 0 or less: too few people, the rest is 0
  double p = 1;
  Rmsea error;
};

struct ItemFits {
  long people = 0;  // with every item answered: only they have a summed score
  std::vector<ItemFit> items;
};

struct ItemFitOptions {
  double least_expected = 1.0;  // people in a cell, > 0
  bool fitted_here = true;      // parameters were fitted to these people, which costs df
};

// Only scores between the lowest and the highest possible count: there the model predicts nothing.
// Within a score, neighbouring categories are put together until at least `least_expected` people
// are expected in each cell.
// Requires: every answer is no_answer or below its item's number of categories.
[[nodiscard]] ItemFits item_fit(std::span<const measurement::ItemModel> items,
                                const measurement::AnswerTable& answers,
                                const ItemFitOptions& options = {});

}  // namespace securebase::calibration

// Fit of a whole scale from the shares of answers and the products of pairs of items: C2 (Cai &
// Monroe 2014, CRESST Report 839), which stays computable for long scales with many answers.
//
// e holds, in this order, the observed less the expected share of each category but the lowest of
// each item, and the observed less the expected mean product x_i x_j of each pair. With Xi the
// covariance of one person's e, D the derivative of the expectations by the parameters, and Dc an
// orthogonal complement of D,
//   C2 = N e' Dc (Dc' Xi Dc)^-1 Dc' e,   df = statistics - parameters.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "securebase/calibration/fit/rmsea.hpp"
#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::calibration {

struct ChiSquare {
  double value = 0;
  double df = 0;
};

struct ScaleFit {
  long people = 0;  // with every item answered
  ChiSquare c2;
  double p = 1;
  Rmsea error;
  // The same statistic where items are independent; what CFI and TLI compare with (Bentler 1990;
  // Tucker & Lewis 1973).
  ChiSquare independent;
  double cfi = 0, tli = 0;
  // Root mean square of observed less expected product-moment correlations over the pairs
  // (Maydeu-Olivares 2013).
  double srmsr = 0;
};

// The fit, or nothing and in `why_not` the reason: fewer than four items (no degrees of freedom are
// left), fewer complete people than statistics, or a category that nobody chose.
// Holds for parameters fitted to these people by maximum likelihood and for true ones alike: Dc
// takes out what the parameters could have taken up.
[[nodiscard]] std::optional<ScaleFit> limited_information_fit(
    std::span<const measurement::ItemModel> items, const measurement::AnswerTable& answers,
    std::string& why_not);

}  // namespace securebase::calibration

// Effects from what publications report: counts, means, correlations, errors and intervals. The
// conventions are those of escalc in metafor (Viechtbauer 2010), so that results can be compared.
#pragma once

#include "securebase/statistics/estimate.hpp"

namespace securebase::statistics {

// People of two groups by whether the event happened. Counts >= 0, and people in both groups.
struct TwoByTwo {
  double events1 = 0, others1 = 0;
  double events2 = 0, others2 = 0;

  [[nodiscard]] bool has_zero() const {
    return events1 == 0 || others1 == 0 || events2 == 0 || others2 == 0;
  }
};

// Logarithms of ratios, first group over second. Where a cell is 0, half a person is added to all
// four cells of that table, and only there. Variances by the delta method: 1/a - 1/n1 + 1/c - 1/n2
// for the risk ratio, 1/a + 1/b + 1/c + 1/d for the odds ratio (Woolf 1955).
[[nodiscard]] Effect log_risk_ratio(TwoByTwo table);
[[nodiscard]] Effect log_odds_ratio(TwoByTwo table);

// Mean, standard deviation and size of one group. sd > 0, people >= 2.
struct GroupMean {
  double mean = 0, sd = 1, people = 2;
};

// Standardised mean difference, first group less second, over the pooled standard deviation, with
// the exact correction J(m) = G(m/2) / (sqrt(m/2) G((m-1)/2)), m = n1 + n2 - 2, for small groups
// (Hedges 1981, equation 6e). Variance 1/n1 + 1/n2 + g^2 / (2 (n1 + n2)).
[[nodiscard]] Effect hedges_g(const GroupMean& first, const GroupMean& second);

// In the unit of the measure: m1 - m2, with variance sd1^2/n1 + sd2^2/n2.
[[nodiscard]] Effect mean_difference(const GroupMean& first, const GroupMean& second);

// atanh r with variance 1 / (n - 3) (Fisher 1921). Requires: -1 < r < 1, people > 3.
[[nodiscard]] Effect fisher_z(double r, double people);

// From the length of an interval of a normal estimate: variance ((high - low) / (2 z))^2.
// Requires: low < high, 0 < level < 1.
[[nodiscard]] Effect effect_of_interval(double value, const Interval& interval, double level);

}  // namespace securebase::statistics

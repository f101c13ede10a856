#include "securebase/statistics/effect_size.hpp"

#include <cassert>
#include <cmath>
#include <initializer_list>

namespace securebase::statistics {
namespace {

TwoByTwo corrected(TwoByTwo table) {
  assert(table.events1 >= 0 && table.others1 >= 0 && table.events2 >= 0 && table.others2 >= 0);
  if (!table.has_zero()) return table;
  for (double* cell : {&table.events1, &table.others1, &table.events2, &table.others2}) {
    *cell += 0.5;
  }
  return table;
}

}  // namespace

Effect log_risk_ratio(TwoByTwo table) {
  const auto [a, b, c, d] = corrected(table);
  return {std::log(a / (a + b)) - std::log(c / (c + d)), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)};
}

Effect log_odds_ratio(TwoByTwo table) {
  const auto [a, b, c, d] = corrected(table);
  return {std::log(a / b) - std::log(c / d), 1 / a + 1 / b + 1 / c + 1 / d};
}

Effect hedges_g(const GroupMean& first, const GroupMean& second) {
  assert(first.sd > 0 && second.sd > 0 && first.people >= 2 && second.people >= 2);
  const double n1 = first.people, n2 = second.people, m = n1 + n2 - 2;
  const double pooled =
      std::sqrt(((n1 - 1) * first.sd * first.sd + (n2 - 1) * second.sd * second.sd) / m);
  const double correction =
      std::exp(std::lgamma(m / 2) - std::lgamma((m - 1) / 2) - 0.5 * std::log(m / 2));
  const double g = correction * (first.mean - second.mean) / pooled;
  return {g, 1 / n1 + 1 / n2 + g * g / (2 * (n1 + n2))};
}

Effect mean_difference(const GroupMean& first, const GroupMean& second) {
  return {first.mean - second.mean,
          first.sd * first.sd / first.people + second.sd * second.sd / second.people};
}

Effect fisher_z(double r, double people) {
  assert(std::abs(r) < 1 && people > 3);
  return {std::atanh(r), 1 / (people - 3)};
}

Effect effect_of_interval(double value, const Interval& interval, double level) {
  assert(interval.low < interval.high);
  const double error =
      (interval.high - interval.low) / (2 * t_quantile(0.5 + 0.5 * level, normal_df));
  return {value, error * error};
}

}  // namespace securebase::statistics

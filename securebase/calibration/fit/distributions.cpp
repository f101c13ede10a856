#include "securebase/calibration/fit/distributions.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <cmath>

namespace securebase::calibration {
namespace {

// Where a series ends early, its best value so far is good enough for a tail; nothing throws.
namespace policies = boost::math::policies;
using Quiet = policies::policy<policies::evaluation_error<policies::ignore_error>,
                               policies::overflow_error<policies::ignore_error>,
                               policies::rounding_error<policies::ignore_error>>;

double below(double x, double df, double noncentral) {
  if (noncentral <= 0) return cdf(boost::math::chi_squared_distribution<double, Quiet>(df), x);
  return cdf(boost::math::non_central_chi_squared_distribution<double, Quiet>(df, noncentral), x);
}

}  // namespace

double chi_square_tail(double x, double df) {
  return cdf(complement(boost::math::chi_squared_distribution<double, Quiet>(df), x));
}

double noncentrality(double x, double df, double share) {
  if (x <= 0 || below(x, df, 0) <= share) return 0;
  // The more noncentral, the less lies below x. Mean df + l, variance 2 df + 4 l: ten standard
  // deviations bracket every share that anyone asks for.
  double low = 0, high = x + 10 * std::sqrt(2 * df + 4 * x) + 100;
  for (int step = 0; step < 200 && high - low > 1e-10 * (1 + high); ++step) {
    const double middle = 0.5 * (low + high);
    (below(x, df, middle) > share ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

double f_quantile(double p, double df1, double df2) {
  return quantile(boost::math::fisher_f_distribution<double, Quiet>(df1, df2), p);
}

Rmsea rmsea(double chi_square, double df, double people) {
  const auto of = [&](double excess) {
    return std::sqrt(std::max(0.0, excess) / (df * (people - 1)));
  };
  return {of(chi_square - df), of(noncentrality(chi_square, df, 0.95)),
          of(noncentrality(chi_square, df, 0.05))};
}

}  // namespace securebase::calibration

#include "securebase/statistics/distributions.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace securebase::statistics {
namespace {

// Where a series ends early, its best value so far is good enough for a tail; nothing throws.
namespace policies = boost::math::policies;
using Quiet = policies::policy<policies::evaluation_error<policies::ignore_error>,
                               policies::overflow_error<policies::ignore_error>,
                               policies::rounding_error<policies::ignore_error>>;
using Central = boost::math::chi_squared_distribution<double, Quiet>;
using Noncentral = boost::math::non_central_chi_squared_distribution<double, Quiet>;
using Fisher = boost::math::fisher_f_distribution<double, Quiet>;
using Normal = boost::math::normal_distribution<double, Quiet>;
using Student = boost::math::students_t_distribution<double, Quiet>;

double below(double x, double df, double noncentral) {
  return noncentral <= 0 ? cdf(Central(df), x) : cdf(Noncentral(df, noncentral), x);
}

}  // namespace

double chi_square_tail(double x, double df) { return cdf(complement(Central(df), x)); }

double chi_square_quantile(double p, double df) { return quantile(Central(df), p); }

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

double f_quantile(double p, double df1, double df2) { return quantile(Fisher(df1, df2), p); }

double t_two_sided(double t, double df) {
  const double size = std::abs(t);
  if (std::isinf(size)) return 0;
  if (std::isinf(df)) return std::erfc(size / std::sqrt(2.0));
  return 2 * cdf(complement(Student(df), size));
}

double t_quantile(double p, double df) {
  return std::isinf(df) ? quantile(Normal(0, 1), p) : quantile(Student(df), p);
}

}  // namespace securebase::statistics

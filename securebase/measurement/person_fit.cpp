#include "securebase/measurement/person_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "securebase/measurement/item_model.hpp"

namespace securebase::measurement {
namespace {

using Row = std::array<double, most_categories>;

// One item at theta: P of each answer, log P and its derivative.
struct ItemAt {
  std::size_t count = 0;
  Row p{}, log_p{}, pull{};
};

ItemAt item_at(const ItemModel& model, double theta) {
  ItemAt at{.count = model.categories()};
  probabilities(model, theta, at.p);
  for (std::size_t k = 0; k < at.count; ++k) {
    at.log_p[k] = std::log(std::max(at.p[k], 1e-300));
    at.pull[k] = log_slope(model, static_cast<int>(k), theta).first;
  }
  return at;
}

double mean_of(const ItemAt& at, const Row& value) {
  double sum = 0;
  for (std::size_t k = 0; k < at.count; ++k) sum += at.p[k] * value[k];
  return sum;
}

double variance_of(const ItemAt& at, const Row& value) {
  const double mean = mean_of(at, value);
  double sum = 0;
  for (std::size_t k = 0; k < at.count; ++k) sum += at.p[k] * (value[k] - mean) * (value[k] - mean);
  return sum;
}

double apart(std::size_t a, std::size_t b) {
  return std::abs(static_cast<double>(a) - static_cast<double>(b));
}

// The expected distance of each answer to one item from the answer to another.
Row distance_from(const ItemAt& one, const ItemAt& other) {
  Row expected{};
  for (std::size_t a = 0; a < one.count; ++a) {
    for (std::size_t b = 0; b < other.count; ++b) expected[a] += other.p[b] * apart(a, b);
  }
  return expected;
}

struct Keyed {
  ItemAt at;
  std::size_t category;
};

// What the pairs of one item share: the variance of the sum of its expected distances, beyond the
// sum of their variances.
double shared_variance(const Keyed& one, const std::vector<Keyed>& others) {
  Row sum{};
  double apart_from_it = 0;
  for (const Keyed& other : others) {
    const Row expected = distance_from(one.at, other.at);
    for (std::size_t k = 0; k < one.at.count; ++k) sum[k] += expected[k];
    apart_from_it += variance_of(one.at, expected);
  }
  return variance_of(one.at, sum) - apart_from_it;
}

}  // namespace

Deviation& Deviation::operator+=(const Deviation& other) {
  value += other.value;
  variance += other.variance;
  third += other.third;
  parts += other.parts;
  return *this;
}

double Deviation::normal() const {
  const double sd = std::sqrt(variance);
  const double z = value / sd;
  const double skewness = third / (variance * sd);
  constexpr double hardly_skew = 1e-4;
  if (std::abs(skewness) < hardly_skew) return z;
  // A gamma variable of this skewness, by its cube root.
  const double side = skewness > 0 ? 1.0 : -1.0;
  const double shape = 4.0 / (skewness * skewness);
  const double scaled = std::max(0.0, 1.0 + side * z / std::sqrt(shape));
  return side * 3.0 * std::sqrt(shape) * (std::cbrt(scaled) - 1.0 + 1.0 / (9.0 * shape));
}

Deviation likelihood_deviation(std::span<const AnsweredItem> answers, double theta) {
  std::vector<ItemAt> items;
  double moves = 0, information = 0;  // how the expected log-likelihood moves with theta
  for (const AnsweredItem& answer : answers) {
    const ItemAt& at = items.emplace_back(item_at(*answer.model, theta));
    for (std::size_t k = 0; k < at.count; ++k) {
      moves += at.p[k] * at.pull[k] * at.log_p[k];
      information += at.p[k] * at.pull[k] * at.pull[k];
    }
  }
  Deviation sum;
  if (!(information > 0)) return sum;
  const double share = moves / information;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const ItemAt& at = items[i];
    Row weight{};
    for (std::size_t k = 0; k < at.count; ++k) weight[k] = at.log_p[k] - share * at.pull[k];
    const double mean = mean_of(at, weight);
    sum.value += weight[static_cast<std::size_t>(answers[i].category)] - mean;
    for (std::size_t k = 0; k < at.count; ++k) {
      const double off = weight[k] - mean;
      sum.variance += at.p[k] * off * off;
      sum.third += at.p[k] * off * off * off;
    }
    ++sum.parts;
  }
  return sum;
}

Deviation opposite_deviation(std::span<const AnsweredItem> answers, double theta) {
  std::array<std::vector<Keyed>, 2> keyed;
  for (const AnsweredItem& answer : answers) {
    keyed[answer.reversed ? 1 : 0].push_back(
        {item_at(*answer.model, theta), static_cast<std::size_t>(answer.category)});
  }
  Deviation sum;
  for (const Keyed& one : keyed[0]) {
    for (const Keyed& other : keyed[1]) {
      double mean = 0, square = 0;
      for (std::size_t a = 0; a < one.at.count; ++a) {
        for (std::size_t b = 0; b < other.at.count; ++b) {
          const double p = one.at.p[a] * other.at.p[b];
          mean += p * apart(a, b);
          square += p * apart(a, b) * apart(a, b);
        }
      }
      sum.value += apart(one.category, other.category) - mean;
      sum.variance += square - mean * mean;
      ++sum.parts;
    }
  }
  for (std::size_t key = 0; key < 2; ++key) {
    for (const Keyed& one : keyed[key]) sum.variance += shared_variance(one, keyed[1 - key]);
  }
  return sum;
}

}  // namespace securebase::measurement
